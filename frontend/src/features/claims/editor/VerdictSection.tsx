import { useRef, useState } from "react";
import { messageOf } from "../../../api/error";
import type { Claim, Scale, VerdictFields } from "../../../api/types";
import { levelOf } from "../../../lib/claimLook";
import { currentScales } from "../../../lib/currentScales";
import { momentInWords } from "../../../lib/dates";
import { useDraft } from "../../../lib/useDraft";
import { editVerdict, useVerdictWithdraw, verdictRecord } from "../../../queries/claims";
import { drafts } from "../../../queries/client";
import { Badge } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { Callout } from "../../../ui/Callout";
import { Choice } from "../../../ui/Choice";
import { toast } from "../../../ui/toasts";
import { EarlierVerdicts } from "./EarlierVerdicts";
import { Explanation } from "./Explanation";
import { useFocusRequest } from "./editorFocus";
import { LevelPicker } from "./LevelPicker";
import { Section } from "./Section";
import { useFold } from "./useFold";
import { useOwedFocus } from "./useOwedFocus";
import "./VerdictSection.css";

interface VerdictSectionProps {
  claim: Claim;
  scales: readonly Scale[];
  isOpenAtFirst: boolean;
}

/** What the check of the claim came to: a level of a scale, with reasons. */
export function VerdictSection({ claim, scales, isOpenAtFirst }: VerdictSectionProps) {
  const stored: { verdict: VerdictFields | undefined } = { verdict: claim.verdict };
  const { values, problem, flush } = useDraft(drafts, verdictRecord(claim.id), stored);
  const withdraw = useVerdictWithdraw(claim.id);
  const { verdict } = values;
  const offered = currentScales(scales, claim.verdict?.scaleVersionId);
  const fold = useFold("verdict", isOpenAtFirst || claim.verdict !== undefined);
  const levels = useRef<HTMLDivElement>(null);
  const focusLevel = useOwedFocus(
    () => levels.current?.querySelector<HTMLElement>("input:checked") ?? levels.current?.querySelector("input"),
  );
  useFocusRequest("verdict", () => {
    fold.open();
    focusLevel();
  });
  const [chosenScale, setChosenScale] = useState<string | null>(null);
  const scale = offered.find(({ id }) => id === (chosenScale ?? verdict?.scaleVersionId)) ?? offered[0];
  if (!scale) return null;

  const level =
    verdict && scale.id === verdict.scaleVersionId ? levelOf(verdict as Claim["verdict"], scales) : undefined;
  const given = levelOf(claim.verdict, scales);
  // Stored after a pause: the arrow keys pass over ratings that nobody means to give.
  const pick = (key: string) =>
    editVerdict(claim.id, { scaleVersionId: scale.id, level: key, explanation: verdict?.explanation ?? "" });
  return (
    <Section
      title="Verdict"
      tally={isOpenAtFirst || claim.verdict ? undefined : "optional"}
      fold={fold}
      summary={given && <Badge look={given} size="small" />}
      actions={
        <>
          {offered.length > 1 && (
            <Choice
              label="Rating scale"
              labelHidden
              look="inline"
              options={offered.map((each) => ({ key: each.id, label: scaleName(each, offered) }))}
              value={scale.id}
              onChange={setChosenScale}
            />
          )}
          {claim.verdict && (
            <Button
              look="quiet"
              size="small"
              onPress={() =>
                withdraw.mutate(undefined, { onError: (error) => toast(messageOf(error), { tone: "problem" }) })
              }
            >
              Withdraw
            </Button>
          )}
        </>
      }
    >
      <LevelPicker ref={levels} levels={scale.levels} value={level?.key ?? null} onChange={pick} onLeave={flush} />
      {problem("verdict") && <Callout tone="problem">{problem("verdict")}</Callout>}
      {verdict && (
        <>
          <Explanation
            key={claim.id}
            value={verdict.explanation}
            onChange={(explanation) => editVerdict(claim.id, { ...fieldsOf(verdict), explanation })}
            onLeave={flush}
          />
          {claim.verdict && (
            <p className="section__note">
              {claim.verdict.givenBy ? `Given by ${claim.verdict.givenBy}` : "Given"},{" "}
              {momentInWords(claim.verdict.givenAt)}
            </p>
          )}
        </>
      )}
      <EarlierVerdicts verdicts={claim.earlierVerdicts} scales={scales} />
    </Section>
  );
}

/** A stored verdict has more than a draft may send. */
const fieldsOf = ({ scaleVersionId, level, explanation }: VerdictFields): VerdictFields => ({
  scaleVersionId,
  level,
  explanation,
});

function scaleName(scale: Scale, offered: readonly Scale[]): string {
  const versions = offered.filter(({ scaleId }) => scaleId === scale.scaleId);
  return versions.length > 1 ? `${scale.name}, version ${scale.version}` : scale.name;
}
