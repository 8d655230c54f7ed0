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
import { Section } from "./Section";
import { useFold } from "./useFold";

/** What sources say about the claim. */
export function EvidenceSection({ claim, sources }: { claim: Claim; sources: readonly Source[] }) {
  const fold = useFold("evidence", true);
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const find = useRef<HTMLInputElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const remove = useEvidenceRemove(claim.articleId, claim.id);
  const startAdding = () => {
    fold.open();
    setAdding(true);
  };
  useFocusRequest("evidence", () => {
    startAdding();
    find.current?.focus();
  });
  return (
    <Section
      title="Evidence"
      fold={fold}
      tally={claim.evidence.length > 0 ? claim.evidence.length : undefined}
      actions={
        !adding && (
          <Button ref={addButton} look="quiet" size="small" icon={<Plus />} onPress={startAdding}>
            Add evidence
          </Button>
        )
      }
    >
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
    </Section>
  );
}
