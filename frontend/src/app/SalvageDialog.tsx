import { messageOf } from "../api/error";
import type { Salvaged } from "../api/types";
import { useRestoring, type useSalvage } from "../queries/session";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { Dialog } from "../ui/Dialog";
import { TaskProgress } from "./TaskProgress";

interface SalvageDialogProps {
  salvage: ReturnType<typeof useSalvage>;
  onClose: () => void;
}

/** Says what saving the rest of a damaged library does, does it, and tells what came of it. */
export function SalvageDialog({ salvage, onClose }: SalvageDialogProps) {
  const restoring = useRestoring();
  const { task, start, stop } = salvage;
  const saved = task?.salvaged;
  const isRunning = task?.state === "running";
  return (
    <Dialog
      title={saved ? "What could be saved" : isRunning ? "Saving what can be saved" : "Save what can be saved?"}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{saved || isRunning ? "Close" : "Cancel"}</Button>
          {saved && (
            <Button
              look="primary"
              onPress={() => restoring.isPending || restoring.mutate({ backup: saved.name, passphrase: "" })}
            >
              Work with the new library
            </Button>
          )}
          {!saved && !isRunning && (
            <Button look="primary" onPress={start}>
              Save what can be saved
            </Button>
          )}
        </>
      }
    >
      {saved ? <Account saved={saved} /> : <Intention />}
      {isRunning && <TaskProgress task={task} label="Saving…" onStop={stop} />}
      <SalvageEnd salvage={salvage} />
      {restoring.error && <Callout tone="problem">{messageOf(restoring.error)}</Callout>}
    </Dialog>
  );
}

/** Why a salvage came to nothing, if it did. */
export function SalvageEnd({ salvage: { task, error } }: { salvage: ReturnType<typeof useSalvage> }) {
  return (
    <>
      <p role="status">{task?.state === "cancelled" && "Stopped. No new library was made."}</p>
      {task?.error && <Callout tone="problem">{task.error}</Callout>}
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
    </>
  );
}

function Intention() {
  return (
    <>
      <p>
        A new library is made of whatever can still be read, beside the damaged one, which is not changed. Then you see
        what was saved and what is lost, and decide whether to work with it.
      </p>
      <p>This takes some minutes where there are many copies of sources.</p>
    </>
  );
}

function Account({ saved }: { saved: Salvaged }) {
  return (
    <>
      <table className="salvaged">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Saved</th>
            <th scope="col">Lost</th>
          </tr>
        </thead>
        <tbody>
          {saved.kinds.map((kind) => (
            <tr key={kind.title}>
              <th scope="row">{kind.title}</th>
              <td>{kind.saved}</td>
              <td>{kind.lost}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {saved.lost.length > 0 && (
        <details>
          <summary>What is lost</summary>
          <ul>
            {saved.lost.map((lost) => (
              <li key={lost}>{lost}</li>
            ))}
          </ul>
        </details>
      )}
      {saved.unread > 0 && (
        <p>
          Parts of the file could not be read. What stood only there is not in the list, because nothing tells that it
          was there.
        </p>
      )}
      <p>
        {saved.historyWhole
          ? "The history is whole and goes on."
          : "The history is not whole: what is left of it is kept, and its chain of hashes begins anew."}{" "}
        If you work with the new library, it takes the place of the damaged one, which is kept in a file beside it whose
        name has “before-restore” in it.
      </p>
    </>
  );
}
