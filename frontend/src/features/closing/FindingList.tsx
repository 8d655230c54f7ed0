import { useState } from "react";
import type { Finding, RuleResult } from "../../api/types";
import { count } from "../../lib/count";
import { hrefOf } from "../../lib/route";
import { useJob } from "../../lib/useJob";
import { Button } from "../../ui/Button";
import { seen } from "../../ui/seen";
import { usePrinting } from "../../ui/usePrinting";
import { findingId, leaveBy } from "./lastLeft";

/** How many findings are shown at first, and how many more each time. */
const first = 8;
const step = 100;

interface FindingListProps {
  result: RuleResult;
  articleId: string;
}

/** What a rule found, each with the way to the words that it is about. */
export function FindingList({ result, articleId }: FindingListProps) {
  const [chosen, setMost] = useState(first);
  const most = usePrinting() ? result.findings.length : chosen;
  const { findings, key: rule, lapsed } = result;
  const left = findings.length - most;
  return (
    <>
      <ol className="findings">
        {byPlace(findings.slice(0, most)).map((here) => (
          <li key={here[0].key} className="finding">
            <FindingWords finding={here[0]} rule={rule} articleId={articleId} />
            {here.map(({ key, text, accepted }) => (
              <p key={key} className="finding__text">
                {lapsed && !accepted && <span className="finding__new">New</span>}
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {left > 0 && (
        <Button look="quiet" size="small" className="findings__more" onPress={() => setMost(most + step)}>
          {left > step ? `Show ${step} more of ${count(left, "finding")}` : `Show ${left} more`}
        </Button>
      )}
    </>
  );
}

/** Findings that follow one another about the same claim, together. */
function byPlace(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const places: [Finding, ...Finding[]][] = [];
  for (const finding of findings) {
    const last = places.at(-1);
    if (finding.claimId && last?.[0].claimId === finding.claimId) last.push(finding);
    else places.push([finding]);
  }
  return places;
}

/** The words that a finding is about, as a link to where they stand. One about the whole article has none. */
function FindingWords({ finding, rule, articleId }: { finding: Finding; rule: string; articleId: string }) {
  const { say } = useJob();
  const { claimId, sentence, words } = finding;
  if (!claimId && !sentence) return null;
  return (
    <a
      id={findingId(rule, finding.key)}
      className="finding__link"
      href={hrefOf(
        rule === "changes-not-rechecked"
          ? { screen: "desk", articleId, recheck: claimId ?? "" }
          : { screen: "desk", articleId, claimId, words: sentence },
      )}
      onClick={() => leaveBy(articleId, rule, finding.key)}
    >
      <span className="finding__place">{placeOf(finding, say)}</span>
      <span className="finding__words serif" dir="auto">
        {seen(words)}
      </span>
    </a>
  );
}

function placeOf({ claimId, claimNumber }: Finding, say: (text: string) => string): string {
  if (!claimId) return "Sentence";
  return say(claimNumber ? `Claim ${claimNumber}` : "Parked claim");
}
