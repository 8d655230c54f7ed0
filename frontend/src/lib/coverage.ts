import type { Block, Sentence, Span } from "../api/types";

/**
 * How far the work on a sentence has come, in the order in which it goes: nothing of it is in a claim or set aside;
 * some of it is; all of it is, but a claim in it is not in a final status; all of it is, and nothing is left to do.
 */
export type SentenceState = "untouched" | "begun" | "brokenDown" | "done";

/** A place in the text that is in a claim or set aside, in code points. */
export interface Accounted extends Span {
  /** Nothing more is to be done there: the claim is in a final status, or the passage is set aside. */
  final: boolean;
}

interface Word extends Span {
  text: string;
  /** It begins the sentence, or a quotation or bracket in it, where a word has a capital that it does not have alone. */
  first: boolean;
}

/**
 * The state of each of a block's sentences. `blockStart` is the block's first code point in the version, `accounted`
 * what reaches into the block, in the order of its start. It is the same function as annotate.SentenceStates, which
 * says what counts; both run the cases in annotate/testdata/coverage.json.
 */
export function sentenceStates(
  block: Block,
  blockStart: number,
  sentences: readonly Sentence[],
  accounted: readonly Accounted[],
  functionWords: ReadonlySet<string>,
): SentenceState[] {
  if (accounted.length === 0) return sentences.map(() => "untouched");
  const characters = Array.from(block.text);
  return sentences.map(({ start, end }) => {
    const here = accounted.filter((place) => place.start < end && place.end > start);
    if (here.length === 0) return "untouched";
    return stateOf(wordsOf(characters.slice(start - blockStart, end - blockStart), start), here, functionWords);
  });
}

/** The words that need not be accounted for in a block: none where it is in another language than the article. */
export function needlessWords(block: Block, lang: string, functionWords: ReadonlySet<string>): ReadonlySet<string> {
  return block.lang && primary(block.lang) !== primary(lang) ? none : functionWords;
}

const none: ReadonlySet<string> = new Set();

/** The language of a BCP 47 tag without script and region, and English for no tag, as in the backend. */
const primary = (tag: string) => (tag.split(/[-_]/, 1)[0] || "en").toLowerCase();

function stateOf(words: readonly Word[], here: readonly Accounted[], needless: ReadonlySet<string>): SentenceState {
  let touched = false;
  let left = false;
  let waiting = false;
  // Up to where what began so far accounts for the text, or waits.
  let next = 0;
  let reach = 0;
  let waitReach = 0;
  for (const word of words) {
    let from = -1; // where a part of the word begins that is left
    for (let at = word.start; at < word.end; at++) {
      for (let place = here[next]; place && place.start <= at; place = here[++next]) {
        reach = Math.max(reach, place.end);
        if (!place.final) waitReach = Math.max(waitReach, place.end);
      }
      waiting ||= at < waitReach;
      if (at < reach) {
        touched = true;
        left ||= from >= 0 && !isNeedless(word, from, at, needless);
        from = -1;
      } else if (from < 0) {
        from = at;
      }
    }
    left ||= from >= 0 && !isNeedless(word, from, word.end, needless);
  }
  if (!touched) return "untouched";
  if (left) return "begun";
  return waiting ? "brokenDown" : "done";
}

const opening = /["'“„‘‚«‹([]/;
const letterOrNumber = /[\p{L}\p{N}]/u;
const mark = /\p{M}/u;
const isApostrophe = (sign: string | undefined) => sign === "'" || sign === "’";
const isWordSign = (sign: string) => (sign >= "a" && sign <= "z") || (sign !== " " && letterOrNumber.test(sign));

/**
 * Runs of letters, numbers and their marks. An apostrophe between letters is a part of one; a hyphen is not, so that
 * the parts of "non-members" count by themselves.
 */
function wordsOf(characters: readonly string[], start: number): Word[] {
  const words: Word[] = [];
  let from = -1;
  let before = " ";
  for (let i = 0; i <= characters.length; i++) {
    const sign = characters[i];
    const inWord =
      sign !== undefined &&
      (isWordSign(sign) ||
        (from >= 0 && (mark.test(sign) || (isApostrophe(sign) && isWordSign(characters[i + 1] ?? " ")))));
    if (inWord) {
      if (from < 0) from = i;
      continue;
    }
    if (from >= 0) {
      const first = words.length === 0 || opening.test(before);
      words.push({ start: start + from, end: start + i, text: characters.slice(from, i).join(""), first });
      from = -1;
    }
    if (sign !== undefined) before = sign;
  }
  return words;
}

/** Whether a part of a word need not be accounted for: a whole function word, or what an apostrophe adds ("Vale’s"). */
function isNeedless({ start, end, text, first }: Word, from: number, to: number, needless: ReadonlySet<string>) {
  const plain = text.replaceAll("’", "'");
  if (from === start && to === end) {
    return needless.has(plain) || (first && needless.has(plain.charAt(0).toLowerCase() + plain.slice(1)));
  }
  const letters = Array.from(plain);
  // An apostrophe goes with what follows it.
  const begin = from > start && letters[from - start - 1] === "'" ? from - start - 1 : from - start;
  const part = letters.slice(begin, to - start).join("");
  return part === "'" || (part.startsWith("'") && needless.has(part));
}
