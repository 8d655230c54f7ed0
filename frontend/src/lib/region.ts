import type { Region } from "../api/types";

/*
 * Rectangles of a picture or page, in percent of its width and height (annotate.Region). They never leave the picture.
 */

/** A point of a picture, in percent of its width and height. */
export interface Point {
  x: number;
  y: number;
}

/** A region narrower or lower than this is a slip of the hand. */
const least = 0.5;
/** The smallest that keys can make of it. */
const leastByKeys = 2;

const within = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to);

/** The rectangle with two opposite corners; null where that is next to nothing. */
export function regionBetween(a: Point, b: Point): Region | null {
  const x = within(Math.min(a.x, b.x), 0, 100);
  const y = within(Math.min(a.y, b.y), 0, 100);
  const w = within(Math.max(a.x, b.x), 0, 100) - x;
  const h = within(Math.max(a.y, b.y), 0, 100) - y;
  return w < least || h < least ? null : { x, y, w, h };
}

/** What keys begin with: the middle of the picture. */
export const middle: Region = { x: 30, y: 40, w: 40, h: 20 };

export function moved({ x, y, w, h }: Region, { x: dx, y: dy }: Point): Region {
  return { x: within(x + dx, 0, 100 - w), y: within(y + dy, 0, 100 - h), w, h };
}

/** With its lower right corner moved. */
export function resized({ x, y, w, h }: Region, { x: dx, y: dy }: Point): Region {
  return { x, y, w: within(w + dx, leastByKeys, 100 - x), h: within(h + dy, leastByKeys, 100 - y) };
}

const percent = (value: number) => `${Math.round(value)} %`;

/** Where it is, for those who do not see it. */
export const regionInWords = ({ x, y, w, h }: Region) =>
  `Region ${percent(x)} from the left, ${percent(y)} from the top, ${percent(w)} wide, ${percent(h)} high`;
