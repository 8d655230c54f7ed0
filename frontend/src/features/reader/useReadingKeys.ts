import type { KeyboardEvent, RefObject } from "react";
import type { PlacedBlock } from "../../lib/articleText";
import { type Cursor, moveCursor, type Unit } from "../../lib/readingCursor";
import { firstPlaceInSight, pointOf, selectedPlaces } from "./domPlaces";

interface ReadingKeys {
  article: RefObject<HTMLElement | null>;
  blocks: readonly PlacedBlock[];
  /** With the words that the page shows as selected now. */
  onMark: (words: Cursor) => void;
  onOpen: (claimIds: string[]) => void;
  onClear: () => void;
}

const moves: Record<string, [Unit, 1 | -1]> = {
  ArrowRight: ["word", 1],
  ArrowLeft: ["word", -1],
  ArrowDown: ["sentence", 1],
  ArrowUp: ["sentence", -1],
};

/**
 * The keys of the reader while its text has the focus. Arrows move the reading cursor, which is the selection itself:
 * left and right by word, up and down by sentence, with Alt by block; Shift extends. Enter or C marks the words.
 * N and P go to the next and the previous claim.
 */
export function useReadingKeys({ article, blocks, onMark, onOpen, onClear }: ReadingKeys) {
  return (event: KeyboardEvent) => {
    const element = article.current;
    if (!element || event.ctrlKey || event.metaKey) return;
    const move = moves[event.key];
    // Read from the page: keys may come faster than it is drawn.
    const cursor = selectedPlaces(element);
    const claim = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("mark[data-begins]") : null;
    if (move) {
      const unit = event.altKey ? "block" : move[0];
      const start = cursor ?? beginning(element);
      select(
        element,
        moveCursor((block) => blocks[block]?.block.text, start, unit, move[1], event.shiftKey),
      );
    } else if (event.key === "n" || event.key === "p") {
      stepToClaim(element, claim, event.key === "n" ? 1 : -1);
    } else if (event.key === "Enter" && claim && !cursor) {
      onOpen([claim.dataset.begins as string]);
    } else if ((event.key === "Enter" || event.key === "c") && cursor) {
      onMark(cursor);
    } else if (event.key === "Escape" && cursor) {
      onClear();
    } else {
      return;
    }
    event.preventDefault();
  };
}

function beginning(article: HTMLElement): Cursor {
  const place = firstPlaceInSight(article, article.getBoundingClientRect().top);
  return { anchor: place, focus: place };
}

function select(article: HTMLElement, { anchor, focus }: Cursor) {
  const from = pointOf(article, anchor);
  const to = pointOf(article, focus);
  if (!from || !to) return;
  getSelection()?.setBaseAndExtent(...from, ...to);
  const box = to[0].parentElement;
  box?.scrollIntoView({ block: "nearest" });
}

function stepToClaim(article: HTMLElement, from: HTMLElement | null, direction: 1 | -1) {
  const marks = [...article.querySelectorAll<HTMLElement>("mark[data-begins]")];
  const here = from ? marks.indexOf(from) : direction > 0 ? -1 : marks.length;
  const next = marks[here + direction];
  getSelection()?.removeAllRanges();
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
}
