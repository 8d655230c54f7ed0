import { describe, expect, test } from "vitest";
import { placeBlocks } from "./articleText";
import { spanBetween } from "./selection";

const texts = (...all: string[]) => placeBlocks(all.map((text) => ({ kind: "paragraph" as const, text })));

describe("a selection", () => {
  test("counts code points from the beginning of the article, in either direction", () => {
    const blocks = texts("a😀b", "the bridge");
    const start = { block: 1, offset: 4 };
    const end = { block: 1, offset: 10 };
    expect(spanBetween(blocks, start, end)).toEqual({ start: 8, end: 14 });
    expect(spanBetween(blocks, end, start)).toEqual({ start: 8, end: 14 });
  });

  test("may run over several blocks", () => {
    const blocks = texts("one", "two", "three");
    expect(spanBetween(blocks, { block: 0, offset: 1 }, { block: 2, offset: 2 })).toEqual({ start: 1, end: 10 });
  });

  test("sheds white space at its edges, and the empty end in the next block that a triple click leaves", () => {
    const blocks = texts("  one ", "two");
    expect(spanBetween(blocks, { block: 0, offset: 0 }, { block: 1, offset: 0 })).toEqual({ start: 2, end: 5 });
  });

  test("is widened to whole characters", () => {
    const family = "👨‍👩‍👧";
    const blocks = texts(`a${family}b`, "e\u0301x");
    expect(spanBetween(blocks, { block: 0, offset: 3 }, { block: 0, offset: 4 })).toEqual({ start: 1, end: 6 });
    expect(spanBetween(blocks, { block: 1, offset: 1 }, { block: 1, offset: 2 })).toEqual({ start: 8, end: 10 });
  });

  test("of white space alone is none", () => {
    const blocks = texts("a  b", "c");
    expect(spanBetween(blocks, { block: 0, offset: 1 }, { block: 0, offset: 3 })).toBeNull();
    expect(spanBetween(blocks, { block: 0, offset: 2 }, { block: 0, offset: 2 })).toBeNull();
    expect(spanBetween(blocks, { block: 0, offset: 4 }, { block: 1, offset: 0 })).toBeNull();
  });
});
