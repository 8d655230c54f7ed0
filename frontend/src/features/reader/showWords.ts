import type { Span } from "../../api/types";
import { blockAt, type PlacedBlock, partInBlock } from "../../lib/articleText";
import { pointOf } from "./domPlaces";

/** Scrolls to the first words of a claim and makes all of its words flash. */
export function showWords(article: HTMLElement, claimId: string) {
  const words = [...article.querySelectorAll<HTMLElement>(`mark[data-claims~="${claimId}"]`)];
  const [first] = words;
  if (!first) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  first.scrollIntoView({ block: "center", behavior: calm || isFar(first) ? "instant" : "smooth" });
  for (const each of words) {
    each.animate([{ boxShadow: "0 0 0 4px var(--tone-ink)" }, { boxShadow: "0 0 0 4px transparent" }], {
      duration: calm ? 1 : 900,
      easing: "ease-out",
    });
  }
}

/** Beyond a few screens a smooth scroll is a blur. */
const isFar = (element: HTMLElement) => Math.abs(element.getBoundingClientRect().top) > 3 * innerHeight;

/** Selects the words of a span that lies in one block, in the middle of the screen, and gives the text the focus. */
export function goToWords(article: HTMLElement, blocks: readonly PlacedBlock[], span: Span) {
  const placed = blocks[blockAt(blocks, span.start)];
  const part = placed && partInBlock(placed, span);
  const from = part && pointOf(article, { block: placed.index, offset: part.start });
  const to = part && pointOf(article, { block: placed.index, offset: part.end });
  if (!from || !to) return;
  article.focus({ preventScroll: true });
  getSelection()?.setBaseAndExtent(...from, ...to);
  from[0].parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
}
