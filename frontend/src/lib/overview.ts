import type { Claim, Sentence, Tone } from "../api/types";
import type { ClaimLook } from "./claimLook";
import type { SentenceState } from "./coverage";

/*
 * A long text on a short line. The text is cut into rows of equal length. A row that holds several things shows the one
 * that still needs somebody, so that a single sentence that is left in a hundred pages can be seen.
 */

/** Rows from `from` up to `to`, without it, that show the same. */
export interface Run<T> {
  from: number;
  to: number;
  value: T;
}

export interface Overview {
  sentences: Run<SentenceState>[];
  claims: Run<Tone>[];
  /** Where a query is open. */
  queries: Run<true>[];
}

/** How far a sentence is: the least comes first. */
const rank: Record<SentenceState, number> = { untouched: 0, begun: 1, brokenDown: 2, done: 3 };

/** `length` is that of the text, in code points. */
export function overviewOf(
  length: number,
  rows: number,
  sentences: readonly Sentence[],
  states: readonly SentenceState[],
  claims: readonly Claim[],
  lookOf: (claim: Claim) => ClaimLook,
): Overview {
  const ofSentences = new Array<SentenceState | undefined>(rows);
  const ofClaims = new Array<ClaimLook | undefined>(rows);
  const ofQueries = new Array<true | undefined>(rows);
  const rowOf = (place: number) => Math.round((place / length) * rows);
  const eachRow = (start: number, end: number, visit: (row: number) => void) => {
    const first = Math.min(start, rows - 1);
    for (let row = first; row < Math.max(end, first + 1); row++) visit(row);
  };
  sentences.forEach((sentence, i) => {
    const state = states[i] as SentenceState;
    const start = rowOf(sentence.start);
    const end = rowOf(sentence.end);
    // Where there is room, a row is left free between two sentences.
    eachRow(start, end - start > 3 ? end - 1 : end, (row) => {
      const there = ofSentences[row];
      if (!there || rank[state] < rank[there]) ofSentences[row] = state;
    });
  });
  for (const claim of claims) {
    const look = lookOf(claim);
    const isAsked = claim.queries.some(({ closedAt }) => !closedAt);
    for (const { start, end } of claim.passages) {
      eachRow(rowOf(start), rowOf(end), (row) => {
        const there = ofClaims[row];
        if (!there || (there.status.final && !look.status.final)) ofClaims[row] = look;
        if (isAsked) ofQueries[row] = true;
      });
    }
  }
  return {
    sentences: runsOf(ofSentences, (state) => state),
    claims: runsOf(ofClaims, ({ tone }) => tone),
    queries: runsOf(ofQueries, (is) => is),
  };
}

function runsOf<From, T>(rows: readonly (From | undefined)[], valueIn: (row: From) => T): Run<T>[] {
  const runs: Run<T>[] = [];
  // Not forEach, which leaves out rows that hold nothing.
  for (let row = 0; row < rows.length; row++) {
    const here = rows[row];
    if (here === undefined) continue;
    const value = valueIn(here);
    const last = runs.at(-1);
    if (last && last.to === row && last.value === value) last.to++;
    else runs.push({ from: row, to: row + 1, value });
  }
  return runs;
}
