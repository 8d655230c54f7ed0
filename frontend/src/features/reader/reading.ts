import type { Claim, Span } from "../../api/types";
import { textOf } from "../../lib/articleText";
import type { SentenceState } from "../../lib/coverage";
import { type Layers, layersOf, type Marked } from "../../lib/layers";
import { type Cursor, cursorAt, selected, sentenceUnder } from "../../lib/readingCursor";
import { spanWithin } from "../../lib/selection";
import type { ReadingText } from "../../lib/sentences";

/** Where the work in a text is at. It changes as a whole, so that whoever watches can compare. */
interface Place {
  cursor: Cursor | null;
  /** The words that are selected, without white space at their edges. */
  words: Span | null;
  /** The claim that was marked or gone to last, until the cursor goes elsewhere. */
  claimId: string | null;
}

/**
 * Whether a place should come into sight. "afterwards" is for a move that follows a change of the text: what changed
 * shows first and the text follows in the frame after, since laying out both would be too much for one.
 */
export type Reveal = boolean | "afterwards";

export interface Move {
  claimId?: string | null;
  /** Not where the pointer has just been. */
  reveal?: Reveal;
}

const nowhere: Place = { cursor: null, words: null, claimId: null };

/**
 * The reading cursor of one text, and what it is told about. It lives outside of React: a key moves it, and the next
 * frame shows it, however long the text is (./useCursorDrawing).
 */
export class Reading {
  private place = nowhere;
  private said = "";
  private drawn: Layers | undefined;
  /** What was found under the cursor last: a key asks for it several times. */
  private under: { place: Place; claims: readonly Claim[]; found: readonly Claim[] } | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly drawings = new Set<(reveal: Reveal) => void>();

  constructor(readonly text: ReadingText) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Calls `draw` at every move, before any other listener. */
  onMove(draw: (reveal: Reveal) => void) {
    this.drawings.add(draw);
    return () => void this.drawings.delete(draw);
  }

  get cursor() {
    return this.place.cursor;
  }

  /** The same object until other words are selected. */
  words = () => this.place.words;

  get claimId() {
    return this.place.claimId;
  }

  /** What a screen reader is to say. */
  announcement = () => this.said;

  moveTo(cursor: Cursor | null, { claimId = null, reveal = true }: Move = {}) {
    const span = cursor && selected(cursor);
    const words = span && spanWithin(this.text.blocks, span);
    const before = this.place.words;
    const isSame = words && before && words.start === before.start && words.end === before.end;
    this.place = { cursor, words: isSame ? before : words, claimId };
    for (const draw of this.drawings) draw(reveal);
    this.changed();
  }

  /** Lets go of the words; the cursor stays on the sentence. */
  clear() {
    if (this.cursor) this.moveTo(cursorAt(this.words()?.start ?? this.cursor.anchor), { reveal: false });
  }

  /** Says something once, briefly, to those who use a screen reader; the same words again are said again. */
  say(words: string) {
    this.said = words === this.said ? `${words}\u00a0` : words;
    this.changed();
  }

  /** The sentence under the cursor; null while the cursor is nowhere. */
  sentence(): number | null {
    return this.cursor && this.text.sentences.length > 0 ? sentenceUnder(this.text, this.cursor) : null;
  }

  /** What a command is about: the words that are selected, or the sentence under the cursor. */
  span(): Span | null {
    const sentence = this.sentence();
    return this.words() ?? (sentence === null ? null : spanOf(this.text, sentence));
  }

  wordsOf = (span: Span) => textOf(this.text.blocks, span);

  /** The layers of the text, computed once for each desk however often they are asked for. */
  layers(marked: Omit<Marked, "text">): Layers {
    const { drawn } = this;
    const isDrawn =
      drawn?.claims === marked.claims &&
      drawn.asides === marked.asides &&
      drawn.suggestions === marked.suggestions &&
      drawn.lookOf === marked.lookOf &&
      drawn.states === marked.states;
    if (!isDrawn) this.drawn = layersOf({ ...marked, text: this.text }, drawn);
    return this.drawn as Layers;
  }

  stateOf(layers: Layers, sentence: number): SentenceState {
    const block = this.text.sentences[sentence]?.block ?? 0;
    return layers.byBlock[block]?.states[sentence - this.text.sentencesIn(block)[0]] ?? "untouched";
  }

  /** The claims over the words or the sentence under the cursor, in the order of the text. */
  claimsUnder(claims: readonly Claim[]): readonly Claim[] {
    const { place, under } = this;
    if (under?.place === place && under.claims === claims) return under.found;
    const span = this.span();
    const found = span ? claims.filter(({ passages }) => passages.some((passage) => overlap(passage, span))) : [];
    this.under = { place, claims, found };
    return found;
  }

  private changed() {
    for (const listener of this.listeners) listener();
  }
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

export function spanOf(text: ReadingText, sentence: number): Span {
  const { start, end } = text.sentences[sentence] ?? { start: 0, end: 0 };
  return { start, end };
}
