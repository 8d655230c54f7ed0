import { expect, test } from "vitest";
import type { SentenceState } from "./coverage";
import { coverageOf, keepStates, nextSentence } from "./sentenceProgress";

const states: SentenceState[] = ["done", "begun", "brokenDown", "done", "untouched", "done"];

test("the next sentence in which words are left, on both ways and round the ends", () => {
  expect(nextSentence(states, 0, 1, "notBrokenDown")).toBe(1);
  expect(nextSentence(states, 1, 1, "notBrokenDown")).toBe(4);
  expect(nextSentence(states, 4, 1, "notBrokenDown")).toBe(1);
  expect(nextSentence(states, 1, -1, "notBrokenDown")).toBe(4);
  expect(nextSentence(states, -1, 1, "notBrokenDown")).toBe(1);
  expect(nextSentence(states, states.length, -1, "notBrokenDown")).toBe(4);
});

test("the next sentence that is not done", () => {
  expect(nextSentence(states, 1, 1, "notDone")).toBe(2);
  expect(nextSentence(states, 4, -1, "notDone")).toBe(2);
});

test("the only one that is left is its own next; where none is left there is none", () => {
  expect(nextSentence(["done", "begun"], 1, 1, "notDone")).toBe(1);
  expect(nextSentence(["done", "begun"], 1, -1, "notDone")).toBe(1);
  expect(nextSentence(["done", "brokenDown"], 0, 1, "notBrokenDown")).toBe(-1);
  expect(nextSentence([], 0, 1, "notDone")).toBe(-1);
});

test("states that are the same stay the same array", () => {
  expect(keepStates(states, [...states])).toBe(states);
  const changed: SentenceState[] = ["begun", ...states.slice(1)];
  expect(keepStates(states, changed)).toBe(changed);
  expect(keepStates(states, states.slice(1))).not.toBe(states);
});

test("sentences and their words are summed up; what is done is broken down as well", () => {
  const sentences = states.map((_, i) => ({ start: 10 * i, end: 10 * i + 9, block: 0, words: 10 ** i }));
  expect(coverageOf(sentences, states, { total: 3, final: 2 })).toEqual({
    sentences: { total: 6, brokenDown: 4, done: 3 },
    words: { total: 111_111, brokenDown: 101_101, done: 101_001 },
    claims: { total: 3, final: 2 },
  });
});
