import type { Claim, Source } from "../../api/types";
import { type ClaimLook, wordsOf } from "../../lib/claimLook";
import { labelOf, locatorInWords, nameOfSource, publisherOf } from "../../lib/evidenceWords";
import { useJob } from "../../lib/useJob";
import { useVocabulary } from "../../queries/library";
import { Badge } from "../../ui/Badge";
import { Facts } from "../../ui/Facts";
import "./PrintedClaims.css";
import { seen } from "../../ui/seen";

interface PrintedClaimsProps {
  claims: readonly Claim[];
  sources: readonly Source[];
  lookOf: (claim: Claim) => ClaimLook;
}

/** All claims as they are put on paper, behind the text that has their numbers. */
export function PrintedClaims({ claims, sources, lookOf }: PrintedClaimsProps) {
  const { stances, locatorKinds, priorities } = useVocabulary();
  const { say } = useJob();
  if (claims.length === 0) return null;
  return (
    <section className="printed-claims">
      <h2 className="serif">{say("Claims")}</h2>
      <ol>
        {claims.map((claim, i) => (
          <li key={claim.id} className="printed-claim">
            <span className="printed-claim__number numeric">{i + 1}</span>
            <div className="printed-claim__body">
              <p className="printed-claim__words serif" dir="auto">
                {seen(wordsOf(claim))}
              </p>
              <p className="printed-claim__facts">
                <Badge look={lookOf(claim)} size="small" />
                <span>
                  <Facts
                    facts={[
                      claim.claimant,
                      claim.claimantRole,
                      claim.priority === "normal" ? "" : `${labelOf(priorities, claim.priority)} priority`,
                    ]}
                  />
                </span>
              </p>
              <ul className="printed-claim__evidence">
                {claim.evidence.map((evidence) => {
                  const source = sources.find(({ id }) => id === evidence.sourceId);
                  const facts = [
                    nameOfSource(source),
                    publisherOf(source),
                    source?.confidential && "Confidential",
                    locatorInWords(evidence, locatorKinds),
                  ];
                  return (
                    <li key={evidence.id}>
                      <strong>{labelOf(stances, evidence.stance)}:</strong> <Facts facts={facts} />
                    </li>
                  );
                })}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
