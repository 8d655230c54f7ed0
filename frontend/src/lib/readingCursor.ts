import type { Place } from "./articleText";
import { isBefore } from "./selection";

/** What the reading cursor stands on: the words between two places. The focus is the end that moves. */
export interface Cursor {
  anchor: Place;
  focus: Place;
}

export type Unit = "word" | "sentence" | "block";

interface Piece {
  start: number;
  end: number;
}

const segmenters = {
  word: new Intl.Segmenter(undefined, { granularity: "word" }),
  sentence: new Intl.Segmenter(undefined, { granularity: "sentence" }),
};

/**
 * Moves the cursor to the next (1) or previous (-1) unit, or, extending, takes that unit in or leaves it out. At the
 * end of the text it stays where it is.
 *
 * `textOf` gives the text of a block, and undefined beyond the article.
 */
export function moveCursor(
  textOf: (block: number) => string | undefined,
  cursor: Cursor,
  unit: Unit,
  direction: 1 | -1,
  extend: boolean,
): Cursor {
  const [first, last] = isBefore(cursor.anchor, cursor.focus)
    ? [cursor.anchor, cursor.focus]
    : [cursor.focus, cursor.anchor];
  const from = extend ? cursor.focus : direction > 0 ? last : first;
  const next = pieceBeside(textOf, from, unit, direction);
  if (!next) return cursor;
  const start = { block: next.block, offset: next.start };
  const end = { block: next.block, offset: next.end };
  if (extend) return { anchor: cursor.anchor, focus: direction > 0 ? end : start };
  return { anchor: start, focus: end };
}

/** The unit that begins at or after the place, or that ends at or before it. */
function pieceBeside(textOf: (block: number) => string | undefined, from: Place, unit: Unit, direction: 1 | -1) {
  for (let block = from.block; ; block += direction) {
    const text = textOf(block);
    if (text === undefined) return null;
    const pieces = piecesOf(text, unit);
    const here = block === from.block;
    const piece =
      direction > 0
        ? pieces.find(({ start }) => !here || start >= from.offset)
        : pieces.findLast(({ end }) => !here || end <= from.offset);
    if (piece) return { ...piece, block };
  }
}

function piecesOf(text: string, unit: Unit): Piece[] {
  if (unit === "block") return trimmed({ start: 0, end: text.length }, text);
  const segments = [...segmenters[unit].segment(text)];
  const kept = unit === "word" ? segments.filter((segment) => segment.isWordLike) : segments;
  return kept.flatMap(({ index, segment }) => trimmed({ start: index, end: index + segment.length }, text));
}

/** The piece without white space at its edges; nothing if it holds nothing else. */
function trimmed({ start, end }: Piece, text: string): Piece[] {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const kept = words.trim().length;
  return kept === 0 ? [] : [{ start: start + lead, end: start + lead + kept }];
}
