import type { Aside, Claim, Coverage, Desk, Sentence, Span, StatusInfo } from "../api/types";
import { blockAt, type PlacedBlock, placeBlocks } from "./articleText";
import { type Accounted, needlessWords, type SentenceState, sentenceStates } from "./coverage";
import { differing } from "./differing";
import { coverageOf } from "./sentenceProgress";
import { waits } from "./waiting";

/** How far the work on a desk has come. */
export interface DeskCoverage {
  /** Of the sentences of each block; the same array until one of them changes. */
  byBlock: readonly (readonly SentenceState[])[];
  /** Of each of the version's sentences; the same array until one of them changes. */
  states: readonly SentenceState[];
  /** The same object until a figure changes. */
  coverage: Coverage;
}

/** What is the same for every desk of a version. */
interface CoveredText {
  blocks: readonly CoveredBlock[];
  sentences: readonly Sentence[];
}

interface CoveredBlock {
  placed: PlacedBlock;
  sentences: readonly Sentence[];
  /** The words that need not be accounted for. */
  needless: ReadonlySet<string>;
}

interface Kept {
  desk: Desk;
  text: CoveredText;
  covered: DeskCoverage;
}

/**
 * Makes a function that computes how far a desk is. It remembers the last desk, so that for the next one only those
 * blocks are computed in which something was marked, set aside or decided; and what it said of each, because the page
 * is drawn with an older desk where there was no time yet for the last one.
 */
export function coverageKeeper(statuses: readonly StatusInfo[]): (desk: Desk) => DeskCoverage {
  const final = new Set(statuses.filter((status) => status.final).map(({ key }) => key));
  const known = new WeakMap<Desk, DeskCoverage>();
  let last: Kept | undefined;
  return (desk) => {
    let covered = known.get(desk);
    if (!covered) {
      last = last && isSameText(last.desk, desk) ? coverAgain(desk, final, last) : cover(desk, final);
      covered = last.covered;
      known.set(desk, covered);
    }
    return covered;
  };
}

/** Whether two desks can only differ in claims and asides. Sentences are cut once for a version. */
const isSameText = (a: Desk, b: Desk) => a.version.id === b.version.id && a.article.lang === b.article.lang;

function cover(desk: Desk, final: ReadonlySet<string>): Kept {
  const text = textOf(desk);
  const byBlock = statesOf(
    text,
    text.blocks.map((_, i) => i),
    desk,
    final,
  );
  const states = byBlock.flat();
  return { desk, text, covered: { byBlock, states, coverage: coverageOf(text.sentences, states, tally(desk, final)) } };
}

function coverAgain(desk: Desk, final: ReadonlySet<string>, { desk: old, text, covered: before }: Kept): Kept {
  const touched = touchedBlocks(
    text.blocks.map(({ placed }) => placed),
    old,
    desk,
    final,
  );
  const byBlock = [...before.byBlock];
  const again = statesOf(text, touched, desk, final);
  let isSame = true;
  touched.forEach((block, i) => {
    if (sameStates(byBlock[block] ?? [], again[i] ?? [])) return;
    byBlock[block] = again[i] ?? [];
    isSame = false;
  });
  const claims = tally(desk, final);
  if (isSame && claims.total === before.coverage.claims.total && claims.final === before.coverage.claims.final) {
    return { desk, text, covered: before };
  }
  const states = isSame ? before.states : byBlock.flat();
  const coverage = coverageOf(text.sentences, states, claims);
  return { desk, text, covered: { byBlock: isSame ? before.byBlock : byBlock, states, coverage } };
}

const sameStates = (a: readonly SentenceState[], b: readonly SentenceState[]) => a.every((state, i) => state === b[i]);

const tally = ({ claims }: Desk, final: ReadonlySet<string>) => ({
  total: claims.length,
  final: claims.reduce((sum, { status }) => sum + Number(final.has(status)), 0),
});

function textOf({ version, article, functionWords }: Desk): CoveredText {
  const words = new Set(functionWords);
  const byBlock: Sentence[][] = version.blocks.map(() => []);
  for (const sentence of version.sentences) byBlock[sentence.block]?.push(sentence);
  const blocks = placeBlocks(version.blocks).map((placed) => {
    const needless = needlessWords(placed.block, article.lang, words);
    return { placed, sentences: byBlock[placed.index] as Sentence[], needless };
  });
  return { blocks, sentences: version.sentences };
}

/** The blocks under what is not the same in two desks, in their order. */
function touchedBlocks(blocks: readonly PlacedBlock[], before: Desk, now: Desk, final: ReadonlySet<string>): number[] {
  const touched = new Set<number>();
  const touch = ({ start, end }: Span) => {
    for (let i = blockAt(blocks, start); i <= blockAt(blocks, end - 1); i++) touched.add(i);
  };
  const isSameClaim = (a: Claim, b: Claim) =>
    a === b || (a.passages === b.passages && final.has(a.status) === final.has(b.status));
  const isSameAside = (a: Aside, b: Aside) =>
    a.start === b.start && a.end === b.end && waits(a.carried) === waits(b.carried);
  for (const { passages } of differing(before.claims, now.claims, isSameClaim)) passages.forEach(touch);
  differing(before.asides, now.asides, isSameAside).forEach(touch);
  return [...touched].sort((a, b) => a - b);
}

/** The states of the sentences of some blocks, which are named in the order of the text. */
function statesOf({ blocks }: CoveredText, which: readonly number[], desk: Desk, final: ReadonlySet<string>) {
  const [first, last] = [blocks[which[0] ?? -1]?.placed, blocks[which.at(-1) ?? -1]?.placed];
  if (!first || !last) return [];
  const end = last.start + last.points.length;
  const reaching: Accounted[] = [];
  const add = (span: Span, isFinal: boolean) => {
    if (span.start < end && span.end > first.start) {
      reaching.push({ start: span.start, end: span.end, final: isFinal });
    }
  };
  for (const { passages, status } of desk.claims) for (const passage of passages) add(passage, final.has(status));
  for (const aside of desk.asides) add(aside, !waits(aside.carried));
  reaching.sort((a, b) => a.start - b.start);

  const placed = blocks.map((block) => block.placed);
  const byBlock = new Map<number, Accounted[]>(which.map((block) => [block, []]));
  for (const place of reaching) {
    const to = blockAt(placed, place.end - 1);
    for (let block = blockAt(placed, place.start); block <= to; block++) byBlock.get(block)?.push(place);
  }
  return which.map((index) => {
    const { placed, sentences, needless } = blocks[index] as CoveredBlock;
    return sentenceStates(placed.block, placed.start, sentences, byBlock.get(index) ?? [], needless);
  });
}
