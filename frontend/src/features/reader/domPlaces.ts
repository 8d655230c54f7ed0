import type { Span } from "../../api/types";
import type { Cursor } from "../../lib/readingCursor";
import type { ReadingText } from "../../lib/sentences";
import { holders, placeOf as placeIn, nativeSelection as selectionIn } from "../../ui/textPlaces";
import { sentenceId } from "./BlockText";
import { reaching } from "./textView";

/*
 * Between the page and the text: what ui/textPlaces says of blocks, and in each of them every sentence has an element of
 * its own.
 */

/** The place of a boundary point of a range, as a code point. One in no words is the nearest place at or after it. */
export const placeOf = (text: ReadingText, article: HTMLElement, node: Node, offset: number) =>
  placeIn(text.blocks, article, node, offset);

/** The words that the page shows as selected; null unless the selection begins and ends in the article. */
export const nativeSelection = (text: ReadingText, article: HTMLElement): Cursor | null =>
  selectionIn(text.blocks, article);

/** The place that is drawn at a point of the window; null where there is no text of the article. */
export function placeAtPoint(text: ReadingText, article: HTMLElement, x: number, y: number): number | null {
  // The newer caretPositionFromPoint is not in WebKit.
  const range = document.caretRangeFromPoint(x, y);
  return range && placeOf(text, article, range.startContainer, range.startOffset);
}

export const sentenceElement = (index: number) => document.getElementById(sentenceId(index));

/** The element of a block. A picture may be one without any sentence. */
export function blockElement(text: ReadingText, block: number): HTMLElement | null | undefined {
  const [first, end] = text.sentencesIn(block);
  const within = first < end ? sentenceElement(first) : document.querySelector(`.article [data-block="${block}"]`);
  return within?.closest<HTMLElement>(".block");
}

/** The range over the words of a span that lie in sentences; null if the page does not show them. */
export function rangeOf(text: ReadingText, { start, end }: Span): Range | null {
  const over = text.sentencesOver({ start, end });
  const [first, last] = [over[0], over.at(-1)];
  if (first === undefined || last === undefined) return null;
  const from = pointIn(text, first, start, "start");
  const to = pointIn(text, last, end, "end");
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/**
 * The text node and the offset in it that show a place of a sentence, or the nearest one of the sentence. Between two
 * nodes a range starts in the second one and ends in the first.
 */
function pointIn(text: ReadingText, sentence: number, place: number, edge: "start" | "end"): [Node, number] | null {
  const element = sentenceElement(sentence);
  const { start, end, block } = text.sentences[sentence] as (typeof text.sentences)[number];
  const placed = text.blocks[block];
  if (!element || !placed) return null;
  const inside = Math.min(Math.max(place, start), end);
  let left = placed.points.toUtf16(inside - placed.start) - placed.points.toUtf16(start - placed.start);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  for (let next = node; next; next = walker.nextNode()) {
    node = next;
    const length = next.nodeValue?.length ?? 0;
    if (left < length || (edge === "end" && left === length)) return [next, left];
    left -= length;
  }
  return node ? [node, node.nodeValue?.length ?? 0] : null;
}

/** The first sentence that is in sight; the first of the text if none is. */
export function firstSentenceInSight(text: ReadingText, article: HTMLElement, top: number): number {
  const part = reaching(article.children, top);
  for (const holder of part?.querySelectorAll<HTMLElement>(holders) ?? []) {
    if (holder.getBoundingClientRect().bottom < top) continue;
    for (let i = text.sentencesIn(Number(holder.dataset.block))[0]; i < text.sentences.length; i++) {
      const element = sentenceElement(i);
      if (element && element.getBoundingClientRect().top >= top) return i;
    }
  }
  return 0;
}
