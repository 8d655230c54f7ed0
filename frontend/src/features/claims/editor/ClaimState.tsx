import { useRef } from "react";
import type { Claim, ClaimPatch } from "../../../api/types";
import { reasonAsked } from "../../../lib/statusReason";
import { useDraft } from "../../../lib/useDraft";
import { claimRecord, editClaim } from "../../../queries/claims";
import { drafts } from "../../../queries/client";
import { useVocabulary } from "../../../queries/library";
import { Choice } from "../../../ui/Choice";
import { Field } from "../../../ui/Field";
import "./ClaimState.css";
import { useFocusRequest } from "./editorFocus";
import { StatusPicker } from "./StatusPicker";
import { useOwedFocus } from "./useOwedFocus";

/** How far the check of the claim is and why, what sort of fact it states, and how much hangs on it. */
export function ClaimState({ claim }: { claim: Claim }) {
  const { claimKinds, priorities } = useVocabulary();
  const { values, problem, flush } = useDraft(drafts, claimRecord(claim.id), claim);
  const reason = useRef<HTMLTextAreaElement>(null);
  const focusReason = useOwedFocus(() => reason.current);
  useFocusRequest("reason", focusReason);
  /** A choice is made in one go: there is nothing to wait for. */
  const choose = (patch: ClaimPatch) => {
    editClaim(claim.id, patch);
    flush();
  };
  const ask = reasonAsked(values.status);
  return (
    <div className="claim-state">
      <div className="claim-state__line">
        <StatusPicker
          value={values.status}
          onChange={(status) => {
            choose({ status });
            if (reasonAsked(status)) focusReason();
          }}
        />
        <div className="claim-state__sorts">
          <Choice
            label="Kind"
            labelHidden
            look="inline"
            options={claimKinds}
            value={values.kind}
            onChange={(kind) => choose({ kind })}
          />
          <Choice
            label="Priority"
            labelHidden
            look="inline"
            options={priorities.map(({ key, label }) => ({ key, label: `${label} priority` }))}
            value={values.priority}
            onChange={(priority) => choose({ priority })}
          />
        </div>
      </div>
      {ask && (
        <Field
          label={ask.label}
          multiline
          inputRef={reason}
          value={values.statusReason}
          problem={problem("statusReason")}
          onChange={(statusReason) => editClaim(claim.id, { statusReason })}
          onLeave={flush}
          placeholder={ask.hint}
        />
      )}
    </div>
  );
}
