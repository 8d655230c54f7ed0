import type { Span } from "../api/types";
import { codePointAt, type Place, type PlacedBlock, placeAt } from "./articleText";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The span of the version's text between two places in either order: widened to whole characters as a reader sees
 * them, then without white space at its edges. Null if nothing else is left.
 */
export function spanBetween(blocks: readonly PlacedBlock[], a: Place, b: Place): Span | null {
  const [first, last] = isBefore(a, b) ? [a, b] : [b, a];
  const from = skipSpace(blocks, { ...first, offset: graphemeEdge(blocks, first, -1) }, 1);
  const to = skipSpace(blocks, { ...last, offset: graphemeEdge(blocks, last, 1) }, -1);
  if (!isBefore(from, to)) return null;
  return { start: codePointAt(blocks, from), end: codePointAt(blocks, to) };
}

/** A span of the version, widened and stripped in the same way. */
export const spanWithin = (blocks: readonly PlacedBlock[], { start, end }: Span) =>
  spanBetween(blocks, placeAt(blocks, start), placeAt(blocks, end));

function isBefore(a: Place, b: Place): boolean {
  return a.block < b.block || (a.block === b.block && a.offset < b.offset);
}

/** The offset itself where a grapheme begins or the text ends; else the edge of its grapheme in the direction. */
function graphemeEdge(blocks: readonly PlacedBlock[], { block, offset }: Place, direction: 1 | -1): number {
  const text = blocks[block]?.block.text ?? "";
  if (offset <= 0 || offset >= text.length) return Math.min(Math.max(offset, 0), text.length);
  const around = graphemes.segment(text).containing(offset);
  if (!around || around.index === offset) return offset;
  return direction < 0 ? around.index : around.index + around.segment.length;
}

/** The nearest place in the direction that has a character other than white space beyond it. */
function skipSpace(blocks: readonly PlacedBlock[], place: Place, direction: 1 | -1): Place {
  let { block, offset } = place;
  for (;;) {
    const text = blocks[block]?.block.text;
    if (text === undefined) return place;
    if (direction > 0) {
      const rest = text.slice(offset);
      const skipped = rest.length - rest.trimStart().length;
      if (skipped < rest.length) return { block, offset: offset + skipped };
      block++;
      offset = 0;
    } else {
      const kept = text.slice(0, offset).trimEnd().length;
      if (kept > 0) return { block, offset: kept };
      block--;
      offset = blocks[block]?.block.text.length ?? 0;
    }
  }
}
