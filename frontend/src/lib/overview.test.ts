import { expect, test } from "vitest";
import type { Claim } from "../api/types";
import type { ClaimLook } from "./claimLook";
import { overviewOf } from "./overview";

const sentence = (start: number, end: number) => ({ start, end, block: 0, words: 1 });
const claim = (start: number, end: number, final: boolean, asked = false) =>
  ({ passages: [{ start, end }], queries: asked ? [{}] : [{ closedAt: "2025-11-30" }], final }) as unknown as Claim;
const lookOf = (each: Claim) => {
  const { final } = each as unknown as { final: boolean };
  return { tone: final ? "green" : "amber", status: { final } } as ClaimLook;
};

test("each row shows what lies in it", () => {
  const found = overviewOf(100, 10, [sentence(0, 50), sentence(50, 100)], ["done", "begun"], [], lookOf);
  expect(found.sentences).toEqual([
    { from: 0, to: 4, value: "done" },
    { from: 5, to: 9, value: "begun" },
  ]);
});

test("one sentence that is left is seen among many that are done", () => {
  const sentences = Array.from({ length: 100 }, (_, i) => sentence(i, i + 1));
  const states = sentences.map((_, i) => (i === 42 ? ("untouched" as const) : ("done" as const)));
  expect(overviewOf(100, 10, sentences, states, [], lookOf).sentences).toEqual([
    { from: 0, to: 4, value: "done" },
    { from: 4, to: 5, value: "untouched" },
    { from: 5, to: 10, value: "done" },
  ]);
});

test("a claim that is not final comes before one that is; however short, it is seen, as is an open query", () => {
  const claims = [claim(0, 40, true), claim(11, 12, false, true), claim(13, 19, true)];
  const found = overviewOf(100, 10, [], [], claims, lookOf);
  expect(found.claims).toEqual([
    { from: 0, to: 1, value: "green" },
    { from: 1, to: 2, value: "amber" },
    { from: 2, to: 4, value: "green" },
  ]);
  expect(found.queries).toEqual([{ from: 1, to: 2, value: true }]);
});
