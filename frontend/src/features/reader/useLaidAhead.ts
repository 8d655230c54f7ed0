import { type RefObject, useEffect } from "react";

/**
 * How far below the window parts of a long text are laid out ahead, in heights of it. Browsers themselves begin at one
 * and a half, but within the frame of the key that scrolled, which then comes late; further on there is time for it
 * after that frame. Not above: in WebKit the text in sight would move when what is above it gets its true height.
 */
const ahead = "250%";

/** Has the parts of a long text that come next laid out between two keys (`data-ahead`). */
export function useLaidAhead(
  surface: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  isLong: boolean,
) {
  useEffect(() => {
    if (!isLong || !surface.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) target.toggleAttribute("data-ahead", isIntersecting);
      },
      { root: scroller.current, rootMargin: `0px 0px ${ahead} 0px` },
    );
    for (const part of surface.current.children) observer.observe(part);
    return () => observer.disconnect();
  }, [surface, scroller, isLong]);
}
