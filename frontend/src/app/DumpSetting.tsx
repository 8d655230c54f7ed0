import { Download, FolderOpen } from "lucide-react";
import { useState } from "react";
import { desktop } from "../api/desktop";
import { messageOf } from "../api/error";
import type { Dumped } from "../api/types";
import { copyInWords, fileNameOf, lackingInWords } from "../lib/copyWords";
import { downloadDump, useDumping } from "../queries/copies";
import { useInWindow } from "../queries/library";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { toast } from "../ui/toasts";
import { DumpDialog } from "./DumpDialog";
import { Setting } from "./Setting";
import { TaskProgress } from "./TaskProgress";

/** Everything in the library as plain files, to keep or to take elsewhere. */
export function DumpSetting() {
  const inWindow = useInWindow();
  const { task, start, stop } = useDumping(inWindow);
  const [isAsking, setAsking] = useState(false);
  return (
    <Setting
      name="Copy"
      note="Texts, claims, verdicts, sources, originals, copies of sources and the whole history as plain files, which can be read without Tickmark. A library can be made of them again, with nothing lost."
    >
      {task?.state === "running" ? (
        <TaskProgress task={task} label="Copying…" onStop={stop} />
      ) : (
        <Button
          onPress={() => {
            start.reset();
            setAsking(true);
          }}
        >
          Copy of everything…
        </Button>
      )}
      <div role="status">
        {task?.state === "done" && task.copied && `Copied: ${copyInWords(task.copied)}`}
        {task?.state === "cancelled" && "Stopped. Nothing was left behind."}
      </div>
      {task?.state === "done" && task.copied && <Made id={task.id} made={task.copied} inWindow={inWindow} />}
      {task?.error && <Callout tone="problem">{task.error}</Callout>}
      {isAsking && <DumpDialog inWindow={inWindow} start={start} onClose={() => setAsking(false)} />}
    </Setting>
  );
}

function Made({ id, made, inWindow }: { id: string; made: Dumped; inWindow: boolean }) {
  const attempt = (work: Promise<unknown>) => {
    work.catch((error) => toast(messageOf(error), { tone: "problem" }));
  };
  return (
    <>
      <p className="settings__path">{inWindow ? made.path : fileNameOf(made.path)}</p>
      {inWindow ? (
        <Button icon={<FolderOpen />} onPress={() => attempt(desktop.revealDump(id))}>
          Show in folder
        </Button>
      ) : (
        <Button icon={<Download />} onPress={() => attempt(downloadDump(id, made.path))}>
          Download
        </Button>
      )}
      {lackingInWords(made).map((lack) => (
        <Callout key={lack} tone="problem">
          {lack}
        </Callout>
      ))}
    </>
  );
}
