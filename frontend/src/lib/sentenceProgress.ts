import type { Coverage, Sentence } from "../api/types";
import type { SentenceState } from "./coverage";

/**
 * The index of the nearest sentence in the direction that is wanted, going on at the other end of the text and coming to
 * `from` itself last; null if there is none. From -1 all sentences lie ahead, from their number behind.
 */
export function nextSentence(
  count: number,
  from: number,
  direction: 1 | -1,
  isWanted: (sentence: number) => boolean,
): number | null {
  for (let step = 1; step <= count; step++) {
    const sentence = (from + direction * step + count) % count;
    if (isWanted(sentence)) return sentence;
  }
  return null;
}

/** How much of the text has been checked: the same sums as in annotate.CoverageOf. */
export function coverageOf(
  sentences: readonly Sentence[],
  states: readonly SentenceState[],
  claims: Coverage["claims"],
): Coverage {
  const tally = () => ({ total: 0, brokenDown: 0, done: 0 });
  const coverage = { sentences: tally(), words: tally(), claims };
  sentences.forEach(({ words }, i) => {
    const state = states[i] as SentenceState;
    for (const [sum, n] of [
      [coverage.sentences, 1],
      [coverage.words, words],
    ] as const) {
      sum.total += n;
      if (state === "brokenDown" || state === "done") sum.brokenDown += n;
      if (state === "done") sum.done += n;
    }
  });
  return coverage;
}
