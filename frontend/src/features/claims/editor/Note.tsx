import { useRef } from "react";
import type { Claim } from "../../../api/types";
import { useDraft } from "../../../lib/useDraft";
import { claimRecord, editClaim } from "../../../queries/claims";
import { drafts } from "../../../queries/client";
import { Field } from "../../../ui/Field";
import { useFocusRequest } from "./editorFocus";
import { Section } from "./Section";
import { useFold } from "./useFold";
import { useOwedFocus } from "./useOwedFocus";

/** What the checker notes for themselves. */
export function Note({ claim }: { claim: Claim }) {
  const { values, problem, flush } = useDraft(drafts, claimRecord(claim.id), claim);
  const fold = useFold("note", claim.note !== "");
  const field = useRef<HTMLTextAreaElement>(null);
  const focus = useOwedFocus(() => field.current);
  useFocusRequest("note", () => {
    fold.open();
    focus();
  });
  return (
    <Section title="Note" fold={fold} summary={values.note}>
      <Field
        label="Note"
        labelHidden
        multiline
        lines={2}
        inputRef={field}
        value={values.note}
        problem={problem("note")}
        onChange={(note) => editClaim(claim.id, { note })}
        onLeave={flush}
        placeholder="For yourself: never part of a published report"
      />
    </Section>
  );
}
