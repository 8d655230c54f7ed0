import type { RefObject } from "react";
import type { Span } from "../../api/types";
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
      const boxes = boxesOf(article.current);
      return {
        start: codePointAt(boxes, blocks, top),
        end: codePointAt(boxes, blocks, top + scroller.current.clientHeight),
      };
    },

    bringIntoSight: (codePoint: number) => {
      if (!article.current || !scroller.current) return;
      const { top } = scroller.current.getBoundingClientRect();
      const height = heightOf(boxesOf(article.current), blocks, codePoint);
      scroller.current.scrollTop += height - top - scroller.current.clientHeight / 2;
    },

    onSight: (listener: () => void) => {
      const element = scroller.current;
      let scheduled = 0;
      const schedule = () => {
        cancelAnimationFrame(scheduled);
        scheduled = requestAnimationFrame(listener);
      };
      const observer = new ResizeObserver(schedule);
      element?.addEventListener("scroll", schedule, { passive: true });
      if (element) observer.observe(element);
      if (article.current) observer.observe(article.current);
      return () => {
        cancelAnimationFrame(scheduled);
        element?.removeEventListener("scroll", schedule);
        observer.disconnect();
      };
    },
  };
}

const boxesOf = (article: HTMLElement) => article.getElementsByClassName("block");

/** Where in the window a place of the text is. */
function heightOf(boxes: HTMLCollection, blocks: readonly PlacedBlock[], codePoint: number): number {
  const index = blockAt(blocks, codePoint);
  const placed = blocks[index];
  const box = boxes[index]?.getBoundingClientRect();
  if (!placed || !box) return 0;
  return box.top + box.height * Math.min((codePoint - placed.start) / Math.max(placed.points.length, 1), 1);
}

/** The place of the text at a height in the window, or the nearest one. */
function codePointAt(boxes: HTMLCollection, blocks: readonly PlacedBlock[], height: number): number {
  let low = 0;
  let high = boxes.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boxes[middle] as Element).getBoundingClientRect().bottom >= height) high = middle;
    else low = middle + 1;
  }
  const placed = blocks[low];
  const box = boxes[low]?.getBoundingClientRect();
  if (!placed || !box) return 0;
  const part = Math.min(Math.max((height - box.top) / Math.max(box.height, 1), 0), 1);
  return placed.start + Math.round(part * placed.points.length);
}
