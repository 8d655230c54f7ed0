import type { Span } from "../api/types";

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** Signs that belong to the number or name that they stand at: a currency, per cent, a minus, an at sign. */
const before = /[\p{Sc}#@§+±−-]$/u;
const after = /^(?:\s?[%‰]|°\p{Lu}?|\s?\p{Sc}(?!\p{N}))/u;

/**
 * The words of a text as a cursor steps over them, in UTF-16: those of the Unicode rules (UAX #29), with the signs
 * without which they would say something else.
 */
export function wordsIn(text: string): Span[] {
  const words: Span[] = [];
  for (const { index, segment, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    const last = words.at(-1);
    if (last && index < last.end) continue;
    let start = index;
    const sign = before.exec(text.slice(Math.max(0, index - 2), index))?.[0];
    if (sign && !/[\p{L}\p{N}]$/u.test(text.slice(0, index - sign.length))) start -= sign.length;
    const end = index + segment.length;
    words.push({ start, end: end + (after.exec(text.slice(end, end + 4))?.[0].length ?? 0) });
  }
  return words;
}
