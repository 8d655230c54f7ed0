import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { Claim } from "../../../api/types";
import { useDraft } from "../../../lib/useDraft";
import { claimRecord, editClaim } from "../../../queries/claims";
import { drafts } from "../../../queries/client";
import { useVocabulary } from "../../../queries/library";
import { CheckMark } from "../../../ui/CheckMark";
import "./Checklist.css";
import { Section } from "./Section";
import { useFold } from "./useFold";

interface ChecklistProps {
  claim: Claim;
  isOpenAtFirst: boolean;
}

/** What has to be looked at in a claim of this kind, to be ticked off. */
export function Checklist({ claim, isOpenAtFirst }: ChecklistProps) {
  const { checklists, claimKinds } = useVocabulary();
  const { values, flush } = useDraft(drafts, claimRecord(claim.id), claim);
  const fold = useFold("checklist", isOpenAtFirst);
  const own = checklists.find(({ kind }) => kind === values.kind)?.items ?? [];
  const done = own.filter(({ key }) => values.checked.includes(key)).length;
  return (
    <Section title="Checklist" fold={fold} tally={`${done} of ${own.length}`}>
      <CheckboxGroup
        className="checklist"
        value={values.checked}
        onChange={(checked) => {
          editClaim(claim.id, { checked });
          flush();
        }}
      >
        <Label className="visually-hidden">{claimKinds.find(({ key }) => key === values.kind)?.label}</Label>
        {own.map(({ key, question }) => (
          <Checkbox key={key} value={key} className="check checklist__item">
            <CheckMark />
            <span>{question}</span>
          </Checkbox>
        ))}
      </CheckboxGroup>
    </Section>
  );
}
