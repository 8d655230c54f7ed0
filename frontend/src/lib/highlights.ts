import type { Claim } from "../api/types";
import { blockAt, type PlacedBlock, partInBlock } from "./articleText";
import type { ClaimLook } from "./claimLook";
import type { Highlight } from "./segments";

/** The part of a claim's passage that lies in one block, in UTF-16 of the block. */
export interface BlockHighlight extends Highlight {
  look: ClaimLook;
  number: number;
  /** Whether the claim's first words, and its last ones, are here. */
  begins: boolean;
  ends: boolean;
}

export type HighlightsByBlock = ReadonlyMap<number, readonly BlockHighlight[]>;

/**
 * The highlights of every block that has any. A block whose highlights are the same as in `before` keeps the same
 * array, so that only blocks that were touched are drawn again.
 */
export function highlightsByBlock(
  blocks: readonly PlacedBlock[],
  claims: readonly Claim[],
  lookOf: (claim: Claim) => ClaimLook,
  before: HighlightsByBlock,
): HighlightsByBlock {
  const byBlock = new Map<number, BlockHighlight[]>();
  for (const claim of claims) {
    const look = lookOf(claim);
    claim.passages.forEach((passage, i) => {
      for (let index = blockAt(blocks, passage.start); index <= blockAt(blocks, passage.end - 1); index++) {
        const placed = blocks[index];
        const part = placed && partInBlock(placed, passage);
        if (!part) continue;
        const highlight = {
          ...part,
          id: claim.id,
          look,
          number: claim.number,
          begins: i === 0 && passage.start >= placed.start,
          ends: i === claim.passages.length - 1 && passage.end <= placed.start + placed.points.length,
        };
        const known = byBlock.get(index);
        if (known) known.push(highlight);
        else byBlock.set(index, [highlight]);
      }
    });
  }
  for (const [index, highlights] of byBlock) {
    const old = before.get(index);
    if (old && sameHighlights(old, highlights)) byBlock.set(index, old as BlockHighlight[]);
  }
  return byBlock;
}

function sameHighlights(a: readonly BlockHighlight[], b: readonly BlockHighlight[]): boolean {
  return a.length === b.length && a.every((highlight, i) => sameHighlight(highlight, b[i] as BlockHighlight));
}

function sameHighlight(a: BlockHighlight, b: BlockHighlight): boolean {
  return (
    a.id === b.id &&
    a.start === b.start &&
    a.end === b.end &&
    a.number === b.number &&
    a.begins === b.begins &&
    a.ends === b.ends &&
    a.look.tone === b.look.tone &&
    a.look.glyph === b.look.glyph &&
    a.look.line === b.look.line
  );
}
