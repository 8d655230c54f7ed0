import type { Claim, Desk, Fact, Span, Suggestion } from "../api/types";

/** A suggestion that is neither accepted nor dismissed. */
export interface OpenSuggestion {
  id: string;
  /** All that is suggested; what a dismissal names. */
  span: Span;
  /** The words that would be marked: all that are suggested, or a stretch of them that is still free. */
  words: Span;
  /** The facts in those words that nobody has accounted for; they are underlined. */
  facts: readonly Fact[];
  kind: Claim["kind"];
  score: number;
  reason: string;
}

/** Where suggestions are answered: in claims, in what is set aside, and where one was dismissed. */
type Answers = Pick<Desk, "claims" | "asides" | "dismissals">;

/**
 * The suggestions that are open, in the order of the text. A fact is answered where a claim or something set aside has
 * any of its words, a suggestion once all its facts are, or when it was dismissed.
 *
 * One that is as it was in `before` stays the same object, so that only what has changed is drawn again.
 */
export function openSuggestions(
  found: readonly Suggestion[],
  { claims, asides, dismissals }: Answers,
  before: readonly OpenSuggestion[],
): readonly OpenSuggestion[] {
  const taken = merged([...claims.flatMap(({ passages }) => passages), ...asides]);
  const dismissed = new Set(dismissals.map(placeOf));
  const known = new Map(before.map((each) => [each.id, each]));
  const open: OpenSuggestion[] = [];
  let next = 0; // the first place taken that may reach into a suggestion
  for (const suggestion of found) {
    for (let place = taken[next]; place && place.end <= suggestion.start; place = taken[++next]);
    if (dismissed.has(placeOf(suggestion))) continue;
    const within: Span[] = [];
    for (let i = next, place = taken[i]; place && place.start < suggestion.end; place = taken[++i]) within.push(place);
    const made = within.length === 0 ? whole(suggestion) : rest(suggestion, within);
    if (!made) continue;
    const old = known.get(made.id);
    open.push(old && isSame(old, made) ? old : made);
  }
  return open.length === before.length && open.every((each, i) => each === before[i]) ? before : open;
}

/** The best ones first; those that are as good stay in the order of the text. */
export const ranked = (suggestions: readonly OpenSuggestion[]): OpenSuggestion[] =>
  [...suggestions].sort((a, b) => b.score - a.score);

/** The suggestion that comes after a place (1) or before it (-1), going on at the other end of the text. */
export function suggestionBeside(
  suggestions: readonly OpenSuggestion[],
  place: number,
  direction: 1 | -1,
): OpenSuggestion | undefined {
  return direction > 0
    ? (suggestions.find(({ words }) => words.start >= place) ?? suggestions[0])
    : (suggestions.findLast(({ words }) => words.start < place) ?? suggestions.at(-1));
}

function whole({ start, end, kind, score, reason, facts }: Suggestion): OpenSuggestion {
  return { id: `${start}-${end}-${kind}`, span: { start, end }, words: { start, end }, facts, kind, score, reason };
}

/**
 * What is left of a suggestion when places in it are taken; undefined if it is no fact, or only names, which alone are no
 * reason to stop anybody (suggest.Find does not suggest them either).
 */
function rest(suggestion: Suggestion, taken: readonly Span[]): OpenSuggestion | undefined {
  const free = suggestion.facts.filter((fact) => !taken.some((place) => overlap(place, fact)));
  const [first] = free;
  if (!first) return undefined;
  const wall = taken.find(({ start }) => start >= first.end);
  const facts = free.filter(({ end }) => !wall || end <= wall.start);
  if (facts.every(({ kind }) => kind === "name")) return undefined;
  const words = { start: first.start, end: Math.max(...facts.map(({ end }) => end)) };
  const told = facts.find(({ kind }) => kind !== "name") as Fact;
  const score = suggestion.score * (facts.length / suggestion.facts.length);
  return { ...whole(suggestion), words, facts, kind: told.kind, score, reason: told.reason };
}

const isSame = (a: OpenSuggestion, b: OpenSuggestion) =>
  a.words.start === b.words.start && a.words.end === b.words.end && a.facts.length === b.facts.length;

const placeOf = ({ start, end }: Span) => `${start}-${end}`;

const overlap = (a: Span, b: Span) => a.start < b.end && a.end > b.start;

/** The places as a list in which none touches another, in the order of the text. */
function merged(spans: readonly Span[]): Span[] {
  const places: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = places.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else places.push({ start, end });
  }
  return places;
}
