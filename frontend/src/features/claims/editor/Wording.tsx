import { useRef } from "react";
import type { Claim } from "../../../api/types";
import { useDraft } from "../../../lib/useDraft";
import { claimRecord, editClaim } from "../../../queries/claims";
import { drafts } from "../../../queries/client";
import { Field } from "../../../ui/Field";
import { useFocusRequest } from "./editorFocus";

/** The claim in words of its own. */
export function Wording({ claim }: { claim: Claim }) {
  const { values, problem, flush } = useDraft(drafts, claimRecord(claim.id), claim);
  const field = useRef<HTMLTextAreaElement>(null);
  useFocusRequest("wording", () => field.current?.focus());
  return (
    <Field
      label="Stand-alone wording"
      className="claim-editor__wording"
      multiline
      inputRef={field}
      value={values.wording}
      problem={problem("wording")}
      onChange={(wording) => editClaim(claim.id, { wording })}
      onLeave={flush}
      placeholder="So that it can be understood without the article"
    />
  );
}
