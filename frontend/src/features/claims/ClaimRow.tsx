import { ChevronsUp, Link2, MessageCircleQuestionMark, Unlink } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Button } from "react-aria-components";
import type { Claim } from "../../api/types";
import { type ClaimLook, wordsOf } from "../../lib/claimLook";
import { claimName } from "../../lib/claimName";
import { claimSigns } from "../../lib/claimSigns";
import { count } from "../../lib/count";
import { useJob } from "../../lib/useJob";
import { Glyph } from "../../ui/Glyph";
import { seen } from "../../ui/seen";
import { useQueryTone } from "./useQueryTone";

interface ClaimRowProps {
  claim: Claim;
  number: number;
  /** Gives the look of a claim; the same function from draw to draw, or every row is drawn again. */
  lookOf: (claim: Claim) => ClaimLook;
  isTabStop: boolean;
  onOpen: (claimId: string) => void;
}

/** A claim in a few words: what it says, how far its check is and what it came to, and what is missing or waits. */
export const ClaimRow = memo(function ClaimRow({ claim, number, lookOf, isTabStop, onOpen }: ClaimRowProps) {
  const job = useJob();
  const look = lookOf(claim);
  const queryTone = useQueryTone();
  const { openQueries, lacksEvidence } = claimSigns(claim);
  const words = wordsOf(claim);
  const evidence = claim.evidence.length;
  const [first, second] = job.leads === "verdict" ? [look.verdict, look.status] : [look.status, look.verdict];
  return (
    <Button className={`claim-row tone-${look.tone}`} excludeFromTabOrder={!isTabStop} onPress={() => onOpen(claim.id)}>
      <span className="claim-row__number numeric">
        <span className="visually-hidden">{claimName(number, look, job)}, </span>
        <span aria-hidden="true">{number}</span>
      </span>
      <span className="claim-row__body">
        <span className="claim-row__words" dir="auto">
          {seen(words)}
        </span>
        <span className="claim-row__facts">
          {[first, second].map(
            (known, i) =>
              known && (
                // The name begins with them already.
                <span
                  key={i === 0 ? "first" : "second"}
                  className={`claim-row__look tone-${known.tone}`}
                  aria-hidden="true"
                >
                  <Glyph glyph={known.glyph} size={11} />
                  {known.label}
                </span>
              ),
          )}
          {openQueries > 0 && (
            <Sign
              className={`claim-row__query ${queryTone}`}
              says={count(openQueries, "open query", "open queries")}
              icon={<MessageCircleQuestionMark />}
            >
              {openQueries}
            </Sign>
          )}
          {claim.priority === "high" && <Sign className="claim-row__high" says="high priority" icon={<ChevronsUp />} />}
          {claim.claimant && <span className="claim-row__claimant">{seen(claim.claimant)}</span>}
          {evidence > 0 ? (
            <Sign className="claim-row__count" says={`${count(evidence, "piece")} of evidence`} icon={<Link2 />}>
              {evidence}
            </Sign>
          ) : (
            <Sign
              className={`claim-row__count ${lacksEvidence ? "claim-row__count--lacking" : ""}`}
              says="no evidence"
              icon={<Unlink />}
            >
              {lacksEvidence && "No evidence"}
            </Sign>
          )}
        </span>
      </span>
    </Button>
  );
});

interface SignProps {
  className: string;
  /** In words, for a tooltip and for a screen reader. */
  says: string;
  icon: ReactNode;
  children?: ReactNode;
}

function Sign({ className, says, icon, children }: SignProps) {
  return (
    <span className={`claim-row__sign ${className}`} title={says}>
      <span className="visually-hidden">, {says}, </span>
      <span className="claim-row__drawn" aria-hidden="true">
        {icon}
        {children}
      </span>
    </span>
  );
}
