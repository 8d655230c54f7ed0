import { messageOf } from "../api/error";
import type { Salvaged } from "../api/types";
import { useRestoring, useSalvage } from "../queries/session";
import { Button } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { Dialog } from "../ui/Dialog";

/** Says what saving the rest of a damaged library does, does it, and tells what came of it. */
export function SalvageDialog({ onClose }: { onClose: () => void }) {
  const salvage = useSalvage();
  const restoring = useRestoring();
  const saved = salvage.data;
  return (
    <Dialog
      title={saved ? "What could be saved" : "Save what can be saved?"}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{saved ? "Close" : "Cancel"}</Button>
          {saved ? (
            <Button
              look="primary"
              isPending={restoring.isPending}
              onPress={() => restoring.mutate({ backup: saved.name, passphrase: "" })}
            >
              {restoring.isPending ? "Opening…" : "Work with the new library"}
            </Button>
          ) : (
            <Button look="primary" isPending={salvage.isPending} onPress={() => salvage.mutate()}>
              {salvage.isPending ? "Saving…" : "Save what can be saved"}
            </Button>
          )}
        </>
      }
    >
      {saved ? <Account saved={saved} /> : <Intention />}
      {salvage.error && <Callout tone="problem">{messageOf(salvage.error)}</Callout>}
      {restoring.error && <Callout tone="problem">{messageOf(restoring.error)}</Callout>}
    </Dialog>
  );
}

function Intention() {
  return (
    <>
      <p>
        A new library is made of whatever can still be read, beside the damaged one, which is not changed. Then you see
        what was saved and what is lost, and decide whether to work with it.
      </p>
      <p>This takes up to a few minutes where there are many copies of sources.</p>
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
