import { useQuery } from "@tanstack/react-query";
import { messageOf } from "../api/error";
import { madeInWords } from "../lib/backupWords";
import { backupsQuery, useBackingUp, useBackupFolder } from "../queries/backups";
import { useInWindow } from "../queries/library";
import { useLibraryChoice } from "../queries/session";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { BackupList } from "./BackupList";
import { DumpSetting } from "./DumpSetting";
import { OpenCopy } from "./OpenCopy";
import { SealingSetting } from "./SealingSetting";
import { Setting } from "./Setting";
import { TaskProgress } from "./TaskProgress";

/** The copies of the whole library: where they go, which there are, one more, and back to one. */
export function BackupSettings() {
  const { data, error } = useQuery(backupsQuery);
  const { task, error: refused, start, stop } = useBackingUp();
  const inWindow = useInWindow();
  const newest = data?.backups[0];
  return (
    <div className="settings">
      <Setting
        name="Backups"
        note="One an hour is made while something changes. All of a day are kept, one a day for two weeks and one a week for twelve, as far as there is room."
      >
        <p>{newest ? `The last one is of ${madeInWords(newest)}.` : "There is none yet."}</p>
        {task?.state === "running" ? (
          <TaskProgress task={task} label="Backing up…" onStop={stop} />
        ) : (
          <Button onPress={start}>Back up now</Button>
        )}
        <div role="status">
          {task?.state === "done" && "Backed up, read again and found whole."}
          {task?.state === "cancelled" && "Stopped. No backup was made."}
        </div>
        {refused && <Callout tone="problem">{messageOf(refused)}</Callout>}
        {task?.error && <Callout tone="problem">{task.error}</Callout>}
        {data?.failure && <Callout tone="problem">{data.failure}</Callout>}
        {error && <Callout tone="problem">{messageOf(error)}</Callout>}
      </Setting>
      <Setting name="Folder" note="Another disk than the library’s is best: a backup on the same one goes with it.">
        <p className="settings__path">{data?.folder}</p>
        {inWindow && <FolderChoice />}
      </Setting>
      {data && <SealingSetting made={data} />}
      {data && data.backups.length > 0 && (
        <Setting name="Restore">
          <BackupList backups={data.backups} />
        </Setting>
      )}
      <DumpSetting />
      <Libraries inWindow={inWindow} />
    </div>
  );
}

function FolderChoice() {
  const { mutate, error } = useBackupFolder();
  return (
    <>
      <Button onPress={() => mutate()}>Choose another folder…</Button>
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
    </>
  );
}

function Libraries({ inWindow }: { inWindow: boolean }) {
  const { mutate, error } = useLibraryChoice();
  return (
    <Setting name="Library" note="Another library is opened for this time; the next start opens the usual one.">
      {inWindow && <Button onPress={() => mutate()}>Open another library…</Button>}
      <OpenCopy inWindow={inWindow} />
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
    </Setting>
  );
}
