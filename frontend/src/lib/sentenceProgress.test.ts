import { expect, test } from "vitest";
import type { SentenceState } from "./coverage";
import { coverageOf, nextSentence } from "./sentenceProgress";

const states: SentenceState[] = ["done", "begun", "brokenDown", "done", "untouched", "done"];

const isLeft = (sentence: number) => ["untouched", "begun"].includes(states[sentence] ?? "");
const isNotDone = (sentence: number) => states[sentence] !== "done";

test("the next sentence that is wanted, on both ways and round the ends", () => {
  const next = (from: number, direction: 1 | -1, isWanted = isLeft) =>
    nextSentence(states.length, from, direction, isWanted);
  expect(next(0, 1)).toBe(1);
  expect(next(1, 1)).toBe(4);
  expect(next(4, 1)).toBe(1);
  expect(next(1, -1)).toBe(4);
  expect(next(-1, 1)).toBe(1);
  expect(next(states.length, -1)).toBe(4);
  expect(next(1, 1, isNotDone)).toBe(2);
  expect(next(4, -1, isNotDone)).toBe(2);
});

test("the only one that is wanted is its own next; where none is there is none", () => {
  expect(nextSentence(2, 1, 1, (sentence) => sentence === 1)).toBe(1);
  expect(nextSentence(2, 1, -1, (sentence) => sentence === 1)).toBe(1);
  expect(nextSentence(2, 0, 1, () => false)).toBeNull();
  expect(nextSentence(0, 0, 1, () => true)).toBeNull();
});

test("sentences and their words are summed up; what is done is broken down as well", () => {
  const sentences = states.map((_, i) => ({ start: 10 * i, end: 10 * i + 9, block: 0, words: 10 ** i }));
  expect(coverageOf(sentences, states, { total: 3, final: 2 })).toEqual({
    sentences: { total: 6, brokenDown: 4, done: 3 },
    words: { total: 111_111, brokenDown: 101_101, done: 101_001 },
    claims: { total: 3, final: 2 },
  });
});
