import { isWriting } from "../../lib/platform";

/** Remembers what has the focus and what is selected in the page; the returned function brings both back. */
export function keepFocus(): () => void {
  const focused = document.activeElement;
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  return () => {
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    // A field knows by itself what is selected in it.
    if (isWriting(focused) || !anchorNode || !focusNode) return;
    selection?.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
  };
}
