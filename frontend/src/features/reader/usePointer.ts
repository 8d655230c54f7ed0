import { type RefObject, useEffect, useState } from "react";
import { nativeSelection } from "./domPlaces";
import type { Reading } from "./reading";

/**
 * Follows words that are selected with the pointer in the article: the page shows them as it always does, and the
 * reading cursor takes them over. Returns whether the pointer is pressed, until what follows from it has been done.
 */
export function usePointer(article: RefObject<HTMLElement | null>, reading: Reading): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    let scheduled = 0;
    let release: ReturnType<typeof setTimeout>;
    let isDown = false;
    let giveFocusBack = () => {};
    const read = () => {
      const cursor = article.current && nativeSelection(reading.text, article.current);
      if (cursor) reading.moveTo(cursor, { reveal: false });
    };
    const onChange = () => {
      // What the page does to the selection when it draws the text anew is nothing that a person has selected.
      if (!isDown) return;
      cancelAnimationFrame(scheduled);
      scheduled = requestAnimationFrame(read);
    };
    const onDown = (event: PointerEvent) => {
      clearTimeout(release);
      isDown = event.button === 0 && (article.current?.contains(event.target as Node) ?? false);
      setDragging(isDown);
      if (isDown) giveFocusBack = takeFocusFrom(event.target as Element);
    };
    const onUp = () => {
      if (isDown) read();
      giveFocusBack();
      giveFocusBack = () => {};
      isDown = false;
      // The click comes after this, and goes to nobody if what was pressed is drawn anew before it.
      release = setTimeout(() => setDragging(false));
    };
    document.addEventListener("selectionchange", onChange);
    document.addEventListener("pointerdown", onDown);
    document.addEventListener("pointerup", onUp);
    document.addEventListener("pointercancel", onUp);
    return () => {
      cancelAnimationFrame(scheduled);
      clearTimeout(release);
      giveFocusBack();
      document.removeEventListener("selectionchange", onChange);
      document.removeEventListener("pointerdown", onDown);
      document.removeEventListener("pointerup", onUp);
      document.removeEventListener("pointercancel", onUp);
    };
  }, [article, reading]);
  return dragging;
}

/**
 * Has the text get the focus of a press, and not the mark that is pressed: the place before the first letter of a mark is
 * to Chromium the end of the words before it, and no selection grows there that begins outside of what has the focus.
 * Returns what makes the mark as it was.
 */
function takeFocusFrom(pressed: Element): () => void {
  const mark = pressed.closest("mark[tabindex]");
  const stop = mark?.getAttribute("tabindex");
  if (!mark || !stop) return () => {};
  mark.removeAttribute("tabindex");
  return () => {
    // Meanwhile it may have become the stop of the Tab key (useTabStop).
    if (!mark.hasAttribute("tabindex")) mark.setAttribute("tabindex", stop);
  };
}

/** The words that were selected by keys are no selection of the page, but can be copied all the same. */
export function useCopying(reading: Reading) {
  useEffect(() => {
    const chosen = () => (getSelection()?.isCollapsed === false ? null : reading.words());
    const onBefore = (event: Event) => {
      // WebKit copies nothing, and asks nobody, unless it is told that there is something.
      if (chosen()) event.preventDefault();
    };
    const onCopy = (event: ClipboardEvent) => {
      const words = chosen();
      if (!words) return;
      event.clipboardData?.setData("text/plain", reading.wordsOf(words));
      event.preventDefault();
    };
    document.addEventListener("beforecopy", onBefore);
    document.addEventListener("copy", onCopy);
    return () => {
      document.removeEventListener("beforecopy", onBefore);
      document.removeEventListener("copy", onCopy);
    };
  }, [reading]);
}
