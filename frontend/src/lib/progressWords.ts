import type { Coverage } from "../api/types";
import { count } from "./count";
import type { Job } from "./job";

/** What is said of a coverage wherever it is shown, each figure by itself. */
export interface ProgressWords {
  sentences: string;
  claims: string;
  words: string;
}

const number = new Intl.NumberFormat("en-GB");

const of = (n: number, total: number, one: string) => `${number.format(n)} of ${count(total, one)}`;

export function progressWords(
  { sentences, claims, words }: Coverage,
  { say, final }: Pick<Job, "say" | "final">,
): ProgressWords {
  return {
    sentences: `${of(sentences.done, sentences.total, "sentence")} done`,
    claims: say(claims.total === 0 ? "no claims yet" : `${of(claims.final, claims.total, "claim")} ${final}`),
    words: `${percent(words.done, words.total)} % of the words`,
  };
}

/** Whole percent, rounded down: nothing but all of it is 100. */
export const percent = (part: number, all: number): number => (all === 0 ? 100 : Math.floor((100 * part) / all));

/** Whether every sentence is done and every claim, of which some may have lost their words, is final. */
export const isChecked = ({ sentences, claims }: Coverage): boolean =>
  sentences.done === sentences.total && claims.final === claims.total;
