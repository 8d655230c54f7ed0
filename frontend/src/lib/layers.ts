import type { Aside, Claim, Span } from "../api/types";
import { type PlacedBlock, partInBlock } from "./articleText";
import type { ClaimLook } from "./claimLook";
import type { SentenceState } from "./coverage";
import { differing } from "./differing";
import type { Highlight } from "./segments";
import type { ReadingText } from "./sentences";
import type { OpenSuggestion } from "./suggestions";

/** The part of a claim's passage that lies in one block, in UTF-16 of the block. */
export interface BlockClaim extends Highlight {
  look: ClaimLook;
  /** Whether the claim's first words, and its last ones, are here. */
  begins: boolean;
  ends: boolean;
}

/** The part of a passage set aside that lies in one block. */
export interface BlockAside extends Highlight {
  kind: Aside["kind"];
}

/** What is drawn over the words of a block. Where layers overlap, claims lie over asides, asides over suggested facts. */
export interface BlockLayers {
  /** Of the block's sentences, in their order. */
  states: readonly SentenceState[];
  asides: readonly BlockAside[];
  claims: readonly BlockClaim[];
  /** Facts that are suggested as claims. */
  suggested: readonly Highlight[];
}

/** What the layers of a text are made from. */
export interface Marked {
  text: ReadingText;
  /** By block, how far each of its sentences is (DeskCoverage.byBlock). */
  states: readonly (readonly SentenceState[])[];
  claims: readonly Claim[];
  asides: readonly Aside[];
  suggestions: readonly OpenSuggestion[];
  lookOf: (claim: Claim) => ClaimLook;
}

export interface Layers extends Marked {
  byBlock: readonly BlockLayers[];
}

/**
 * The layers of every block. With those from before, only the blocks under what has changed since are looked at, and a
 * block that comes out the same keeps its layers, so that it is not drawn again.
 */
export function layersOf(marked: Marked, before: Layers | undefined): Layers {
  const { text, lookOf } = marked;
  if (before?.text !== text) {
    return { ...marked, byBlock: layersOfBlocks(marked, text.blocks) };
  }
  const touched = new Set<number>();
  marked.states.forEach((states, i) => {
    if (states !== before.states[i]) touched.add(i);
  });
  const touch = (span: Span) => {
    for (let i = text.blockAt(span.start); i <= text.blockAt(Math.max(span.start, span.end - 1)); i++) touched.add(i);
  };
  const isDrawnAlike = (a: Claim, b: Claim) =>
    a === b ||
    (a.id === b.id &&
      a.passages === b.passages &&
      before.lookOf === lookOf &&
      a.status === b.status &&
      a.verdict === b.verdict);
  for (const { passages } of differing(before.claims, marked.claims, isDrawnAlike)) passages.forEach(touch);
  differing(before.asides, marked.asides, (a, b) => a === b).forEach(touch);
  for (const { words } of differing(before.suggestions, marked.suggestions, (a, b) => a === b)) touch(words);
  if (before.lookOf !== lookOf) marked.claims.forEach(({ passages }) => void passages.forEach(touch));
  if (touched.size === 0) return { ...marked, byBlock: before.byBlock };

  const indexes = [...touched].sort((a, b) => a - b);
  const byBlock = [...before.byBlock];
  const again = layersOfBlocks(
    marked,
    indexes.map((i) => text.blocks[i] as PlacedBlock),
  );
  again.forEach((layers, i) => {
    const index = indexes[i] as number;
    if (!sameLayers(byBlock[index] as BlockLayers, layers)) byBlock[index] = layers;
  });
  return { ...marked, byBlock };
}

/** The layers of some blocks, which are in the order of the text. */
function layersOfBlocks(marked: Marked, blocks: readonly PlacedBlock[]): BlockLayers[] {
  const { text, claims, asides, suggestions, lookOf } = marked;
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return [];
  const range = { start: first.start, end: last.start + last.points.length };
  const reaches = ({ start, end }: Span) => start < range.end && end > range.start;

  const made = new Map(blocks.map(({ index }) => [index, emptyBlock()]));
  const each = (span: Span, add: (into: ReturnType<typeof emptyBlock>, part: Span, placed: PlacedBlock) => void) => {
    for (let i = text.blockAt(span.start); i < text.blocks.length; i++) {
      const placed = text.blocks[i] as PlacedBlock;
      if (placed.start >= span.end) break;
      const into = made.get(i);
      const part = into && partInBlock(placed, span);
      if (part) add(into, part, placed);
    }
  };
  for (const claim of claims) {
    const { passages } = claim;
    passages.forEach((passage, i) => {
      if (!reaches(passage)) return;
      const look = lookOf(claim);
      each(passage, (into, part, placed) => {
        const begins = i === 0 && passage.start >= placed.start;
        const ends = i === passages.length - 1 && passage.end <= placed.start + placed.points.length;
        into.claims.push({ ...part, id: claim.id, look, begins, ends });
      });
    });
  }
  for (const aside of asides.filter(reaches)) {
    each(aside, (into, part) => into.asides.push({ ...part, id: aside.id, kind: aside.kind }));
  }
  for (const { facts } of suggestions.filter(({ words }) => reaches(words))) {
    for (const fact of facts) {
      each(fact, (into, part) => {
        // The suggestions may be of a moment before the claims: a fact that lies in one is answered.
        const isAnswered = [...into.claims, ...into.asides].some(
          ({ start, end }) => start < part.end && end > part.start,
        );
        if (!isAnswered) into.suggested.push({ ...part, id: `${fact.start}-${fact.end}` });
      });
    }
  }
  return blocks.map(({ index }) => {
    return { ...(made.get(index) as ReturnType<typeof emptyBlock>), states: marked.states[index] ?? [] };
  });
}

const emptyBlock = () => ({
  claims: [] as BlockClaim[],
  asides: [] as BlockAside[],
  suggested: [] as Highlight[],
});

function sameLayers(a: BlockLayers, b: BlockLayers): boolean {
  return (
    sameLists(a.states, b.states, (x, y) => x === y) &&
    sameLists(a.asides, b.asides, (x, y) => sameHighlight(x, y) && x.kind === y.kind) &&
    sameLists(a.claims, b.claims, sameClaim) &&
    sameLists(a.suggested, b.suggested, sameHighlight)
  );
}

const sameLists = <T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean) =>
  a.length === b.length && a.every((each, i) => isSame(each, b[i] as T));

const sameHighlight = (a: Highlight, b: Highlight) => a.id === b.id && a.start === b.start && a.end === b.end;

const sameClaim = (a: BlockClaim, b: BlockClaim) =>
  sameHighlight(a, b) &&
  a.begins === b.begins &&
  a.ends === b.ends &&
  a.look.label === b.look.label &&
  a.look.status.key === b.look.status.key &&
  a.look.verdict?.label === b.look.verdict?.label &&
  a.look.tone === b.look.tone &&
  a.look.glyph === b.look.glyph &&
  a.look.line === b.look.line;
