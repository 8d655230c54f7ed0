import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { Claim } from "../../api/types";
import { placeOf } from "../../lib/claimOrder";
import { cursorAt } from "../../lib/readingCursor";
import type { Reading } from "./reading";
import { beginningOf } from "./useCursorDrawing";
import { focusedClaim } from "./useReadingCommands";

interface TabStop {
  reading: Reading;
  claims: readonly Claim[];
  surface: RefObject<HTMLElement | null>;
  /** The claim that commands are about now. */
  current: () => Claim | undefined;
  onReach: (claimId: string) => void;
}

/**
 * Makes the beginning of one claim a stop of the Tab key: of the claim that commands are about, or else of the last one that
 * was, or of the first. A stop for each would put thousands of them between the text and what comes after it. The
 * stop is an attribute that React knows nothing of, so that moving it draws nothing anew. Whoever comes to a claim by it
 * has gone to that claim.
 */
export function useTabStop({ reading, claims, surface, current, onReach }: TabStop) {
  const stop = useRef<HTMLElement | null>(null);
  const move = useCallback(() => {
    const isThere = stop.current?.isConnected && stop.current.dataset.begins !== undefined;
    const next =
      beginningOf(reading, current()) ??
      (isThere ? stop.current : surface.current?.querySelector<HTMLElement>("mark[data-begins]")) ??
      null;
    if (isThere && stop.current && stop.current !== next) stop.current.tabIndex = -1;
    if (next && next.tabIndex !== 0) next.tabIndex = 0;
    stop.current = next;
  }, [reading, current, surface]);
  useLayoutEffect(() => reading.onMove(move), [reading, move]);
  useLayoutEffect(move);

  useEffect(() => {
    const article = surface.current;
    const onFocus = (event: FocusEvent) => {
      const ids = focusedClaim()?.dataset.begins?.split(" ") ?? [];
      // The pointer gives the focus, too, but goes to the very place that it points at (Reader).
      const isByKey = event.target instanceof Element && event.target.matches(":focus-visible");
      if (!isByKey || reading.words() || ids.includes(reading.claimId ?? "")) return;
      const claim = claims.find(({ id }) => id === ids.at(-1));
      const first = claim && placeOf(claim);
      if (!claim || !first) return;
      reading.moveTo(cursorAt(first.start), { claimId: claim.id, reveal: false });
      onReach(claim.id);
    };
    article?.addEventListener("focusin", onFocus);
    return () => article?.removeEventListener("focusin", onFocus);
  }, [reading, claims, surface, onReach]);
}
