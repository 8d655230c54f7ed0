import type { VersionOutcome } from "../../api/types";
import { count } from "../../lib/count";
import { useJob } from "../../lib/useJob";
import { useRecheck } from "../../queries/versions";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { CountTable } from "../../ui/CountTable";
import { Dialog } from "../../ui/Dialog";

interface VersionAccountProps {
  articleId: string;
  outcome: VersionOutcome;
  onClose: () => void;
  onRecheck: () => void;
  onUndo: () => void;
}

/** What became of the check when the text got another version. */
export function VersionAccount({ articleId, outcome, onClose, onRecheck, onUndo }: VersionAccountProps) {
  const { say } = useJob();
  const { version, carried, notes } = outcome;
  const { exact, moved, changed, lost, reopened, restored, parked } = carried;
  const waiting = changed + lost;
  // The recheck list has them, too. It takes a moment, and the account of the check does not wait for it.
  const added = useRecheck(articleId).data?.sentences.length ?? 0;
  const toLookAt = waiting + added;
  const lines: [number, string][] = [
    [exact, "carried: the same words in the same order"],
    [moved, "moved: the same words elsewhere in the text"],
    [changed, "to look at again: the words have changed"],
    [lost, "not in the text any more"],
  ];
  return (
    <Dialog
      title={`Version ${version.seq} is in`}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" className="new-version__file" onPress={onUndo}>
            Undo the import
          </Button>
          <Button look={toLookAt > 0 ? "quiet" : "primary"} onPress={onClose}>
            {toLookAt > 0 ? "Later" : "Done"}
          </Button>
          {toLookAt > 0 && (
            <Button look="primary" onPress={onRecheck} autoFocus>
              Recheck {toLookAt}
            </Button>
          )}
        </>
      }
    >
      <div className="version-account" role="status">
        <p>
          {waiting > 0
            ? `${count(waiting, "place")} of the check ${waiting === 1 ? "waits" : "wait"} for a decision.`
            : "Everything that was checked is in the new text as it was: nothing waits for a decision."}
        </p>
        <CountTable caption="What became of the places of the check" lines={lines} />
        <ul className="version-account__claims">
          {added > 0 && (
            <li>
              {count(added, "sentence")} {added === 1 ? "has" : "have"} words that are new, and{" "}
              {added === 1 ? "is" : "are"} not broken down.
            </li>
          )}
          {reopened > 0 && (
            <li>
              {say(
                `${count(reopened, "claim")} ${reopened === 1 ? "was settled and is" : "were settled and are"} to check again.`,
              )}
            </li>
          )}
          {restored > 0 && (
            <li>
              {say(
                `${count(restored, "claim")} ${restored === 1 ? "has its" : "have their"} status back: the change was taken back.`,
              )}
            </li>
          )}
          {parked > 0 && (
            <li>
              {say(`${count(parked, "claim")} ${parked === 1 ? "is" : "are"} parked: without any words in this text.`)}
            </li>
          )}
        </ul>
        {notes.length > 0 && <Callout>{notes.join(" ")}</Callout>}
      </div>
    </Dialog>
  );
}
