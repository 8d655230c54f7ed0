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
