import { Columns2, Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { messageOf } from "../../../api/error";
import type { Claim, Source } from "../../../api/types";
import type { OpenSource } from "../../../lib/route";
import { useJob } from "../../../lib/useJob";
import { useEvidenceRemove } from "../../../queries/sources";
import { Button } from "../../../ui/Button";
import { runCommand } from "../../../ui/commands/registry";
import { Hint } from "../../../ui/Hint";
import { toast } from "../../../ui/toasts";
import { AddEvidence } from "./AddEvidence";
import { EvidenceCard } from "./EvidenceCard";
import { useFocusRequest } from "./editorFocus";
import "./EvidenceSection.css";
import { Section } from "./Section";
import { useFold } from "./useFold";
import { useOwedFocus } from "./useOwedFocus";

interface EvidenceSectionProps {
  claim: Claim;
  sources: readonly Source[];
  onSource: (source: OpenSource) => void;
}

/** What sources say about the claim. */
export function EvidenceSection({ claim, sources, onSource }: EvidenceSectionProps) {
  const { say } = useJob();
  const fold = useFold("evidence", true);
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  /** The evidence whose source was added with it, so that there is more to say about it. */
  const [newSource, setNewSource] = useState<string | null>(null);
  const quote = useRef<HTMLTextAreaElement>(null);
  const focusQuote = useOwedFocus(() => quote.current);
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
        <Hint text={say("Add a source to the claim")} command="claim.source">
          <Button
            ref={addButton}
            look="quiet"
            size="small"
            icon={adding ? <X /> : <Plus />}
            onPress={() => (adding ? setAdding(false) : startAdding())}
          >
            {adding ? "Cancel" : "Add evidence"}
          </Button>
        </Hint>
      }
    >
      {adding && (
        <AddEvidence
          claim={claim}
          inputRef={find}
          onAdded={({ evidenceId, isNewSource }) => {
            setAdding(false);
            setOpen(evidenceId);
            setNewSource(isNewSource ? evidenceId : null);
            focusQuote();
          }}
          onCancel={() => {
            setAdding(false);
            addButton.current?.focus();
          }}
        />
      )}
      {claim.evidence.length === 0 && !adding && (
        <p className="section__note">Nothing yet. Add what a source says about this, for or against.</p>
      )}
      {claim.evidence.length > 0 && (
        <Hint text={say("The claim beside its evidence, with what both have")} command="claim.compare">
          <Button look="quiet" size="small" icon={<Columns2 />} onPress={() => runCommand("claim.compare")}>
            {say("Hold the claim against it")}
          </Button>
        </Hint>
      )}
      <ul className="evidence">
        {claim.evidence.map((evidence) => (
          <EvidenceCard
            key={evidence.id}
            articleId={claim.articleId}
            evidence={evidence}
            source={sources.find(({ id }) => id === evidence.sourceId)}
            isOpen={open === evidence.id}
            isSourceOpen={newSource === evidence.id}
            quoteRef={open === evidence.id ? quote : undefined}
            onSource={() => onSource({ id: evidence.sourceId, evidenceId: evidence.id })}
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
