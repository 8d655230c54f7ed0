import type { Coverage, Tally } from "../../api/types";
import { count } from "../../lib/count";
import type { SentenceState } from "../../lib/coverage";
import { percent } from "../../lib/progressWords";
import { useJob } from "../../lib/useJob";
import { CoverageBar } from "../../ui/CoverageBar";
import { Facts } from "../../ui/Facts";

interface ProgressFiguresProps {
  coverage: Coverage;
  states: readonly SentenceState[];
}

/** The figures behind the progress of a check, and what they count. */
export function ProgressFigures({ coverage: { sentences, words, claims }, states }: ProgressFiguresProps) {
  const { say, final } = useJob();
  const broken = sentences.brokenDown - sentences.done;
  const begun = states.filter((state) => state === "begun").length;
  const untouched = sentences.total - sentences.brokenDown - begun;
  const others = [
    broken > 0 && `${count(broken, "is", "are")} broken down`,
    begun > 0 && `${count(begun, "is", "are")} begun`,
    untouched > 0 && `${count(untouched, "is", "are")} untouched`,
  ];
  return (
    <>
      <Figure name="Sentences" tally={sentences} done="done" facts={others} />
      <Figure
        name={say("Claims")}
        tally={{ total: claims.total, brokenDown: claims.final, done: claims.final }}
        done={final}
      />
      <Figure
        name="Words"
        tally={words}
        done="in sentences that are done"
        facts={[words.brokenDown > words.done && `${percent(words.brokenDown, words.total)} % broken down`]}
      />
      <p className="progress-figures__note">
        {say(
          "A sentence is broken down when all of it that could be wrong is marked as a claim or set aside, and done once those claims are in a final status.",
        )}
      </p>
    </>
  );
}

interface FigureProps {
  name: string;
  tally: Tally;
  /** What one says of what is done. */
  done: string;
  facts?: readonly (string | false)[];
}

function Figure({ name, tally, done, facts = [] }: FigureProps) {
  return (
    <div className="progress-figures__figure">
      <h3>{name}</h3>
      <p className="numeric">
        <strong>{tally.done.toLocaleString("en-GB")}</strong> of {tally.total.toLocaleString("en-GB")} {done}
      </p>
      <CoverageBar tally={tally} />
      {facts.some(Boolean) && (
        <p className="progress-figures__others numeric">
          <Facts facts={facts} />
        </p>
      )}
    </div>
  );
}
