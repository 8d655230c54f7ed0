import type { Selector, Span } from "../api/types";
import { timecode } from "./timecode";

/** A place in a copy of a source that evidence can be made of; for words, what they are. */
export type ChosenPlace =
  | { span: Span; text: string }
  | { page?: number; region: NonNullable<Selector["region"]> }
  | { page: number; region?: undefined }
  | { time: NonNullable<Selector["time"]> };

/** The place as it is sent. */
export function selectorOf(place: ChosenPlace): Omit<Selector, "quote"> {
  if ("span" in place) return { span: place.span };
  return place;
}

const shortened = (words: string) => (words.length > 120 ? `${words.slice(0, 119)}…` : words);

/** What is chosen, in a line. */
export function placeInWords(place: ChosenPlace): string {
  if ("span" in place) return `“${shortened(place.text)}”`;
  if ("time" in place) {
    const { start, end } = place.time;
    return end > start ? `${timecode(start)} to ${timecode(end)}` : timecode(start);
  }
  const what = place.region ? "A region" : "All";
  return place.page ? `${what} of page ${place.page}` : "A region of the picture";
}
