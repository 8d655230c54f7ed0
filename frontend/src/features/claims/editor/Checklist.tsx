import { useMemo } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { Claim, Desk, Checklist as Questions } from "../../../api/types";
import { labelOf } from "../../../lib/evidenceWords";
import { otherKinds } from "../../../lib/otherKinds";
import { useDraft } from "../../../lib/useDraft";
import { claimRecord, editClaim } from "../../../queries/claims";
import { drafts } from "../../../queries/client";
import { useVocabulary } from "../../../queries/library";
import { useFound } from "../../../queries/suggestions";
import { CheckMark } from "../../../ui/CheckMark";
import "./Checklist.css";
import { SmallFold } from "../../../ui/SmallFold";
import { Section } from "./Section";
import { useFold } from "./useFold";

interface ChecklistProps {
  claim: Claim;
  desk: Desk;
  isOpenAtFirst: boolean;
}

/** What has to be looked at in a claim of this kind, to be ticked off; and, folded, for other facts in its words. */
export function Checklist({ claim, desk, isOpenAtFirst }: ChecklistProps) {
  const { checklists, claimKinds } = useVocabulary();
  const { values, flush } = useDraft(drafts, claimRecord(claim.id), claim);
  const fold = useFold("checklist", isOpenAtFirst);
  const { kind, checked } = values;
  const { passages } = claim;
  const found = useFound(desk);
  const others = useMemo(() => otherKinds({ kind, passages }, found), [kind, passages, found]);
  const questionsOf = (each: Claim["kind"]): Questions["items"] =>
    checklists.find((checklist) => checklist.kind === each)?.items ?? [];
  const progress = (items: Questions["items"]) =>
    `${items.filter(({ key }) => checked.includes(key)).length} of ${items.length}`;
  const tick = (keys: string[]) => {
    editClaim(claim.id, { checked: keys });
    flush();
  };
  const own = questionsOf(kind);
  return (
    <Section title="Checklist" fold={fold} tally={progress(own)}>
      <Items label={labelOf(claimKinds, kind)} items={own} checked={checked} onChange={tick} />
      {others.map((other) => {
        const label = labelOf(claimKinds, other);
        const items = questionsOf(other);
        return (
          <SmallFold key={other} title={`Also in the words: ${label.toLowerCase()}, ${progress(items)}`} level={4}>
            <Items label={label} items={items} checked={checked} onChange={tick} />
          </SmallFold>
        );
      })}
    </Section>
  );
}

interface ItemsProps {
  label: string;
  items: Questions["items"];
  /** The keys of all that is ticked, also in other lists. */
  checked: string[];
  onChange: (checked: string[]) => void;
}

function Items({ label, items, checked, onChange }: ItemsProps) {
  return (
    <CheckboxGroup className="checklist" value={checked} onChange={onChange}>
      <Label className="visually-hidden">{label}</Label>
      {items.map(({ key, question }) => (
        <Checkbox key={key} value={key} className="check checklist__item">
          <CheckMark />
          <span>{question}</span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
