import { expect, test } from "vitest";
import type { Desk, Span, Suggestion } from "../api/types";
import { answered, ranked, suggestionBeside } from "./suggestions";

const fact = (start: number, end: number, kind: Suggestion["kind"] = "number") => ({
  start,
  end,
  kind,
  reason: `a ${kind}`,
});
const suggestion = (start: number, end: number, ...facts: Suggestion["facts"]): Suggestion => ({
  start,
  end,
  kind: "number",
  score: 0.5,
  reason: "the whole",
  facts,
});
const spans = (...list: [number, number][]): Span[] => list.map(([start, end]) => ({ start, end }));
const answers = ({ claims = [], asides = [], dismissals = [] }: Record<string, Span[]> = {}) =>
  ({ claims: claims.map((passage) => ({ passages: [passage] })), asides, dismissals }) as unknown as Desk;

const found = [
  suggestion(0, 50, fact(2, 6, "name"), fact(10, 14), fact(20, 30), fact(40, 44)),
  suggestion(20, 30, fact(22, 26)),
  suggestion(60, 80, fact(61, 65), fact(70, 75)),
];
const open = (given: Record<string, Span[]>) =>
  answered(found, answers(given), undefined).open.map(({ words, facts }) => [words.start, words.end, facts.length]);

test("what nobody has answered is open as it was found", () => {
  expect(open({})).toEqual([
    [0, 50, 4],
    [20, 30, 1],
    [60, 80, 2],
  ]);
});

test("a claim answers the facts it touches; what is left is suggested up to the next claim", () => {
  expect(open({ claims: spans([20, 30]) })).toEqual([
    [2, 14, 2],
    [60, 80, 2],
  ]);
  expect(open({ claims: spans([0, 32], [70, 90]) })).toEqual([
    [40, 44, 1],
    [61, 65, 1],
  ]);
});

test("names alone are not suggested", () => {
  expect(open({ claims: spans([8, 50]) })).toEqual([[60, 80, 2]]);
});

test("what is set aside is answered, too", () => {
  expect(open({ asides: spans([0, 50]), claims: spans([66, 90]) })).toEqual([[61, 65, 1]]);
});

test("a dismissal answers what was dismissed, but not the quotation in it", () => {
  expect(open({ dismissals: spans([20, 30]) })).toEqual([
    [0, 50, 4],
    [60, 80, 2],
  ]);
  expect(open({ dismissals: spans([0, 50], [60, 80]) })).toEqual([[20, 30, 1]]);
});

test("what stays as it was stays the same", () => {
  const first = answered(found, answers(), undefined);
  expect(answered(found, answers({ claims: spans([90, 95]) }), first).open).toBe(first.open);
  const later = answered(found, answers({ claims: spans([60, 80]) }), first);
  expect(later.open).toHaveLength(2);
  expect(later.open[0]).toBe(first.open[0]);
});

test("one answer after the other leaves what all of them at once leave", () => {
  const steps: Record<string, Span[]>[] = [
    { claims: spans([61, 65]) },
    { claims: spans([20, 30], [61, 65]), dismissals: spans([20, 30]) },
    { claims: spans([0, 5], [20, 32], [40, 41]), asides: spans([70, 71]) },
    { asides: spans([10, 24]), dismissals: spans([60, 80]) },
    {},
  ];
  let last = answered(found, answers(), undefined);
  for (const step of steps) {
    last = answered(found, answers(step), last);
    expect(last.open).toEqual(answered(found, answers(step), undefined).open);
  }
});

test("the best come first, and next and previous go round", () => {
  const all = answered([{ ...found[0], score: 0.1 } as Suggestion, ...found.slice(1)], answers(), undefined).open;
  expect(ranked(all).map(({ words }) => words.start)).toEqual([20, 60, 0]);
  expect(suggestionBeside(all, 21, 1)?.words.start).toBe(60);
  expect(suggestionBeside(all, 61, 1)?.words.start).toBe(0);
  expect(suggestionBeside(all, 20, -1)?.words.start).toBe(0);
  expect(suggestionBeside(all, 0, -1)?.words.start).toBe(60);
  expect(suggestionBeside([], 0, 1)).toBeUndefined();
});
