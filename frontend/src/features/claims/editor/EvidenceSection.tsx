import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { messageOf } from "../../../api/error";
import type { Claim, Source } from "../../../api/types";
import { useEvidenceRemove } from "../../../queries/sources";
import { Button } from "../../../ui/Button";
import { toast } from "../../../ui/toasts";
import { AddEvidence } from "./AddEvidence";
import { EvidenceCard } from "./EvidenceCard";
import { useFocusRequest } from "./editorFocus";
import "./EvidenceSection.css";

/** What sources say about the claim. */
export function EvidenceSection({ claim, sources }: { claim: Claim; sources: readonly Source[] }) {
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const find = useRef<HTMLInputElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const remove = useEvidenceRemove(claim.articleId, claim.id);
  useFocusRequest("evidence", () => {
    setAdding(true);
    find.current?.focus();
  });
  return (
    <section className="section">
      <header className="section__head">
        <h3 className="section__title">Evidence</h3>
        {!adding && (
          <Button ref={addButton} look="quiet" size="small" icon={<Plus />} onPress={() => setAdding(true)}>
            Add evidence
          </Button>
        )}
      </header>
      {adding && (
        <AddEvidence
          claim={claim}
          inputRef={find}
          onDone={(id) => {
            setAdding(false);
            if (id) setOpen(id);
          }}
        />
      )}
      {claim.evidence.length === 0 && !adding && (
        <p className="section__note">Nothing yet. Add what a source says about this, for or against.</p>
      )}
      <ul className="evidence">
        {claim.evidence.map((evidence) => (
          <EvidenceCard
            key={evidence.id}
            articleId={claim.articleId}
            evidence={evidence}
            source={sources.find(({ id }) => id === evidence.sourceId)}
            isOpen={open === evidence.id}
            onToggle={() => setOpen(open === evidence.id ? null : evidence.id)}
            onRemove={() => {
              remove.mutate(evidence.id, { onError: (error) => toast(messageOf(error), { tone: "problem" }) });
              addButton.current?.focus();
            }}
          />
        ))}
      </ul>
    </section>
  );
}
