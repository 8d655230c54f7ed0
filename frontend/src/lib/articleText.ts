import type { Block, Span } from "../api/types";
import { CodePoints } from "./codePoints";

/** A block in its place in the text of the version. */
export interface PlacedBlock {
  index: number;
  block: Block;
  /** Its first code point in the version's text. */
  start: number;
  /** Converts between code points and UTF-16 of the block's own text. */
  points: CodePoints;
}

/** A place in the page's text: a block, and an offset in it in UTF-16. */
export interface Place {
  block: number;
  offset: number;
}

/** The text of a version is the texts of its blocks, with one line feed between two. */
export function placeBlocks(blocks: readonly Block[]): PlacedBlock[] {
  let start = 0;
  return blocks.map((block, index) => {
    const points = new CodePoints(block.text);
    const placed = { index, block, start, points };
    start += points.length + 1;
    return placed;
  });
}

/** The blocks in order: the items of one list together, any other block alone. */
export function listRuns(blocks: readonly PlacedBlock[]): PlacedBlock[][] {
  const runs: PlacedBlock[][] = [];
  for (const placed of blocks) {
    const last = runs.at(-1);
    if (placed.block.kind === "listItem" && last?.[0]?.block.kind === "listItem") last.push(placed);
    else runs.push([placed]);
  }
  return runs;
}

/** The code point of the version's text at a place. */
export function codePointAt(blocks: readonly PlacedBlock[], { block, offset }: Place): number {
  const placed = blocks[block];
  return placed ? placed.start + placed.points.fromUtf16(offset) : 0;
}

/** The index of the block that holds the code point, or the line feed after it. */
export function blockAt(blocks: readonly PlacedBlock[], codePoint: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle] as PlacedBlock).start <= codePoint) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The part of a span of the version that lies in a block, in UTF-16 of the block; null if there is none. */
export function partInBlock({ start, points }: PlacedBlock, span: Span): Span | null {
  if (span.end <= start || span.start >= start + points.length) return null;
  return { start: points.toUtf16(span.start - start), end: points.toUtf16(span.end - start) };
}

/** The words of a span of the version. */
export function textOf(blocks: readonly PlacedBlock[], span: Span): string {
  const words: string[] = [];
  for (let index = blockAt(blocks, span.start); index < blocks.length; index++) {
    const placed = blocks[index] as PlacedBlock;
    if (placed.start >= span.end) break;
    const part = partInBlock(placed, span);
    words.push(part ? placed.block.text.slice(part.start, part.end) : "");
  }
  return words.join("\n");
}

/** A code point of the version as a place in the page's text. */
export function placeAt(blocks: readonly PlacedBlock[], codePoint: number): Place {
  const block = blockAt(blocks, codePoint);
  const placed = blocks[block];
  return { block, offset: placed ? placed.points.toUtf16(codePoint - placed.start) : 0 };
}
