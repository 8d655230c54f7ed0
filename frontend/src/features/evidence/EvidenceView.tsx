import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Claim, Desk, Evidence, Source } from "../../api/types";
import type { ClaimLook } from "../../lib/claimLook";
import { numberIn } from "../../lib/claimOrder";
import { count } from "../../lib/count";
import { nameOfSource } from "../../lib/evidenceWords";
import { byOrigin, type Origin, rootOrigins } from "../../lib/origins";
import type { OpenSource } from "../../lib/route";
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
  /** Opens a source beside the text. */
  onSource: (source: OpenSource) => void;
  /** Goes to the claim before (-1) or after (1) this one. */
  onStep: (direction: 1 | -1) => void;
}

/** A claim on one side, and all that speaks for and against it on the other. */
export function EvidenceView({ claim, desk, look, fieldsOf, onSource, onStep }: EvidenceViewProps) {
  const { say } = useJob();
  const { stances } = useVocabulary();
  const { data: comparison } = useComparison(claim, desk.sources);
  const heading = useRef<HTMLHeadingElement>(null);
  const view = useRef<HTMLElement>(null);
  /** What is being written, and where it stands meanwhile: a new stance moves it once it is put away. */
  const [edited, setEdited] = useState<Pick<Evidence, "id" | "stance"> | null>(null);
  /** What was put away last, and the button that did it. */
  const putAway = useRef<{ id: string; button: HTMLElement | null } | null>(null);
  const number = numberIn(desk.claims, claim.id);
  const sources = useMemo(() => [...desk.sources, ...desk.origins], [desk.sources, desk.origins]);
  const roots = useMemo(() => rootOrigins(sources), [sources]);
  const sourceOf = (sourceId: string) => sources.find(({ id }) => id === sourceId);
  const stanceOf = ({ id, stance }: Evidence) => (edited?.id === id ? edited.stance : stance);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading of each claim that is gone to.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [claim.id]);
  const buttonOf = (id: string) => view.current?.querySelector<HTMLElement>(`[data-evidence="${id}"] button`) ?? null;
  const edit = ({ id, stance }: Evidence, isEdited: boolean) => {
    putAway.current = isEdited ? null : { id, button: buttonOf(id) };
    setEdited(isEdited ? { id, stance } : null);
  };
  // What goes to another group, perhaps only once its stance is stored, takes the focus along.
  useLayoutEffect(() => {
    const last = putAway.current;
    if (!last || last.button?.isConnected || document.activeElement !== document.body) return;
    last.button = buttonOf(last.id);
    last.button?.focus();
  });

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
            const own = byOrigin(
              claim.evidence.filter((evidence) => stanceOf(evidence) === key),
              roots,
            );
            if (own.length === 0) return null;
            return (
              <section key={key} className={`evidence-group stance-${key}`} aria-label={label}>
                <h2 className="evidence-group__title">
                  {label} <span className="quiet numeric">{countOf(own)}</span>
                </h2>
                <ul className="evidence-group__list">
                  {own.flatMap((origin) =>
                    origin.evidence.map((evidence, i) => (
                      <EvidenceItem
                        key={evidence.id}
                        evidence={evidence}
                        source={sourceOf(evidence.sourceId)}
                        note={i === 0 ? noteOn(origin, sourceOf(origin.root)) : undefined}
                        isBound={i > 0}
                        quoted={comparison?.quotes.find(({ evidenceId }) => evidenceId === evidence.id)}
                        isEdited={edited?.id === evidence.id}
                        onEdit={(isEdited) => edit(evidence, isEdited)}
                        onSource={() => onSource({ id: evidence.sourceId, evidenceId: evidence.id })}
                        fields={fieldsOf}
                      />
                    )),
                  )}
                </ul>
              </section>
            );
          })}
        </section>
      </div>
    </main>
  );
}

/** "3", or "3, of 2 origins" where some go back to the same. */
function countOf(origins: readonly Origin[]): string {
  const pieces = origins.reduce((sum, { evidence }) => sum + evidence.length, 0);
  const shared = origins.some(({ sources }) => sources > 1);
  return shared ? `${pieces}, of ${count(origins.length, "origin")}` : String(pieces);
}

/** Says of sources that have it from one another that they count as one. */
const noteOn = ({ sources }: Origin, root: Source | undefined) =>
  sources > 1 ? `${count(sources, "source")} go back to “${nameOfSource(root)}”. They count as one.` : undefined;
