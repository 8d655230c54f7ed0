import { ArrowRight } from "lucide-react";
import type { Ref } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { Claim } from "../../api/types";
import { type ClaimLook, exactWordsOf } from "../../lib/claimLook";
import { claimName } from "../../lib/claimName";
import { useJob } from "../../lib/useJob";
import { Button } from "../../ui/Button";
import { Glyph } from "../../ui/Glyph";
import { RowList, type RowListHandle } from "../../ui/RowList";
import "./OlderClaims.css";
import { seen } from "../../ui/seen";

interface OlderClaimsProps {
  claims: readonly Claim[];
  lookOf: (claim: Claim) => ClaimLook;
  /** The claim that is shown in the text. */
  chosen: string | undefined;
  /** What became of a claim in the version that is being checked, in a few words; "" if it cannot be opened there. */
  nowOf: (claim: Claim) => string;
  onShow: (claim: Claim) => void;
  /** Opens a claim where it is being checked. */
  onOpen: (claim: Claim) => void;
  ref: Ref<RowListHandle>;
}

/** The claims of an earlier version, with the words that they had in it. */
export function OlderClaims({ claims, lookOf, chosen, nowOf, onShow, onOpen, ref }: OlderClaimsProps) {
  const job = useJob();
  const { say } = job;
  return (
    <RowList
      ref={ref}
      label={say("Claims")}
      rows={claims}
      keyOf={({ id }) => id}
      dataOf={({ id }) => ({ "data-claim": id })}
      empty={<p className="older-claims__none quiet">{say("No claim stood in this version.")}</p>}
    >
      {(claim, isTabStop) => {
        const look = lookOf(claim);
        const number = claims.indexOf(claim) + 1;
        const now = nowOf(claim);
        return (
          <div className={`older-claim tone-${look.tone}`} data-chosen={claim.id === chosen || undefined}>
            <AriaButton
              className="older-claim__body"
              aria-current={claim.id === chosen || undefined}
              excludeFromTabOrder={!isTabStop}
              onPress={() => onShow(claim)}
            >
              <span className="visually-hidden">{claimName(number, look, job)}, </span>
              <span className="older-claim__number numeric" aria-hidden="true">
                {number}
              </span>
              <span className="older-claim__words serif" dir="auto">
                {seen(exactWordsOf(claim))}
              </span>
            </AriaButton>
            <span className="older-claim__now">
              <span className="older-claim__look" aria-hidden="true">
                <Glyph glyph={look.glyph} size={11} />
                {look.label}
              </span>
              {now && (
                <Button
                  look="quiet"
                  size="small"
                  icon={<ArrowRight />}
                  excludeFromTabOrder={!isTabStop}
                  onPress={() => onOpen(claim)}
                >
                  {now}
                </Button>
              )}
            </span>
          </div>
        );
      }}
    </RowList>
  );
}
