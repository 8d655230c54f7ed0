import { type RefObject, useEffect, useRef } from "react";

/** Keeps the focus in the text when what had it is drawn anew or is gone, such as the words of a deleted claim. */
export function useKeptFocus(surface: RefObject<HTMLElement | null>) {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const note = (event: FocusEvent) => {
      const target = event.target as Element;
      last.current = surface.current?.contains(target) ? target : null;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [surface]);
  useEffect(() => {
    const isLost = last.current?.isConnected === false && document.activeElement === document.body;
    if (isLost) surface.current?.focus({ preventScroll: true });
  });
}
