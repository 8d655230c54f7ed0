export const isMac = /mac/i.test(navigator.platform);

/** Whether the event holds the key that begins shortcuts on this machine: Command on a Mac, Ctrl elsewhere. */
export const isMod = (event: { metaKey: boolean; ctrlKey: boolean }) => (isMac ? event.metaKey : event.ctrlKey);

/** Whether a person is writing in the element, so that letters and undo belong to it. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, input:not([type=checkbox], [type=radio], [type=range])");
}
