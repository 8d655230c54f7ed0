import type { Claim } from "../../api/types";
import { type ClaimLook, wordsOf } from "../../lib/claimLook";
import { useJob } from "../../lib/useJob";
import { claimNumber } from "../../queries/desk";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Glyph } from "../../ui/Glyph";
import "./MergeDialog.css";
import { seen } from "../../ui/seen";

interface MergeDialogProps {
  claim: Claim;
  /** Those over some of its words, then its neighbours. */
  others: readonly Claim[];
  lookOf: (claim: Claim) => ClaimLook;
  onMerge: (other: Claim) => void;
  onClose: () => void;
}

/** Asks with which of the claims near it a claim is to be merged. */
export function MergeDialog({ claim, others, lookOf, onMerge, onClose }: MergeDialogProps) {
  const { say } = useJob();
  return (
    <Dialog title={say(`Merge claim ${claimNumber(claim)} with`)} size="small" onClose={onClose}>
      <p className="quiet">{say("Words, evidence, queries and verdicts of both claims are kept.")}</p>
      <ul className="merge-dialog">
        {others.map((other, i) => {
          const look = lookOf(other);
          return (
            <li key={other.id}>
              <Button look="quiet" className="merge-dialog__claim" autoFocus={i === 0} onPress={() => onMerge(other)}>
                <span className="numeric">
                  <span className="visually-hidden">{say("Claim ")}</span>
                  {claimNumber(other)}
                </span>
                <Glyph glyph={look.glyph} tone={look.tone} size={12} />
                <span className="merge-dialog__words" dir="auto">
                  {seen(wordsOf(other))}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
