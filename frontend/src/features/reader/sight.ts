/** The part of the window's height in which the cursor may move before the text follows it. */
const calmZone = { top: 0.16, bottom: 0.72 };
/** Where it is put when the text follows. */
const restingPlace = 0.3;
/** Moves that follow one another faster than this, in milliseconds, are not worth gliding after. */
const hurry = 180;

let lastMove = 0;

/**
 * Scrolls so that something is in sight with room around it; not at all while it is in the middle of the window. Far
 * away the height of what has never been drawn is a guess, so there it looks again once the place has been drawn.
 */
export function bringIntoSight(scroller: HTMLElement, find: () => Range | Element | null, tries = 3) {
  const target = find();
  if (!target) return;
  const now = performance.now();
  const isHurried = tries < 3 || now - lastMove < hurry;
  lastMove = now;
  const frame = scroller.getBoundingClientRect();
  const box = target.getBoundingClientRect();
  const top = frame.top + frame.height * calmZone.top;
  const bottom = frame.top + frame.height * calmZone.bottom;
  const fits = box.height < bottom - top;
  if (fits ? box.top >= top && box.bottom <= bottom : box.top >= frame.top && box.top <= bottom) return;
  const distance = box.top - frame.top - frame.height * (fits ? restingPlace : calmZone.top);
  const isFar = Math.abs(distance) > 1.5 * frame.height;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scroller.scrollBy({ top: distance, behavior: isFar || isHurried || isCalm ? "instant" : "smooth" });
  if (isFar && tries > 1) requestAnimationFrame(() => bringIntoSight(scroller, find, tries - 1));
}
