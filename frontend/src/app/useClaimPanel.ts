import { useCallback, useRef, useState } from "react";
import type { ListView } from "../features/claims/ClaimList";
import type { EditorPart, FocusRequest } from "../features/claims/editor/editorFocus";
import { go, type OpenSource } from "../lib/route";
import { changePreferences, usePreferences } from "../queries/preferences";
import { rem } from "../ui/rem";
import { useStable } from "../ui/useStable";

/** The least width, in rem, at which text and claims have room beside each other; see DeskScreen.css. */
export const widthForBoth = 51.25;

/** Where somebody was when a claim opened, and so where they go when it closes. */
type Origin = "text" | "list";

interface Opening {
  /** The part of the editor that takes the focus; null leaves it where it is. */
  part?: EditorPart | null;
  from?: Origin;
}

/** The panel beside the text: whether it shows, which claim is open in it, and who has the focus then. */
export function useClaimPanel(articleId: string, routeClaim: string | undefined, isSourceOpen: boolean) {
  const { claimsShown } = usePreferences();
  // Where the panel would lie over the text, one wants to see the text first, unless one has asked for a source.
  const [isShown, setShown] = useState(() => isSourceOpen || (claimsShown && innerWidth >= widthForBoth * rem()));
  const [view, showView] = useState<ListView>("claims");
  const [focusOn, setFocusOn] = useState<FocusRequest | null>({ part: "claim" });
  /** Asks the list to take the focus, each time anew. */
  const [listFocus, setListFocus] = useState({ owed: false, times: 0 });
  /** At which claim's change the list of what to recheck takes the focus; "" is its beginning. */
  const [recheckAt, setRecheckAt] = useState("");
  const origin = useRef<Origin>("text");
  // Known before the page is drawn with it, for the next key.
  const openId = useRef(routeClaim);
  openId.current = routeClaim;

  const open = useCallback(
    (claimId: string, { part = "claim", from = "text" }: Opening = {}) => {
      openId.current = claimId;
      origin.current = from;
      go({ screen: "desk", articleId, claimId }, { replace: true });
      setShown(true);
      setFocusOn(part && { part });
    },
    [articleId],
  );
  const close = useCallback(
    (to: Origin, at = openId.current ?? "") => {
      openId.current = undefined;
      setRecheckAt(at);
      go({ screen: "desk", articleId }, { replace: true });
      setListFocus(({ times }) => ({ owed: to === "list", times: to === "list" ? times + 1 : times }));
    },
    [articleId],
  );
  const ways = useStable({
    /** Shows a source in place of the claim, for which evidence is taken from it. */
    openSource: (claimId: string, source: OpenSource) => {
      setShown(true);
      go({ screen: "desk", articleId, claimId, source }, { replace: true });
    },
    /** Shows another list. It is chosen above the lists, and there the focus stays. */
    setView: (of: ListView) => {
      showView(of);
      setListFocus(({ times }) => ({ owed: false, times }));
    },
    show: (shown: boolean) => {
      setShown(shown);
      changePreferences({ claimsShown: shown });
    },
    origin: () => origin.current,
    openId: () => openId.current,
    /** Shows a list of the panel in place of the open claim, and gives it the focus. */
    focusList: (of: ListView = "claims") => {
      showView(of);
      setShown(true);
      close("list");
    },
    /** Shows the list of what to recheck, and gives the focus to what has to do with a claim, or to its beginning (""). */
    focusRecheck: (claimId: string) => {
      showView("recheck");
      setShown(true);
      close("list", claimId);
    },
  });
  return { isShown, focusOn, listFocus, view, recheckAt, open, close, ...ways };
}

export type ClaimPanel = ReturnType<typeof useClaimPanel>;
