import { type RefObject, useCallback, useEffect, useState } from "react";
import type { Span } from "../../api/types";
import type { PlacedBlock } from "../../lib/articleText";
import { spanBetween } from "../../lib/selection";
import { selectedPlaces } from "./domPlaces";

export interface TextSelection {
  span: Span;
  /** What the page shows as selected, to place things beside it. */
  range: Range;
}

/** The name of the CSS highlight that keeps the selected words visible while the focus is in a field elsewhere. */
const pending = "pending";

/**
 * The words of the article that are selected, by whichever means. They stay selected while the person is elsewhere in
 * the app; a click in the article or Escape lets go of them.
 */
export function useTextSelection(article: RefObject<HTMLElement | null>, blocks: readonly PlacedBlock[]) {
  const [selection, setSelection] = useState<TextSelection | null>(null);
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    let scheduled = 0;
    const read = () => {
      const element = article.current;
      const native = getSelection();
      // A selection elsewhere, in a field for instance, leaves the one in the article alone.
      if (!element || !native?.anchorNode || !element.contains(native.anchorNode)) return;
      const places = selectedPlaces(element);
      const span = places && spanBetween(blocks, places.anchor, places.focus);
      setSelection(span && { span, range: native.getRangeAt(0).cloneRange() });
    };
    const onChange = () => {
      cancelAnimationFrame(scheduled);
      scheduled = requestAnimationFrame(read);
    };
    const onDown = (event: PointerEvent) => setDragging(article.current?.contains(event.target as Node) ?? false);
    const onUp = () => setDragging(false);
    document.addEventListener("selectionchange", onChange);
    document.addEventListener("pointerdown", onDown);
    document.addEventListener("pointerup", onUp);
    document.addEventListener("pointercancel", onUp);
    return () => {
      cancelAnimationFrame(scheduled);
      document.removeEventListener("selectionchange", onChange);
      document.removeEventListener("pointerdown", onDown);
      document.removeEventListener("pointerup", onUp);
      document.removeEventListener("pointercancel", onUp);
    };
  }, [article, blocks]);

  useEffect(() => {
    if (!selection || !("highlights" in CSS)) return;
    CSS.highlights.set(pending, new Highlight(selection.range));
    return () => void CSS.highlights.delete(pending);
  }, [selection]);

  const clear = useCallback(() => {
    setSelection(null);
    getSelection()?.removeAllRanges();
  }, []);

  return { selection, dragging, clear };
}
