import { ChevronsUp, Link2 } from "lucide-react";
import { memo } from "react";
import { Button } from "react-aria-components";
import type { Claim } from "../../api/types";
import { type ClaimLook, wordsOf } from "../../lib/claimLook";
import { count } from "../../lib/count";
import { useJob } from "../../lib/useJob";
import { Glyph } from "../../ui/Glyph";

interface ClaimRowProps {
  claim: Claim;
  look: ClaimLook;
  onOpen: (claimId: string) => void;
}

export const ClaimRow = memo(function ClaimRow({ claim, look, onOpen }: ClaimRowProps) {
  const { say } = useJob();
  return (
    <Button className={`claim-row tone-${look.tone}`} onPress={() => onOpen(claim.id)}>
      <span className="claim-row__number numeric">
        <span className="visually-hidden">{say("Claim ")}</span>
        {claim.number}
      </span>
      <span className="claim-row__body">
        <span className="claim-row__words" dir="auto">
          {wordsOf(claim)}
        </span>
        <span className="claim-row__facts">
          <span className="claim-row__look">
            <Glyph glyph={look.glyph} size={11} />
            {look.label}
          </span>
          {claim.claimant && <span className="claim-row__claimant">{claim.claimant}</span>}
          {claim.evidence.length > 0 && (
            <span className="claim-row__count">
              <Link2 aria-hidden="true" />
              <span className="visually-hidden">{count(claim.evidence.length, "piece")} of evidence</span>
              <span aria-hidden="true">{claim.evidence.length}</span>
            </span>
          )}
          {claim.priority === "high" && (
            <span className="claim-row__high">
              <ChevronsUp aria-hidden="true" />
              High
            </span>
          )}
        </span>
      </span>
    </Button>
  );
});
