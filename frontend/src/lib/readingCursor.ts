import type { Span } from "../api/types";
import type { ReadingText } from "./sentences";

/**
 * The reading cursor: two places in the text, as code points, of which the focus is the one that moves. While they are
 * the same the cursor stands on the sentence there; otherwise the words between them are selected.
 */
export interface Cursor {
  readonly anchor: number;
  readonly focus: number;
}

export type Unit = "word" | "sentence" | "block";

export const cursorAt = (place: number): Cursor => ({ anchor: place, focus: place });

/** A cursor with words selected from their beginning on. */
export const cursorOver = ({ start, end }: Span): Cursor => ({ anchor: start, focus: end });

/** What lies between the two places, in the order of the text; null while the cursor stands on a sentence. */
export function selected({ anchor, focus }: Cursor): Span | null {
  if (anchor === focus) return null;
  return anchor < focus ? { start: anchor, end: focus } : { start: focus, end: anchor };
}

/** The punctuation that belongs to the words before it, white space, and a dash that joins on. */
const gap = /^[\p{Pe}\p{Pi}\p{Pf}"',;:.!?…]*\s*(?:[–—]\s*)?/u;

/**
 * How far into what follows marked words one goes on, in code points, so that the next claim does not begin with a
 * comma. A quotation mark behind a space opens, and stays. Nothing is passed over where no word follows.
 */
export function gapBefore(rest: string): number {
  const passed = gap.exec(rest)?.[0] ?? "";
  return passed.length === rest.length ? 0 : [...passed].length;
}

/** The sentence that the cursor stands on, or in which its focus is. */
export function sentenceUnder(text: ReadingText, { anchor, focus }: Cursor): number {
  // The end of words that are selected forwards lies behind the last of them.
  return text.sentenceAt(focus > anchor ? focus - 1 : focus);
}

/** Moves the cursor to the next (1) or previous (-1) sentence, to the first sentence of a block, or over one word. */
export function moveCursor(text: ReadingText, cursor: Cursor, unit: Unit, direction: 1 | -1): Cursor {
  const { anchor, focus } = cursor;
  const edge = direction > 0 ? Math.max(anchor, focus) : Math.min(anchor, focus);
  if (unit === "word") {
    const word = wordBeside(text, edge, direction, (each) => (direction > 0 ? each.start >= edge : each.end <= edge));
    return word ? cursorOver(word) : cursor;
  }
  const here = text.sentenceAt(direction > 0 && anchor !== focus ? edge - 1 : edge);
  return toSentence(text, unit === "sentence" ? here + direction : sentenceOfBlock(text, here, direction), here);
}

/** Takes the next unit in, or leaves the last one out: moves the focus to the unit's edge that lies in the direction. */
export function extendCursor(text: ReadingText, cursor: Cursor, unit: Unit, direction: 1 | -1): Cursor {
  const { anchor, focus } = cursor;
  const isBeyond = ({ start, end }: Span) => (direction > 0 ? end > focus : start < focus);
  const reached =
    unit === "word"
      ? wordBeside(text, focus, direction, isBeyond)
      : sentenceBeside(text, focus, direction, isBeyond, unit === "block");
  return reached ? { anchor, focus: direction > 0 ? reached.end : reached.start } : cursor;
}

/** The cursor on a sentence; on the one where it is, if there is no such sentence. */
function toSentence(text: ReadingText, sentence: number, here: number): Cursor {
  const { start } = text.sentences[sentence] ?? text.sentences[here] ?? { start: 0 };
  return cursorAt(start);
}

/** The first sentence of the nearest other block that has any. */
function sentenceOfBlock(text: ReadingText, here: number, direction: 1 | -1): number {
  const block = text.sentences[here]?.block ?? 0;
  const [from, to] = text.sentencesIn(block);
  if (direction > 0) return to;
  const before = text.sentences[from - 1];
  // Going back leads to the beginning of this block first.
  if (here > from || !before) return from;
  return text.sentencesIn(before.block)[0];
}

/** The nearest sentence, or all those of a block, at or after a place, or before it, that the condition holds for. */
function sentenceBeside(
  text: ReadingText,
  place: number,
  direction: 1 | -1,
  accepts: (span: Span) => boolean,
  ofBlock: boolean,
): Span | undefined {
  for (let i = text.sentenceAt(place); ; i += direction) {
    const sentence = text.sentences[i];
    const span = sentence && ofBlock ? stretchOf(text, sentence.block) : sentence;
    if (!span || accepts(span)) return span;
  }
}

/** From the first to the last sentence of a block. */
function stretchOf(text: ReadingText, block: number): Span {
  const [from, to] = text.sentencesIn(block);
  return { start: text.sentences[from]?.start ?? 0, end: text.sentences[to - 1]?.end ?? 0 };
}

function wordBeside(text: ReadingText, place: number, direction: 1 | -1, accepts: (word: Span) => boolean) {
  for (let i = text.sentenceAt(place); text.sentences[i]; i += direction) {
    const words = text.wordsOf(i);
    const word = direction > 0 ? words.find(accepts) : words.findLast(accepts);
    if (word) return word;
  }
  return undefined;
}
