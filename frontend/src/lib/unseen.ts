/**
 * Characters that a reader does not see but that change what is seen: they turn the order of writing, or hide between
 * letters so that two words which look the same are not. What scripts and emoji need (joiners, marks of direction,
 * variation selectors) is not among them. The same as in annotate/unseen.go; both run annotate/testdata/unseen.json.
 */
const names: Record<number, string> = {
  6158: "MVS",
  8203: "ZWSP",
  8234: "LRE",
  8235: "RLE",
  8236: "PDF",
  8237: "LRO",
  8238: "RLO",
  8288: "WJ",
  8294: "LRI",
  8295: "RLI",
  8296: "FSI",
  8297: "PDI",
  12644: "HF",
  65279: "BOM",
  65440: "HHF",
};
const unseen =
  /[\u{180e}\u{200b}\u{202a}-\u{202e}\u{2060}-\u{2064}\u{2066}-\u{206f}\u{3164}\u{feff}\u{ffa0}]|(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d])[\u{200c}\u{200d}](?=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d])/gu;

/** A piece of a text: words, or a character that is not seen, with its name in Unicode's abbreviation. */
export interface Piece {
  text: string;
  /** "" for words. */
  name: string;
}

/** Cuts a text at each character that is not seen. */
export function cutUnseen(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: character, index } of text.matchAll(unseen)) {
    if (index > at) pieces.push({ text: text.slice(at, index), name: "" });
    const code = character.codePointAt(0) ?? 0;
    pieces.push({ text: character, name: names[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` });
    at = index + character.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), name: "" });
  return pieces;
}
