import { type RefObject, useEffect, useRef } from "react";

/**
 * Gives a function that moves the focus to a row of a list of which only the rows in sight exist. A row far away has
 * to be made first, so the focus is owed to it until it is there. Rows carry data-index and hold a link or a button.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>, rows: number, scrollTo: (index: number) => void) {
  const owed = useRef<number | null>(null);
  const pay = () => {
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${owed.current}"] :is(a, button)`);
    if (!row) return;
    row.focus({ preventScroll: true });
    owed.current = null;
  };
  useEffect(pay);
  return (index: number) => {
    if (rows === 0) return;
    owed.current = Math.min(Math.max(index, 0), rows - 1);
    scrollTo(owed.current);
    pay();
  };
}
