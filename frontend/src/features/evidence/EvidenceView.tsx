import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Claim, Desk, Evidence } from "../../api/types";
import type { ClaimLook } from "../../lib/claimLook";
import { numberIn } from "../../lib/claimOrder";
import { useJob } from "../../lib/useJob";
import { useComparison } from "../../queries/comparison";
import { useVocabulary } from "../../queries/library";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/Button";
import { ClaimSide } from "./ClaimSide";
import "./EvidenceView.css";
import { EvidenceItem } from "./EvidenceItem";

interface EvidenceViewProps {
  claim: Claim;
  desk: Desk;
  look: ClaimLook;
  /** The fields in which a piece of evidence is written. */
  fieldsOf: (evidence: Evidence) => ReactNode;
  /** Goes to the claim before (-1) or after (1) this one. */
  onStep: (direction: 1 | -1) => void;
}

/** A claim on one side, and all that speaks for and against it on the other. */
export function EvidenceView({ claim, desk, look, fieldsOf, onStep }: EvidenceViewProps) {
  const { say } = useJob();
  const { stances } = useVocabulary();
  const { data: comparison } = useComparison(claim, desk.sources);
  const heading = useRef<HTMLHeadingElement>(null);
  const view = useRef<HTMLElement>(null);
  /** What is being written, and where it stands meanwhile: a new stance moves it once it is put away. */
  const [edited, setEdited] = useState<Pick<Evidence, "id" | "stance"> | null>(null);
  const lastEdited = useRef<string | null>(null);
  const number = numberIn(desk.claims, claim.id);
  const stanceOf = ({ id, stance }: Evidence) => (edited?.id === id ? edited.stance : stance);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading of each claim that is gone to.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [claim.id]);
  useEffect(() => {
    if (edited === null && lastEdited.current) {
      view.current?.querySelector<HTMLElement>(`[data-evidence="${lastEdited.current}"] button`)?.focus();
    }
    lastEdited.current = edited?.id ?? null;
  }, [edited]);

  return (
    <main ref={view} className="evidence-view" data-surface="panel">
      <header className={`evidence-view__bar tone-${look.tone}`}>
        <h1 ref={heading} tabIndex={-1} className="evidence-view__title serif">
          {say(`Claim ${number}`)} <span className="quiet">and its evidence</span>
        </h1>
        <Badge look={look} size="small" />
        <IconButton
          label={say("Previous claim")}
          command="claim.openPrevious"
          size="small"
          isDisabled={number === 1}
          onPress={() => onStep(-1)}
        >
          <ChevronUp />
        </IconButton>
        <IconButton
          label={say("Next claim")}
          command="claim.openNext"
          size="small"
          isDisabled={number === desk.claims.length}
          onPress={() => onStep(1)}
        >
          <ChevronDown />
        </IconButton>
      </header>
      <div className="evidence-view__sides">
        <ClaimSide claim={claim} comparison={comparison} />
        <section className="evidence-view__evidence" aria-label="Evidence">
          {claim.evidence.length === 0 && (
            <p className="quiet">{say("No evidence yet. Add what a source says from the claim, beside the text.")}</p>
          )}
          {stances.map(({ key, label }) => {
            const own = claim.evidence.filter((evidence) => stanceOf(evidence) === key);
            if (own.length === 0) return null;
            return (
              <section key={key} className={`evidence-group stance-${key}`} aria-label={label}>
                <h2 className="evidence-group__title">
                  {label} <span className="quiet numeric">{own.length}</span>
                </h2>
                <ul className="evidence-group__list">
                  {own.map((evidence) => (
                    <EvidenceItem
                      key={evidence.id}
                      evidence={evidence}
                      source={desk.sources.find(({ id }) => id === evidence.sourceId)}
                      quoted={comparison?.quotes.find(({ evidenceId }) => evidenceId === evidence.id)}
                      isEdited={edited?.id === evidence.id}
                      onEdit={(isEdited) => setEdited(isEdited ? { id: evidence.id, stance: evidence.stance } : null)}
                      fields={fieldsOf}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
        </section>
      </div>
    </main>
  );
}
