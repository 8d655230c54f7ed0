import type { Tally } from "../api/types";
import "./CoverageBar.css";

/** What is done, and behind it what is broken down, as parts of a line. The same has to be said in words beside it. */
export function CoverageBar({ tally: { total, brokenDown, done } }: { tally: Tally }) {
  const width = (n: number) => ({ width: `${total === 0 ? 0 : (100 * n) / total}%` });
  return (
    <span className="coverage-bar" aria-hidden="true">
      <span className="coverage-bar__broken-down" style={width(brokenDown)} />
      <span className="coverage-bar__done" data-all={done === total || undefined} style={width(done)} />
    </span>
  );
}
