export const isMac = /mac/i.test(navigator.platform);

/** Whether a person is writing in the element, so that letters and undo belong to it. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, input:not([type=checkbox], [type=radio], [type=range])");
}
