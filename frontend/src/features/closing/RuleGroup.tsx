import type { RuleResult } from "../../api/types";
import { count } from "../../lib/count";
import { useJob } from "../../lib/useJob";
import { Glyph } from "../../ui/Glyph";
import { stateLooks } from "./closingLook";
import { FindingList } from "./FindingList";
import { ruleId } from "./lastLeft";
import { RuleWaiver } from "./RuleWaiver";

interface RuleGroupProps {
  title: string;
  state: RuleResult["state"];
  articleId: string;
  results: readonly RuleResult[];
  /** Told which rule is about to go to another group; null if it does not after all. */
  onMoved: (rule: string | null) => void;
  onUndo: () => void;
}

/** The rules of one state. Those that found something are open; the others say what they are about when asked. */
export function RuleGroup({ title, state, results, ...props }: RuleGroupProps) {
  if (results.length === 0) return null;
  const isQuiet = state === "pass" || state === "off";
  return (
    <section className="rule-group" aria-labelledby={`group-${state}`}>
      <h2 id={`group-${state}`} className="rule-group__title">
        {title} <span className="rule-group__count numeric">{results.length}</span>
      </h2>
      <ul className="rule-group__rules">
        {results.map((result) => (
          <li key={result.key}>{isQuiet ? <QuietRule result={result} /> : <OpenRule result={result} {...props} />}</li>
        ))}
      </ul>
    </section>
  );
}

function QuietRule({ result }: { result: RuleResult }) {
  const { say } = useJob();
  return (
    <details className="rule rule--quiet">
      <summary id={ruleId(result.key)} className="rule__summary">
        <RuleSign state={result.state} />
        {say(result.name)}
      </summary>
      <RuleWhy result={result} />
    </details>
  );
}

function OpenRule({
  result,
  articleId,
  onMoved,
  onUndo,
}: { result: RuleResult } & Omit<RuleGroupProps, "title" | "state" | "results">) {
  const { say } = useJob();
  return (
    <article className="rule" aria-labelledby={ruleId(result.key)}>
      <header className="rule__head">
        <RuleSign state={result.state} />
        <h3 id={ruleId(result.key)} className="rule__name" tabIndex={-1}>
          {say(result.name)}
        </h3>
        <span className="rule__count numeric">{count(result.findings.length, "finding")}</span>
      </header>
      <RuleWhy result={result} />
      <RuleWaiver result={result} articleId={articleId} onMoved={onMoved} onUndo={onUndo}>
        <FindingList result={result} articleId={articleId} />
      </RuleWaiver>
    </article>
  );
}

function RuleSign({ state }: { state: RuleResult["state"] }) {
  const { label, tone, glyph } = stateLooks[state];
  return (
    <span className={`rule__sign tone-${tone}`}>
      <Glyph glyph={glyph} size={12} />
      <span className="visually-hidden">{label}: </span>
    </span>
  );
}

/** Why the rule is there, and which commitment of a code it serves. */
function RuleWhy({ result }: { result: RuleResult }) {
  const { say } = useJob();
  return (
    <div className="rule__why">
      <p>{say(result.why)}</p>
      {result.serves && <p className="rule__serves">{result.serves}</p>}
    </div>
  );
}
