import type { RefObject } from "react";
import type { Span } from "../../api/types";
import { afterFrame } from "../../lib/afterFrame";
import { blockAt, type PlacedBlock } from "../../lib/articleText";

/*
 * Which part of the text is in sight, and how another part comes there. The boxes of blocks say it; where in a block
 * its words lie is taken for even, so that nothing has to be laid out that is not in sight.
 */

/** For a part of the app that shows where in the text one is. */
export function textView(
  article: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  blocks: readonly PlacedBlock[],
) {
  return {
    inSight: (): Span => {
      if (!article.current || !scroller.current) return { start: 0, end: 0 };
      const { top } = scroller.current.getBoundingClientRect();
      return {
        start: codePointAt(article.current, blocks, top),
        end: codePointAt(article.current, blocks, top + scroller.current.clientHeight),
      };
    },

    bringIntoSight: (codePoint: number) => {
      if (!article.current || !scroller.current) return;
      const { top } = scroller.current.getBoundingClientRect();
      const height = heightOf(article.current, blocks, codePoint);
      scroller.current.scrollTop += height - top - scroller.current.clientHeight / 2;
    },

    onSight: (listener: () => void) => {
      const element = scroller.current;
      let isAwaited = false;
      let isOver = false;
      // To ask for places within a frame has the page laid out once more in it; after the frame they are known.
      const schedule = async () => {
        if (isAwaited) return;
        isAwaited = true;
        await afterFrame();
        isAwaited = false;
        if (!isOver) listener();
      };
      const observer = new ResizeObserver(schedule);
      element?.addEventListener("scroll", schedule, { passive: true });
      if (element) observer.observe(element);
      if (article.current) observer.observe(article.current);
      return () => {
        isOver = true;
        element?.removeEventListener("scroll", schedule);
        observer.disconnect();
      };
    },
  };
}

/** Where in the window a place of the text is. */
function heightOf(article: HTMLElement, blocks: readonly PlacedBlock[], codePoint: number): number {
  const index = blockAt(blocks, codePoint);
  const placed = blocks[index];
  const box = article.getElementsByClassName("block")[index]?.getBoundingClientRect();
  if (!placed || !box) return 0;
  return box.top + box.height * Math.min((codePoint - placed.start) / Math.max(placed.points.length, 1), 1);
}

/** The place of the text at a height in the window, or the nearest one. */
function codePointAt(article: HTMLElement, blocks: readonly PlacedBlock[], height: number): number {
  const part = reaching(article.children, height);
  const block = part && reaching(part.getElementsByClassName("block"), height);
  const placed = blocks[Number(block?.querySelector<HTMLElement>("[data-block]")?.dataset.block)];
  if (!block || !placed) return 0;
  const box = block.getBoundingClientRect();
  const share = Math.min(Math.max((height - box.top) / Math.max(box.height, 1), 0), 1);
  return placed.start + Math.round(share * placed.points.length);
}

/** Of elements that follow one another down the page, the first that reaches a height, or else the last. */
export function reaching(elements: HTMLCollection, height: number): Element | undefined {
  let low = 0;
  let high = elements.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle] as Element).getBoundingClientRect().bottom >= height) high = middle;
    else low = middle + 1;
  }
  return elements[low];
}
