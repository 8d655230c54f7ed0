import type { Task } from "../api/types";
import { startAnew } from "../queries/startAnew";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import "./RecoveryScreen.css";
import { TaskProgress } from "./TaskProgress";

/**
 * Stands in for everything else while a backup, or what was saved, is put in the place of the library: nobody can work in
 * it meanwhile. Once that is done, the page begins anew.
 */
export function RestoreScreen({ task, onStop }: { task: Task; onStop: () => void }) {
  const isUnderway = task.state === "running" || task.state === "done";
  return (
    <main className="recovery">
      <h1 className="serif">{isUnderway ? "Restoring the library" : "Nothing was restored"}</h1>
      {isUnderway ? (
        <>
          <p>
            What is restored is copied, and the copy is read again, before it takes the place of the library. Until then
            nobody can work in it. The library as it was is kept in a file beside it.
          </p>
          <section>
            <TaskProgress task={task} label="Copying and checking…" onStop={onStop} />
          </section>
        </>
      ) : (
        <>
          {task.state === "cancelled" && <p role="status">Stopped. The library is as it was.</p>}
          {task.error && <Callout tone="problem">{task.error}</Callout>}
          <div className="recovery__others">
            <Button look="primary" autoFocus onPress={startAnew}>
              Go on
            </Button>
          </div>
        </>
      )}
    </main>
  );
}
