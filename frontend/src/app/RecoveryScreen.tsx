import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { messageOf } from "../api/error";
import type { Backup, Session } from "../api/types";
import { backupInWords } from "../lib/backupWords";
import { sessionQuery, useLibraryChoice, useReopening, useSalvage } from "../queries/session";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { BackupList } from "./BackupList";
import { OpenCopy } from "./OpenCopy";
import "./RecoveryScreen.css";
import { RestoreDialog } from "./RestoreDialog";
import { SalvageDialog, SalvageEnd } from "./SalvageDialog";
import { TaskProgress } from "./TaskProgress";

/** Stands in for everything else while no library is open: why, and what can be done about it. */
export function RecoveryScreen() {
  const { data: session, error } = useQuery(sessionQuery);
  return (
    <main className="recovery">
      <h1 className="serif">The library did not open</h1>
      {session && <Ways session={session} />}
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
    </main>
  );
}

function Ways({ session }: { session: Session }) {
  const reopening = useReopening();
  const choice = useLibraryChoice();
  const salvage = useSalvage();
  const [salvaging, setSalvaging] = useState(false);
  const [restoring, setRestoring] = useState<Backup | null>(null);
  // What was tried a moment ago says more than what the start came to.
  const problem = reopening.data?.problem || session.problem;
  const newest = session.backups[0];
  const error = reopening.error ?? choice.error;
  const canRestore = newest && session.code !== "conflict";
  return (
    <>
      <p>{problem}</p>
      {canRestore && (
        <section>
          <h2>Restore the last backup</h2>
          <p>It is of {backupInWords(newest)}. The library as it is now is kept in a file beside it.</p>
          <Button look="primary" onPress={() => setRestoring(newest)}>
            Restore it…
          </Button>
          {session.backups.length > 1 && (
            <details>
              <summary>Earlier backups</summary>
              <BackupList backups={session.backups.slice(1)} />
            </details>
          )}
        </section>
      )}
      {session.readable && (
        <section>
          <h2>Read what can be read</h2>
          <p>The library is opened as it is, and nothing in it is changed. What can be read can be exported.</p>
          <Button onPress={() => reopening.mutate(true)}>Open read-only</Button>
        </section>
      )}
      {session.salvageable && (
        <section>
          <h2>Save what can be saved</h2>
          <p>
            A new library is made of what is still whole. A backup is better, if it is recent: nothing is missing in it.
          </p>
          {salvage.task?.state === "running" ? (
            <TaskProgress task={salvage.task} label="Saving…" onStop={salvage.stop} />
          ) : (
            <Button onPress={() => setSalvaging(true)}>
              {salvage.task?.salvaged ? "See what was saved…" : "Save what can be saved…"}
            </Button>
          )}
          {!salvaging && <SalvageEnd salvage={salvage} />}
        </section>
      )}
      <div className="recovery__others">
        <Button look={canRestore ? "plain" : "primary"} onPress={() => reopening.mutate(false)}>
          Try again
        </Button>
        {session.desktop && <Button onPress={() => choice.mutate()}>Choose another library…</Button>}
      </div>
      <section>
        <h2>Go on with a copy of everything</h2>
        <OpenCopy inWindow={session.desktop} />
      </section>
      {!session.desktop && (
        <p className="quiet">To open another library, stop Tickmark and start it with --library and the file’s name.</p>
      )}
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
      {salvaging && <SalvageDialog salvage={salvage} onClose={() => setSalvaging(false)} />}
      {restoring && <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
    </>
  );
}
