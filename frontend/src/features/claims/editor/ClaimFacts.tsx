import type { ReactNode } from "react";
import type { Claim } from "../../../api/types";
import { useDraft } from "../../../lib/useDraft";
import { claimRecord, editClaim } from "../../../queries/claims";
import { drafts } from "../../../queries/client";
import { useVocabulary } from "../../../queries/library";
import { Choice, type Option } from "../../../ui/Choice";
import { Field } from "../../../ui/Field";
import { Glyph } from "../../../ui/Glyph";
import { TagsField } from "./TagsField";
import "./ClaimFacts.css";

/** What is known about a claim beside its words: how far its check is, who makes it and when, what sort it is. */
export function ClaimFacts({ claim }: { claim: Claim }) {
  const { statuses, claimKinds, priorities } = useVocabulary();
  const { values, problem, flush } = useDraft(drafts, claimRecord(claim.id), claim);
  const edit = (patch: Parameters<typeof editClaim>[1]) => editClaim(claim.id, patch);
  /** A choice is made in one go: there is nothing to wait for. */
  const choose = (patch: Parameters<typeof editClaim>[1]) => {
    edit(patch);
    flush();
  };
  const statusOptions: Option<Claim["status"]>[] = statuses.map(({ key, label, definition, tone, glyph }) => ({
    key,
    label,
    description: definition,
    icon: <Glyph glyph={glyph} tone={tone} />,
  }));
  return (
    <div className="facts">
      <Fact label="Status">
        <Choice
          label="Status"
          labelHidden
          look="inline"
          options={statusOptions}
          value={values.status}
          onChange={(status) => choose({ status })}
        />
      </Fact>
      <Fact label="Claimant">
        <div className="facts__pair">
          <Field
            label="Claimant"
            labelHidden
            look="quiet"
            value={values.claimant}
            problem={problem("claimant")}
            onChange={(claimant) => edit({ claimant })}
            onLeave={flush}
            placeholder="Name"
          />
          <Field
            label="Role of the claimant"
            labelHidden
            look="quiet"
            value={values.claimantRole}
            problem={problem("claimantRole")}
            onChange={(claimantRole) => edit({ claimantRole })}
            onLeave={flush}
            placeholder="Role"
          />
        </div>
      </Fact>
      <Fact label="Said on">
        <Field
          label="Said on"
          labelHidden
          look="quiet"
          value={values.saidOn}
          problem={problem("saidOn")}
          onChange={(saidOn) => edit({ saidOn })}
          onLeave={flush}
          placeholder="2025, 2025-11 or 2025-11-30"
        />
      </Fact>
      <Fact label="Kind">
        <Choice
          label="Kind"
          labelHidden
          look="inline"
          options={claimKinds}
          value={values.kind}
          onChange={(kind) => choose({ kind })}
        />
      </Fact>
      <Fact label="Priority">
        <Choice
          label="Priority"
          labelHidden
          look="inline"
          options={priorities}
          value={values.priority}
          onChange={(priority) => choose({ priority })}
        />
      </Fact>
      <Fact label="Tags">
        <TagsField tags={values.tags} onChange={(tags) => choose({ tags })} />
      </Fact>
    </div>
  );
}

/** The label is for the eye; each control carries its own for a screen reader. */
function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="facts__row">
      <span className="facts__label" aria-hidden="true">
        {label}
      </span>
      <div className="facts__value">{children}</div>
    </div>
  );
}
