import { expect, test } from "vitest";
import type { Block } from "../api/types";
import { placeBlocks } from "./articleText";
import { landmarksOf, pageAt, sentenceBeside, sentenceEdge, startOfPage } from "./sourcePlaces";

const blocks = placeBlocks([
  {
    kind: "paragraph",
    text: "One 🚋 two. Three.",
    places: [
      { at: 0, page: 1 },
      { at: 11, page: 2 },
    ],
  },
  { kind: "paragraph", text: "  ", places: [{ at: 0, page: 2 }] },
  { kind: "paragraph", text: "Four. Five.", places: [{ at: 0, page: 4 }] },
] as Block[]);

test("pages begin where the text says so, and are named once", () => {
  expect(landmarksOf(blocks).map((all) => all.map(({ at, page }) => [at, page]))).toEqual([
    [
      [0, 1],
      [12, 2], // in UTF-16, where the tram takes two
    ],
    [],
    [[0, 4]],
  ]);
  expect([0, 10, 11, 20, 22].map((at) => pageAt(blocks, at))).toEqual([1, 1, 2, 2, 4]);
  expect([1, 2, 3, 4, 5].map((page) => startOfPage(blocks, page))).toEqual([0, 11, 21, 21, null]);
});

test("keys go from sentence to sentence, over the edges of blocks", () => {
  const seen: string[] = [];
  const text = "One 🚋 two. Three.\n  \nFour. Five.";
  for (let at = sentenceBeside(blocks, -1, 1); at; at = sentenceBeside(blocks, at.start, 1)) {
    seen.push([...text].slice(at.start, at.end).join(""));
  }
  expect(seen).toEqual(["One 🚋 two.", "Three.", "Four.", "Five."]);
  expect(sentenceBeside(blocks, 21, -1)).toEqual({ start: 11, end: 17 });
  expect(sentenceBeside(blocks, 0, -1)).toBeNull();
});

test("a selection is extended to where sentences end and begin", () => {
  expect([0, 10, 12, 17].map((at) => sentenceEdge(blocks, at, 1))).toEqual([10, 17, 17, 26]);
  expect([32, 21, 11, 0].map((at) => sentenceEdge(blocks, at, -1))).toEqual([27, 11, 0, null]);
});
