/**
 * Puts text into the clipboard. The window's page is no secure context, in which a browser would let it do so itself;
 * there the Wails runtime does.
 */
export async function copyText(text: string): Promise<void> {
  if (window.runtime) await window.runtime.ClipboardSetText(text);
  else await navigator.clipboard.writeText(text);
}
