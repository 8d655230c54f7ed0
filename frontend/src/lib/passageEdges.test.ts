import { expect, test } from "vitest";
import { placeBlocks, textOf } from "./articleText";
import { withEdgeAt, withMovedEdge } from "./passageEdges";
import { ReadingText } from "./sentences";

const blocks = placeBlocks([
  { kind: "paragraph", text: "It cost $4.2 million. The mayor paid." },
  { kind: "paragraph", text: "Nobody else did." },
]);
const text = new ReadingText(blocks, [
  { start: 0, end: 21, block: 0, words: 4 },
  { start: 22, end: 37, block: 0, words: 3 },
  { start: 38, end: 54, block: 1, words: 3 },
]);
const cost = { start: 3, end: 12 };
const words = (span: { start: number; end: number }) => textOf(blocks, span);

test("the edges of a passage go from word to word, and never past each other", () => {
  expect(words(cost)).toBe("cost $4.2");
  expect(words(withMovedEdge(text, cost, "end", 1))).toBe("cost $4.2 million");
  expect(words(withMovedEdge(text, cost, "end", -1))).toBe("cost");
  expect(words(withMovedEdge(text, cost, "start", -1))).toBe("It cost $4.2");
  expect(words(withMovedEdge(text, cost, "start", 1))).toBe("$4.2");
  expect(withMovedEdge(text, { start: 3, end: 7 }, "start", 1)).toEqual({ start: 3, end: 7 });
  expect(withMovedEdge(text, { start: 3, end: 7 }, "end", -1)).toEqual({ start: 3, end: 7 });
  expect(withMovedEdge(text, { start: 0, end: 7 }, "start", -1)).toEqual({ start: 0, end: 7 });
});

test("they go on in the next sentence and the next block", () => {
  expect(words(withMovedEdge(text, { start: 8, end: 21 }, "end", 1))).toBe("$4.2 million. The");
  expect(words(withMovedEdge(text, { start: 32, end: 37 }, "end", 1))).toBe("paid.\nNobody");
});

test("by characters they stop anywhere but inside of one", () => {
  expect(words(withMovedEdge(text, cost, "end", -1, "character"))).toBe("cost $4.");
});

test("put somewhere, an edge snaps to the nearest word, unless it is to be exact", () => {
  expect(words(withEdgeAt(text, cost, "end", 19, false))).toBe("cost $4.2 million");
  expect(words(withEdgeAt(text, cost, "end", 17, true))).toBe("cost $4.2 mill");
  expect(words(withEdgeAt(text, cost, "start", 1, false))).toBe("It cost $4.2");
  expect(withEdgeAt(text, cost, "start", 20, true)).toEqual(cost);
});
