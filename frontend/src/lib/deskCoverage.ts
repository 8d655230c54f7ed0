import type { Coverage, Desk, Sentence, StatusInfo } from "../api/types";
import { blockAt, type PlacedBlock, placeBlocks } from "./articleText";
import { type Accounted, needlessWords, type SentenceState, sentenceStates } from "./coverage";
import { coverageOf, keepStates } from "./sentenceProgress";

/** How far the work on a desk has come. */
export interface DeskCoverage {
  /** Of each of the version's sentences; the same array until one of them changes. */
  states: readonly SentenceState[];
  /** The same object until a figure changes. */
  coverage: Coverage;
}

/** What is the same for every desk of a version, and what of each block was computed last. */
interface Kept extends DeskCoverage {
  desk: Desk;
  blocks: BlockCoverage[];
}

interface BlockCoverage {
  placed: PlacedBlock;
  sentences: readonly Sentence[];
  /** The words that need not be accounted for. */
  needless: ReadonlySet<string>;
  accounted: readonly Accounted[];
  states: readonly SentenceState[];
}

/**
 * Makes a function that computes how far a desk is. It remembers the last desk, so that for the next one only those
 * blocks are computed in which something was marked, set aside or decided.
 */
export function coverageKeeper(statuses: readonly StatusInfo[]): (desk: Desk) => DeskCoverage {
  const final = new Set(statuses.filter((status) => status.final).map(({ key }) => key));
  let kept: Kept | undefined;
  return (desk) => {
    if (kept?.desk !== desk) kept = coverageOfDesk(desk, final, kept);
    return kept;
  };
}

function coverageOfDesk(desk: Desk, final: ReadonlySet<string>, before: Kept | undefined): Kept {
  const known = before && isSameText(before.desk, desk) ? before.blocks : blocksOf(desk);
  const accounted = accountedByBlock(
    known.map(({ placed }) => placed),
    desk,
    final,
  );
  const blocks = known.map((block, i) => {
    const here = accounted[i] ?? nothing;
    if (sameAccounted(block.accounted, here)) return block;
    const { placed, sentences, needless } = block;
    return { ...block, accounted: here, states: sentenceStates(placed.block, placed.start, sentences, here, needless) };
  });
  const states = keepStates(
    before?.states ?? [],
    blocks.flatMap((block) => block.states),
  );
  const claims = { total: desk.claims.length, final: desk.claims.filter(({ status }) => final.has(status)).length };
  const isSame =
    before?.states === states &&
    before.coverage.claims.total === claims.total &&
    before.coverage.claims.final === claims.final;
  return {
    desk,
    blocks,
    states,
    coverage: isSame ? before.coverage : coverageOf(desk.version.sentences, states, claims),
  };
}

const nothing: readonly Accounted[] = [];

/** Whether two desks can only differ in claims and asides. Sentences are cut once for a version. */
const isSameText = (a: Desk, b: Desk) => a.version.id === b.version.id && a.article.lang === b.article.lang;

/** The blocks while nothing in them is accounted for. */
function blocksOf({ version, article, functionWords }: Desk): BlockCoverage[] {
  const words = new Set(functionWords);
  const byBlock: Sentence[][] = version.blocks.map(() => []);
  for (const sentence of version.sentences) byBlock[sentence.block]?.push(sentence);
  return placeBlocks(version.blocks).map((placed) => {
    const sentences = byBlock[placed.index] as Sentence[];
    const needless = needlessWords(placed.block, article.lang, words);
    return { placed, sentences, needless, accounted: nothing, states: sentences.map(() => "untouched" as const) };
  });
}

/** What reaches into each block, in the order of its start. */
function accountedByBlock(blocks: readonly PlacedBlock[], { claims, asides }: Desk, final: ReadonlySet<string>) {
  const all: Accounted[] = [
    ...claims.flatMap(({ passages, status }) =>
      passages.map(({ start, end }) => ({ start, end, final: final.has(status) })),
    ),
    ...asides.map(({ start, end }) => ({ start, end, final: true })),
  ].sort((a, b) => a.start - b.start);
  const byBlock: Accounted[][] = [];
  for (const place of all) {
    const last = blockAt(blocks, place.end - 1);
    for (let block = blockAt(blocks, place.start); block <= last; block++) {
      const there = byBlock[block];
      if (there) there.push(place);
      else byBlock[block] = [place];
    }
  }
  return byBlock;
}

const sameAccounted = (a: readonly Accounted[], b: readonly Accounted[]) =>
  a.length === b.length && a.every((place, i) => samePlace(place, b[i] as Accounted));

const samePlace = (a: Accounted, b: Accounted) => a.start === b.start && a.end === b.end && a.final === b.final;
