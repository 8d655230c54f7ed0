import { describe, expect, test } from "vitest";
import cases from "../../../annotate/testdata/coverage.json";
import type { Block, Sentence } from "../api/types";
import { placeBlocks } from "./articleText";
import { needlessWords, sentenceStates } from "./coverage";

describe("the coverage of sentences, as in the backend", () => {
  test.each(cases)("$name", ({ lang, functionWords, blocks, sentences, accounted, states }) => {
    const inOrder = accounted.toSorted((a, b) => a.start - b.start);
    const found = placeBlocks(blocks as Block[]).flatMap(({ index, block, start, points }) =>
      sentenceStates(
        block,
        start,
        (sentences as Sentence[]).filter((sentence) => sentence.block === index),
        inOrder.filter((place) => place.end > start && place.start < start + points.length),
        needlessWords(block, lang, new Set(functionWords)),
      ),
    );
    expect(found).toEqual(states);
  });
});
