/** Where words are drawn in the window, for the mouse: from the left edge of the first to the right edge of the last. */
export interface Stretch {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/**
 * Brings words of the article into sight and tells where they are; null if no block of it holds them. It runs in the
 * page, so it may use nothing from outside itself.
 */
export function findWords(words: string): Stretch | null {
  for (const block of document.querySelectorAll("article [data-block]")) {
    const start = block.textContent.indexOf(words);
    if (start < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const next = passed + node.data.length;
      if (passed <= start && start < next) {
        range.setStart(node, start - passed);
        node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      }
      const end = start + words.length;
      if (passed < end && end <= next) range.setEnd(node, end - passed);
      passed = next;
    }
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    const first = rects[0];
    const last = rects.at(-1);
    if (!first || !last) return null;
    return {
      from: { x: first.left + 1, y: first.top + first.height / 2 },
      to: { x: last.right, y: last.top + last.height / 2 },
    };
  }
  return null;
}
