import type { Place } from "../../lib/articleText";
import type { Cursor } from "../../lib/readingCursor";

/*
 * Between the page and the text: every element with data-block holds, as its own text, the text of that block from
 * the offset data-from on.
 */

const holders = "[data-block]";

/** The place of a boundary point of a range. One that lies in no words is the nearest place at or after it. */
export function placeOf(article: HTMLElement, node: Node, offset: number): Place | null {
  const element = node instanceof Element ? node : node.parentElement;
  const holder = element?.closest<HTMLElement>(holders);
  if (holder && article.contains(holder)) {
    const before = document.createRange();
    before.setStart(holder, 0);
    before.setEnd(node, offset);
    return startOf(holder, before.toString().length);
  }
  if (!article.contains(node)) return null;
  const point = document.createRange();
  point.setStart(node, offset);
  const all = article.querySelectorAll<HTMLElement>(holders);
  for (const each of all) {
    if (point.comparePoint(each, 0) >= 0) return startOf(each);
  }
  const last = all[all.length - 1];
  return last ? startOf(last, last.textContent.length) : null;
}

function startOf(holder: HTMLElement, offset = 0): Place {
  return { block: Number(holder.dataset.block), offset: Number(holder.dataset.from) + offset };
}

/** The words that are selected now; null unless the selection begins and ends in the article and holds something. */
export function selectedPlaces(article: HTMLElement): Cursor | null {
  const native = getSelection();
  if (!native?.anchorNode || !native.focusNode || native.isCollapsed) return null;
  const anchor = placeOf(article, native.anchorNode, native.anchorOffset);
  const focus = placeOf(article, native.focusNode, native.focusOffset);
  return anchor && focus ? { anchor, focus } : null;
}

/** The places that a range in the article lies between. */
export function placesOf(article: HTMLElement, range: Range): Cursor | null {
  const anchor = placeOf(article, range.startContainer, range.startOffset);
  const focus = placeOf(article, range.endContainer, range.endOffset);
  return anchor && focus ? { anchor, focus } : null;
}

/** The text node and the offset in it that show a place; null if the page does not show it. */
export function pointOf(article: HTMLElement, place: Place): [Node, number] | null {
  const all = [...article.querySelectorAll<HTMLElement>(`[data-block="${place.block}"]`)];
  const holder = all.findLast((each) => Number(each.dataset.from) <= place.offset);
  if (!holder) return null;
  let left = place.offset - Number(holder.dataset.from);
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  for (let next = node; next; next = walker.nextNode()) {
    node = next;
    const length = next.nodeValue?.length ?? 0;
    if (left <= length) return [next, left];
    left -= length;
  }
  return node ? [node, node.nodeValue?.length ?? 0] : [holder, 0];
}

/** The first place that is in sight. */
export function firstPlaceInSight(article: HTMLElement, top: number): Place {
  for (const holder of article.querySelectorAll<HTMLElement>(holders)) {
    if (holder.getBoundingClientRect().top >= top) return startOf(holder);
  }
  return { block: 0, offset: 0 };
}
