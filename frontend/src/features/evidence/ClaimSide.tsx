import type { Claim, Comparison } from "../../api/types";
import { exactWordsOf } from "../../lib/claimLook";
import { useJob } from "../../lib/useJob";
import { Callout } from "../../ui/Callout";
import { seen } from "../../ui/seen";
import { MarkedWords } from "./MarkedWords";

const roles = { exact: "In the article", wording: "As it is worded", change: "Verified as" };

/** What the claim says, with everything in it that its evidence has or lacks. */
export function ClaimSide({ claim, comparison }: { claim: Claim; comparison: Comparison | undefined }) {
  const { say } = useJob();
  const texts = comparison?.texts ?? [];
  const exact = exactWordsOf(claim);
  return (
    <section className="evidence-view__claim" aria-label={say("Claim")}>
      {!texts.some(({ role }) => role === "exact") && <Words text={{ role: "exact", words: exact, facts: [] }} />}
      {texts.map((text) => (
        <Words key={text.role} text={text} />
      ))}
      {comparison && claim.evidence.length > 0 && <Sum comparison={comparison} />}
      <ul className="evidence-view__legend" aria-hidden="true">
        <li>
          <mark className="likeness likeness--shared">on both sides</mark>
        </li>
        <li>
          <mark className="likeness likeness--missing">in no evidence</mark>
        </li>
        <li>
          <mark className="likeness likeness--other">in the evidence only</mark>
        </li>
      </ul>
    </section>
  );
}

function Words({ text: { role, words, facts } }: { text: Comparison["texts"][number] }) {
  return (
    <div className="evidence-view__words">
      <h2 className="evidence-view__label">{roles[role]}</h2>
      <p className="serif" dir="auto">
        <MarkedWords
          words={words}
          facts={facts.map((fact) => ({ ...fact, sort: fact.evidence.length > 0 ? "shared" : "missing" }))}
        />
      </p>
    </div>
  );
}

/** What no evidence has, in a sentence. That all is there proves nothing, and is not said to. */
function Sum({ comparison }: { comparison: Comparison }) {
  const facts = comparison.texts.flatMap(({ words, facts: own }) =>
    own.map((fact) => ({ words: [...words].slice(fact.start, fact.end).join(""), isThere: fact.evidence.length > 0 })),
  );
  const missing = [...new Set(facts.filter(({ isThere }) => !isThere).map(({ words }) => words))];
  if (missing.length > 0) return <Callout>In no evidence: {seen(missing.join(", "))}.</Callout>;
  if (facts.length === 0) return <p className="quiet">No number, date or name to look for: compare what it means.</p>;
  return (
    <p className="quiet">
      Every number, date and name stands in the evidence. Whether they mean the same is yours to say.
    </p>
  );
}
