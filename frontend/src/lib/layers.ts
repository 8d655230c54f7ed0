import type { Aside, Carried, Claim, Region, Span } from "../api/types";
import { type PlacedBlock, partInBlock } from "./articleText";
import type { ClaimLook } from "./claimLook";
import { placeOf } from "./claimOrder";
import type { SentenceState } from "./coverage";
import { differing } from "./differing";
import type { Highlight } from "./segments";
import type { ReadingText } from "./sentences";
import type { OpenSuggestion } from "./suggestions";
import { waits } from "./waiting";

/** The part of a claim's passage that lies in one block, in UTF-16 of the block. */
export interface BlockClaim extends Highlight {
  look: ClaimLook;
  /** Whether the claim's first words, and its last ones, are here. */
  begins: boolean;
  ends: boolean;
  /** The words before, where they have changed since the check and nobody has decided about that yet. */
  was?: string;
}

/** The part of a passage set aside that lies in one block. */
export interface BlockAside extends Highlight {
  kind: Aside["kind"];
  /** As of a claim. */
  was?: string;
}

/** The part of a figure's picture in which a claim is made. */
export interface BlockRegion extends Region {
  /** Of the claim. */
  id: string;
  look: ClaimLook;
  /** Whether the claim begins with it. */
  begins: boolean;
}

/** What is drawn over the words of a block, or over its picture. Where layers overlap, claims lie over asides, asides over suggested facts. */
export interface BlockLayers {
  /** Of the block's sentences, in their order. */
  states: readonly SentenceState[];
  asides: readonly BlockAside[];
  claims: readonly BlockClaim[];
  regions: readonly BlockRegion[];
  /** Facts that are suggested as claims. */
  suggested: readonly Highlight[];
}

/** Whether a claim is made in the block. */
export const holdsClaim = ({ claims, regions }: BlockLayers, id: string): boolean =>
  claims.some((each) => each.id === id) || regions.some((each) => each.id === id);

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
      a.regions === b.regions &&
      before.lookOf === lookOf &&
      a.status === b.status &&
      a.verdict === b.verdict);
  const touchPlaces = ({ passages, regions }: Claim) => {
    passages.forEach(touch);
    for (const { at } of regions) touched.add(text.blockAt(at));
  };
  differing(before.claims, marked.claims, isDrawnAlike).forEach(touchPlaces);
  differing(before.asides, marked.asides, (a, b) => a === b).forEach(touch);
  for (const { words } of differing(before.suggestions, marked.suggestions, (a, b) => a === b)) touch(words);
  if (before.lookOf !== lookOf) marked.claims.forEach(touchPlaces);
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
    const { passages, regions } = claim;
    for (const region of regions) {
      const begins = region === regions[0] && placeOf(claim)?.start === region.at;
      made.get(text.blockAt(region.at))?.regions.push({ ...region, id: claim.id, look: lookOf(claim), begins });
    }
    passages.forEach((passage, i) => {
      if (!reaches(passage)) return;
      const look = lookOf(claim);
      each(passage, (into, part, placed) => {
        const begins = i === 0 && passage.start >= placed.start;
        const ends = i === passages.length - 1 && passage.end <= placed.start + placed.points.length;
        into.claims.push({ ...part, id: claim.id, look, begins, ends, was: wordsBefore(passage) });
      });
    });
  }
  for (const aside of asides.filter(reaches)) {
    each(aside, (into, part) => into.asides.push({ ...part, id: aside.id, kind: aside.kind, was: wordsBefore(aside) }));
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

const wordsBefore = ({ carried }: { carried?: Carried }) => (waits(carried) ? carried?.was : undefined);

const emptyBlock = () => ({
  claims: [] as BlockClaim[],
  regions: [] as BlockRegion[],
  asides: [] as BlockAside[],
  suggested: [] as Highlight[],
});

function sameLayers(a: BlockLayers, b: BlockLayers): boolean {
  return (
    sameLists(a.states, b.states, (x, y) => x === y) &&
    sameLists(a.asides, b.asides, (x, y) => sameHighlight(x, y) && x.kind === y.kind && x.was === y.was) &&
    sameLists(a.claims, b.claims, sameClaim) &&
    sameLists(a.regions, b.regions, sameRegion) &&
    sameLists(a.suggested, b.suggested, sameHighlight)
  );
}

const sameLists = <T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean) =>
  a.length === b.length && a.every((each, i) => isSame(each, b[i] as T));

const sameHighlight = (a: Highlight, b: Highlight) => a.id === b.id && a.start === b.start && a.end === b.end;

const sameClaim = (a: BlockClaim, b: BlockClaim) =>
  sameHighlight(a, b) && a.begins === b.begins && a.ends === b.ends && a.was === b.was && sameLook(a, b);

const sameRegion = (a: BlockRegion, b: BlockRegion) =>
  a.id === b.id && a.begins === b.begins && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h && sameLook(a, b);

type Looking = Pick<BlockClaim, "look">;

const sameLook = (a: Looking, b: Looking) =>
  a.look.label === b.look.label &&
  a.look.status.key === b.look.status.key &&
  a.look.verdict?.label === b.look.verdict?.label &&
  a.look.tone === b.look.tone &&
  a.look.glyph === b.look.glyph &&
  a.look.line === b.look.line;
