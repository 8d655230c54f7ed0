import { ChevronDown, CircleCheckBig, SkipForward } from "lucide-react";
import { memo } from "react";
import { Meter } from "react-aria-components";
import type { Desk } from "../../api/types";
import { isChecked, progressWords } from "../../lib/progressWords";
import { useJob } from "../../lib/useJob";
import { useCoverageOf } from "../../queries/coverage";
import { Button, IconButton } from "../../ui/Button";
import { CoverageBar } from "../../ui/CoverageBar";
import { runCommand } from "../../ui/commands/registry";
import { Panel } from "../../ui/Panel";
import "./CheckProgress.css";
import { ProgressFigures } from "./ProgressFigures";

/** How far the check of the open article has come, and the way to what is left of it. */
export const CheckProgress = memo(function CheckProgress({ desk }: { desk: Desk }) {
  const { coverage, states } = useCoverageOf()(desk);
  const { sentences, claims, words } = progressWords(coverage, useJob());
  const all = isChecked(coverage);
  return (
    <div className="check-progress" data-all={all || undefined}>
      <Meter
        aria-label="Progress of the check"
        className="check-progress__meter"
        value={coverage.sentences.done}
        maxValue={coverage.sentences.total}
        valueLabel={all ? "Everything is checked" : `${sentences}, ${claims}, ${words}`}
      >
        <CoverageBar tally={coverage.sentences} />
      </Meter>
      <Panel
        label="Progress of the check"
        className="progress-figures"
        button={
          <Button look="quiet" size="small" className="check-progress__figures numeric">
            {all ? (
              <>
                <CircleCheckBig /> Everything is checked
              </>
            ) : (
              <span>
                {sentences}
                <span className="check-progress__more"> · {claims}</span>
                <span className="check-progress__most"> · {words}</span>
              </span>
            )}
            <ChevronDown />
          </Button>
        }
      >
        <ProgressFigures coverage={coverage} states={states} />
      </Panel>
      {!all && (
        <IconButton
          label="Next unchecked"
          command="unchecked.next"
          size="small"
          onPress={() => runCommand("unchecked.next")}
        >
          <SkipForward />
        </IconButton>
      )}
    </div>
  );
});
