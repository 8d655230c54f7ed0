import type { Span } from "../api/types";
import type { PlacedBlock } from "./articleText";

/*
 * The text that was read from a copy of a source: where in the original its words stand, and the sentences by which keys
 * select them.
 */

/** Where a page or a time of the original begins in a block's text, in UTF-16. */
export interface Landmark {
  at: number;
  page?: number;
  time?: number;
}

/** The landmarks of each block. Of places that say the same page again nothing is to be shown. */
export function landmarksOf(blocks: readonly PlacedBlock[]): Landmark[][] {
  let page = 0;
  return blocks.map(({ block, points }) =>
    (block.places ?? []).flatMap((place) => {
      const isNew = !place.page || place.page !== page;
      page = place.page ?? 0;
      return isNew ? [{ at: points.toUtf16(place.at), page: place.page, time: place.time ?? 0 }] : [];
    }),
  );
}

/** The page on which a code point of the text stands; 0 where that is not known. */
export function pageAt(blocks: readonly PlacedBlock[], codePoint: number): number {
  let page = 0;
  for (const { block, start } of blocks) {
    for (const place of block.places ?? []) {
      if (start + place.at > codePoint) return page;
      page = place.page ?? 0;
    }
  }
  return page;
}

/** The code point with which a page begins; null where the text does not know it. */
export function startOfPage(blocks: readonly PlacedBlock[], page: number): number | null {
  for (const { block, start } of blocks) {
    const place = block.places?.find((each) => (each.page ?? 0) >= page);
    if (place) return start + place.at;
  }
  return null;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" });

/** The sentences of a block as spans of the whole text, without white space at their edges. */
export function sentencesIn({ block, start, points }: PlacedBlock): Span[] {
  return [...segmenter.segment(block.text)].flatMap(({ segment, index }) => {
    const words = segment.trim();
    if (words === "") return [];
    const from = index + segment.indexOf(words);
    return [{ start: start + points.fromUtf16(from), end: start + points.fromUtf16(from + words.length) }];
  });
}

/** The first sentence after a code point, or the last one before it; null where there is none. */
export function sentenceBeside(blocks: readonly PlacedBlock[], from: number, direction: 1 | -1): Span | null {
  const ordered = direction > 0 ? blocks : blocks.toReversed();
  for (const placed of ordered) {
    if (direction > 0 ? placed.start + placed.points.length <= from : placed.start >= from) continue;
    const sentences = sentencesIn(placed);
    const next =
      direction > 0 ? sentences.find(({ start }) => start > from) : sentences.findLast(({ start }) => start < from);
    if (next) return next;
  }
  return null;
}

/** Where the sentence at a code point ends, or the one before it begins: to there a selection is extended. */
export function sentenceEdge(blocks: readonly PlacedBlock[], from: number, direction: 1 | -1): number | null {
  const ordered = direction > 0 ? blocks : blocks.toReversed();
  for (const placed of ordered) {
    if (direction > 0 ? placed.start + placed.points.length <= from : placed.start >= from) continue;
    const sentences = sentencesIn(placed);
    const edge =
      direction > 0
        ? sentences.find(({ end }) => end > from)?.end
        : sentences.findLast(({ start }) => start < from)?.start;
    if (edge !== undefined) return edge;
  }
  return null;
}
