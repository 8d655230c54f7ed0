import type { ReactNode } from "react";
import type { Claim, ClaimPatch } from "../../../api/types";
import { count } from "../../../lib/count";
import { dateInWords } from "../../../lib/dates";
import { useDraft } from "../../../lib/useDraft";
import { claimRecord, editClaim } from "../../../queries/claims";
import { drafts } from "../../../queries/client";
import { Facts } from "../../../ui/Facts";
import { Field } from "../../../ui/Field";
import "./ClaimFacts.css";
import { Section } from "./Section";
import { TagsField } from "./TagsField";
import { useFold } from "./useFold";

/** Who makes the claim and when, and the words by which it is found again. */
export function ClaimFacts({ claim, isOpenAtFirst }: { claim: Claim; isOpenAtFirst: boolean }) {
  const { values, problem, flush } = useDraft(drafts, claimRecord(claim.id), claim);
  const fold = useFold("facts", isOpenAtFirst);
  const edit = (patch: ClaimPatch) => editClaim(claim.id, patch);
  return (
    <Section
      title="Claimant and tags"
      fold={fold}
      summary={
        <Facts
          facts={[
            values.claimant,
            dateInWords(values.saidOn),
            values.tags.length > 0 && count(values.tags.length, "tag"),
          ]}
        />
      }
    >
      <div className="facts">
        <Fact label="Claimant">
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
        <Fact label="Tags">
          <TagsField
            tags={values.tags}
            onChange={(tags) => {
              edit({ tags });
              flush();
            }}
          />
        </Fact>
      </div>
    </Section>
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
