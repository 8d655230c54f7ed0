import { type RefObject, useEffect } from "react";

const focusable =
  "a[href], button:not([disabled]), input:not([disabled]), textarea, [contenteditable=true], [tabindex]";

/**
 * Keeps the focus in a part of the page when what had it goes away: it passes on to what is nearest and still there, so
 * that the keyboard and a screen reader go on from there. Where a better place is known, whoever takes something away
 * says so by moving the focus there.
 */
export function useKeptFocus(container: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const root = container.current;
    if (!root) return;
    /** What had the focus last, then what it is in, up to the container; nothing while the focus is elsewhere. */
    let path: Element[] = [];
    const onFocus = ({ target }: FocusEvent) => {
      path = [];
      for (let each = target as Element | null; each && root.contains(each); each = each.parentElement) path.push(each);
    };
    const observer = new MutationObserver(() => {
      if (path[0]?.isConnected !== false || document.activeElement !== document.body) return;
      for (const ancestor of path.filter((each) => each.isConnected)) {
        const next = [...ancestor.querySelectorAll<HTMLElement>(focusable)].find((each) => each.checkVisibility());
        if (next) return next.focus();
      }
    });
    document.addEventListener("focusin", onFocus);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", onFocus);
      observer.disconnect();
    };
  }, [container]);
}
