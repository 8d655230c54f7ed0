import type { RefObject } from "react";
import type { PlacedBlock } from "../../lib/articleText";
import { type Cursor, moveCursor, type Unit } from "../../lib/readingCursor";
import { useCommands } from "../../ui/commands/useCommand";
import { firstPlaceInSight, pointOf } from "./domPlaces";

interface ReadingCommands {
  article: RefObject<HTMLElement | null>;
  blocks: readonly PlacedBlock[];
  /** The words that are selected, also while the focus is elsewhere. */
  words: () => Cursor | null;
  onOpen: (claimIds: string[]) => void;
  onClear: () => void;
}

/**
 * The commands that move in the text. The reading cursor is the selection itself: it goes by word, by sentence and by
 * block, or takes those in. The next and the previous claim take the focus.
 */
export function useReadingCommands({ article, blocks, words, onOpen, onClear }: ReadingCommands) {
  const move = (unit: Unit, direction: 1 | -1, extend = false) => {
    const element = article.current;
    if (!element) return;
    const start = words() ?? beginning(element);
    select(
      element,
      moveCursor((block) => blocks[block]?.block.text, start, unit, direction, extend),
    );
  };
  const step = (direction: 1 | -1) => {
    onClear();
    if (article.current) stepToClaim(article.current, direction);
  };
  useCommands({
    "cursor.nextSentence": () => move("sentence", 1),
    "cursor.previousSentence": () => move("sentence", -1),
    "cursor.nextWord": () => move("word", 1),
    "cursor.previousWord": () => move("word", -1),
    "cursor.nextBlock": () => move("block", 1),
    "cursor.previousBlock": () => move("block", -1),
    "extend.nextSentence": () => move("sentence", 1, true),
    "extend.previousSentence": () => move("sentence", -1, true),
    "extend.nextWord": () => move("word", 1, true),
    "extend.previousWord": () => move("word", -1, true),
    "extend.nextBlock": () => move("block", 1, true),
    "extend.previousBlock": () => move("block", -1, true),
    "claim.next": () => step(1),
    "claim.previous": () => step(-1),
  });
  useCommands(
    { "claim.open": () => onOpen([focusedClaim()?.dataset.begins as string]) },
    { enabled: () => focusedClaim() !== null && words() === null },
  );
}

const claimMark = "mark[data-begins]";
/** The beginning of the claim that has the focus. */
const focusedClaim = () => document.activeElement?.closest<HTMLElement>(claimMark) ?? null;

function beginning(article: HTMLElement): Cursor {
  const place = firstPlaceInSight(article, article.getBoundingClientRect().top);
  return { anchor: place, focus: place };
}

function select(article: HTMLElement, { anchor, focus }: Cursor) {
  const from = pointOf(article, anchor);
  const to = pointOf(article, focus);
  if (!from || !to) return;
  if (!article.contains(document.activeElement)) article.focus({ preventScroll: true });
  getSelection()?.setBaseAndExtent(...from, ...to);
  const box = to[0].parentElement;
  box?.scrollIntoView({ block: "nearest" });
}

function stepToClaim(article: HTMLElement, direction: 1 | -1) {
  const marks = [...article.querySelectorAll<HTMLElement>(claimMark)];
  const from = focusedClaim();
  const here = from ? marks.indexOf(from) : direction > 0 ? -1 : marks.length;
  const next = marks[here + direction];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
}
