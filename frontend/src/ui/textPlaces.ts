import type { Span } from "../api/types";
import { codePointAt, type Place, type PlacedBlock, placeAt } from "../lib/articleText";

/*
 * Between a text on the page and the text itself: every element with data-block holds, as its own text, the text of that
 * block from the offset data-from on.
 */

export const holders = "[data-block]";

/** The place of a boundary point of a range, as a code point. One in no words is the nearest place at or after it. */
export function placeOf(blocks: readonly PlacedBlock[], root: HTMLElement, node: Node, offset: number): number | null {
  const place = blockPlaceOf(root, node, offset);
  return place && codePointAt(blocks, place);
}

function blockPlaceOf(root: HTMLElement, node: Node, offset: number): Place | null {
  const element = node instanceof Element ? node : node.parentElement;
  const holder = element?.closest<HTMLElement>(holders);
  if (holder && root.contains(holder)) {
    const before = document.createRange();
    before.setStart(holder, 0);
    before.setEnd(node, offset);
    return startOf(holder, before.toString().length);
  }
  if (!root.contains(node)) return null;
  const point = document.createRange();
  point.setStart(node, offset);
  const all = root.querySelectorAll<HTMLElement>(holders);
  for (const each of all) {
    if (point.comparePoint(each, 0) >= 0) return startOf(each);
  }
  const last = all[all.length - 1];
  return last ? startOf(last, last.textContent.length) : null;
}

function startOf(holder: HTMLElement, offset = 0): Place {
  return { block: Number(holder.dataset.block), offset: Number(holder.dataset.from) + offset };
}

/**
 * Where the page's selection begins and ends in a text; null unless it begins there. One that leaves the text ends at its
 * edge: three clicks on the last paragraph select up to whatever comes after the text.
 */
export function nativeSelection(blocks: readonly PlacedBlock[], root: HTMLElement) {
  const native = getSelection();
  if (!native?.anchorNode || !native.focusNode || native.isCollapsed) return null;
  const anchor = placeOf(blocks, root, native.anchorNode, native.anchorOffset);
  if (anchor === null) return null;
  const focus = placeOf(blocks, root, native.focusNode, native.focusOffset);
  return { anchor, focus: focus ?? edgeTowards(blocks, root, native.focusNode, native.focusOffset) };
}

/** The code point with which a text begins or ends, whichever is nearer to a boundary point outside. */
function edgeTowards(blocks: readonly PlacedBlock[], root: HTMLElement, node: Node, offset: number): number {
  const whole = document.createRange();
  whole.selectNodeContents(root);
  const last = blocks.at(-1);
  return last && whole.comparePoint(node, offset) > 0 ? last.start + last.points.length : 0;
}

/** The range over the words of a span; null if the page does not show them. */
export function rangeOver(blocks: readonly PlacedBlock[], root: HTMLElement, { start, end }: Span): Range | null {
  const from = boundaryOf(blocks, root, start);
  const to = boundaryOf(blocks, root, end, true);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/**
 * The text node and the offset in it that show a place; null if the page does not show it. A place between two cells of
 * a table is, as the end of something, that of the first.
 */
export function boundaryOf(
  blocks: readonly PlacedBlock[],
  root: HTMLElement,
  codePoint: number,
  isEnd = false,
): [Node, number] | null {
  const { block, offset } = placeAt(blocks, codePoint);
  const holder = [...root.querySelectorAll<HTMLElement>(`[data-block="${block}"]`)].findLast(({ dataset }) =>
    isEnd ? Number(dataset.from) < offset || offset === 0 : Number(dataset.from) <= offset,
  );
  if (!holder) return null;
  let left = offset - Number(holder.dataset.from);
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  let last: Node | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left < length || (isEnd && left === length)) return [node, left];
    left -= length;
    last = node;
  }
  return last ? [last, last.nodeValue?.length ?? 0] : [holder, 0];
}
