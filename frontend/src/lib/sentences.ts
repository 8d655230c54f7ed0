import type { Sentence, Span } from "../api/types";
import { blockAt, type PlacedBlock } from "./articleText";
import { wordsIn } from "./words";

/**
 * The text of a version with its sentences, which are cut in the backend (annotate.Sentences). Places are code points
 * of the text; a sentence is known by its index.
 */
export class ReadingText {
  /** By block, the index of its first sentence; one more at the end. */
  private readonly firstIn: Uint32Array;
  private readonly words = new Map<number, readonly Span[]>();

  constructor(
    readonly blocks: readonly PlacedBlock[],
    readonly sentences: readonly Sentence[],
  ) {
    this.firstIn = new Uint32Array(blocks.length + 1);
    let next = 0;
    for (let block = 0; block < blocks.length; block++) {
      this.firstIn[block] = next;
      while (sentences[next]?.block === block) next++;
    }
    this.firstIn[blocks.length] = next;
  }

  /** The sentence at a place, or else the last one before it; the first one where there is none. */
  sentenceAt(place: number): number {
    let low = 0;
    let high = this.sentences.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.sentences[middle] as Sentence).start <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The indexes of the sentences of a block: from the first up to and without the second. */
  sentencesIn(block: number): readonly [from: number, to: number] {
    return [this.firstIn[block] ?? 0, this.firstIn[block + 1] ?? this.sentences.length];
  }

  /** The sentences that hold at least one character of the span. */
  sentencesOver(span: Span): number[] {
    const found: number[] = [];
    for (let i = this.sentenceAt(span.start); i < this.sentences.length; i++) {
      const { start, end } = this.sentences[i] as Sentence;
      if (start >= span.end) break;
      if (end > span.start) found.push(i);
    }
    return found;
  }

  /** The words of a sentence, in their order. */
  wordsOf(sentence: number): readonly Span[] {
    const known = this.words.get(sentence);
    if (known) return known;
    const { start, end, block } = this.sentences[sentence] as Sentence;
    const { start: origin, block: held, points } = this.blocks[block] as PlacedBlock;
    const from = points.toUtf16(start - origin);
    const text = held.text.slice(from, points.toUtf16(end - origin));
    const words = wordsIn(text).map((word) => ({
      start: origin + points.fromUtf16(from + word.start),
      end: origin + points.fromUtf16(from + word.end),
    }));
    this.words.set(sentence, words);
    return words;
  }

  /** The block that a place is in. */
  blockAt = (place: number) => blockAt(this.blocks, place);
}
