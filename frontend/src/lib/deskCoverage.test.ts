import { expect, test } from "vitest";
import type { Desk, StatusInfo } from "../api/types";
import { coverageKeeper } from "./deskCoverage";

const statuses = [
  { key: "toCheck", final: false },
  { key: "verified", final: true },
] as StatusInfo[];

const claim = (id: string, start: number, end: number, status = "toCheck") => ({
  id,
  status,
  passages: [{ start, end }],
});

/** "It rains. We left." and, in another block, "It rains. We left." once more. */
const desk = (claims: ReturnType<typeof claim>[], asides: { start: number; end: number }[] = []) =>
  ({
    article: { lang: "en" },
    version: {
      id: "v",
      blocks: [{ text: "It rains. We left." }, { text: "It rains. We left." }],
      sentences: [
        { start: 0, end: 9, block: 0, words: 2 },
        { start: 10, end: 18, block: 0, words: 2 },
        { start: 19, end: 28, block: 1, words: 2 },
        { start: 29, end: 37, block: 1, words: 2 },
      ],
    },
    functionWords: ["it", "we"],
    claims,
    asides,
  }) as unknown as Desk;

test("claims and asides say how far each sentence is, also those that reach over blocks", () => {
  const keep = coverageKeeper(statuses);
  expect(keep(desk([claim("a", 3, 8), claim("b", 13, 28, "verified")], [{ start: 29, end: 37 }]))).toMatchObject({
    states: ["brokenDown", "done", "done", "done"],
    coverage: {
      sentences: { total: 4, brokenDown: 4, done: 3 },
      words: { total: 8, brokenDown: 8, done: 6 },
      claims: { total: 2, final: 1 },
    },
  });
});

test("what stays the same is the same", () => {
  const keep = coverageKeeper(statuses);
  const first = keep(desk([claim("a", 3, 8)]));
  const same = keep(desk([claim("a", 3, 8)]));
  expect(same.states).toBe(first.states);
  expect(same.coverage).toBe(first.coverage);
  expect(same.byBlock).toBe(first.byBlock);
  const changed = keep(desk([claim("a", 3, 8, "verified")]));
  expect(changed.states).toEqual(["done", "untouched", "untouched", "untouched"]);
  expect(changed.byBlock[1]).toBe(first.byBlock[1]);
  expect(keep(desk([]))).toMatchObject({ states: Array(4).fill("untouched"), coverage: { claims: { total: 0 } } });
});

test("after any change it says what a fresh look says", () => {
  const keep = coverageKeeper(statuses);
  const places: [number, number][] = [
    [0, 9],
    [3, 8],
    [10, 18],
    [13, 28],
    [19, 37],
    [29, 37],
  ];
  const steps = places.flatMap(([start, end], i) => [
    desk([claim("a", 3, 8), claim("b", start, end, i % 2 ? "verified" : "toCheck")]),
    desk([claim("b", start, end)], [{ start: 10, end: 18 }]),
    desk([], [{ start, end }]),
  ]);
  for (const step of [...steps, ...steps.toReversed()]) {
    expect(keep(step)).toEqual(coverageKeeper(statuses)(structuredClone(step)));
  }
});
