import type { Ref } from "react";
import type { Evidence } from "../../../api/types";
import { useDraft } from "../../../lib/useDraft";
import { useJob } from "../../../lib/useJob";
import { drafts } from "../../../queries/client";
import { useVocabulary } from "../../../queries/library";
import { editEvidence, evidenceRecord } from "../../../queries/sources";
import { Choice } from "../../../ui/Choice";
import { Field } from "../../../ui/Field";

interface EvidenceFieldsProps {
  articleId: string;
  evidence: Evidence;
  quoteRef: Ref<HTMLTextAreaElement> | undefined;
}

/** What the source says on the claim, and where. */
export function EvidenceFields({ articleId, evidence, quoteRef }: EvidenceFieldsProps) {
  const { stances, locatorKinds } = useVocabulary();
  const { values, problem, flush } = useDraft(drafts, evidenceRecord(evidence.id), evidence);
  const { say } = useJob();
  const edit = (patch: Parameters<typeof editEvidence>[2]) => editEvidence(articleId, evidence.id, patch);
  const choose = (patch: Parameters<typeof editEvidence>[2]) => {
    edit(patch);
    flush();
  };
  return (
    <>
      <div className="evidence-card__place">
        <Choice label="Stance" options={stances} value={values.stance} onChange={(stance) => choose({ stance })} />
        <Choice
          label="Where"
          options={locatorKinds}
          value={values.locatorKind}
          onChange={(locatorKind) => choose({ locatorKind })}
        />
        <Field
          label={locatorKinds.find(({ key }) => key === values.locatorKind)?.label ?? "Place"}
          value={values.locator}
          problem={problem("locator")}
          onChange={(locator) => edit({ locator })}
          onLeave={flush}
        />
      </div>
      <Field
        label="Quoted words"
        className="evidence-card__words"
        multiline
        lines={2}
        inputRef={quoteRef}
        value={values.quote}
        problem={problem("quote")}
        onChange={(quote) => edit({ quote })}
        onLeave={flush}
        placeholder={say("The sentence or figure in the source that bears on the claim")}
      />
      <Field
        label="Does not prove"
        multiline
        value={values.limits}
        problem={problem("limits")}
        onChange={(limits) => edit({ limits })}
        onLeave={flush}
        placeholder="What it leaves open"
      />
      <div className="evidence-card__dates">
        <Field
          label="Accessed on"
          value={values.accessedOn}
          problem={problem("accessedOn")}
          onChange={(accessedOn) => edit({ accessedOn })}
          onLeave={flush}
          placeholder="2025-11-30"
        />
        <Field
          label="Archived copy"
          type="url"
          value={values.archiveUrl}
          problem={problem("archiveUrl")}
          onChange={(archiveUrl) => edit({ archiveUrl })}
          onLeave={flush}
          placeholder="https://"
        />
      </div>
    </>
  );
}
