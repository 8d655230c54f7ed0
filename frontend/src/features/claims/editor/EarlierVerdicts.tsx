import type { Scale, Verdict } from "../../../api/types";
import { levelOf } from "../../../lib/claimLook";
import { count } from "../../../lib/count";
import { momentInWords } from "../../../lib/dates";
import { Badge } from "../../../ui/Badge";
import { SmallFold } from "../../../ui/SmallFold";
import { Prose } from "./Prose";

/** Every verdict that was replaced or withdrawn. */
export function EarlierVerdicts({ verdicts, scales }: { verdicts: readonly Verdict[]; scales: readonly Scale[] }) {
  if (verdicts.length === 0) return null;
  return (
    <SmallFold title={count(verdicts.length, "earlier verdict")} level={4}>
      <ul className="earlier__list">
        {verdicts.map((verdict) => {
          const level = levelOf(verdict, scales);
          return (
            <li key={verdict.id}>
              <div className="earlier__head">
                {level ? <Badge look={level} size="small" /> : verdict.level}
                <span className="quiet">
                  {[verdict.givenBy, momentInWords(verdict.givenAt)].filter(Boolean).join(", ")}
                </span>
              </div>
              {verdict.explanation && <Prose markdown={verdict.explanation} />}
            </li>
          );
        })}
      </ul>
    </SmallFold>
  );
}
