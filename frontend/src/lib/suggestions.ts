import type { Claim, Desk, Fact, Span, Suggestion } from "../api/types";
import { differing } from "./differing";

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

/** What is open of all that was found, and what that follows from. */
export interface Answered extends Answers {
  found: readonly Suggestion[];
  /** Of each that was found what is open of it, if anything. */
  left: readonly (OpenSuggestion | undefined)[];
  /** In the order of the text; the same list until something in it changes. */
  open: readonly OpenSuggestion[];
}

/**
 * The suggestions that are open. A fact is answered where a claim or something set aside has any of its words, a
 * suggestion once all its facts are, or when it was dismissed.
 *
 * With those from `before`, only suggestions over what has been answered since are looked at; one that is as it was
 * stays the same object, so that only what has changed is drawn again.
 */
export function answered(
  found: readonly Suggestion[],
  { claims, asides, dismissals }: Answers,
  before: Answered | undefined,
): Answered {
  const answers = { claims, asides, dismissals };
  const known = before?.found === found ? before : undefined;
  const touched = known ? over(found, changedPlaces(known, answers)) : found.map((_, i) => i);
  const left = known ? [...known.left] : new Array<OpenSuggestion | undefined>(found.length);
  const taken = placesTaken(
    touched.map((i) => found[i] as Suggestion),
    answers,
  );
  const dismissed = new Set(dismissals.map(placeOf));
  let isSame = known !== undefined;
  let next = 0; // the first place taken that may reach into a suggestion
  for (const i of touched) {
    const suggestion = found[i] as Suggestion;
    for (let place = taken[next]; place && place.end <= suggestion.start; place = taken[++next]);
    const made = dismissed.has(placeOf(suggestion)) ? undefined : leftOf(suggestion, taken, next);
    const old = left[i];
    if (old && made && isSameSuggestion(old, made)) continue;
    left[i] = made;
    isSame &&= old === made;
  }
  const open = known && isSame ? known.open : left.filter((each) => each !== undefined);
  return { ...answers, found, left, open };
}

/** Where something has been answered in one of two states and not in the other. */
function changedPlaces(a: Answers, b: Answers): Span[] {
  return [
    ...differing(a.claims, b.claims, samePlaces).flatMap(({ passages }) => passages),
    ...differing(a.asides, b.asides, sameSpan),
    ...differing(a.dismissals, b.dismissals, sameSpan),
  ];
}

const samePlaces = (a: Claim, b: Claim) => a === b || sameSpans(a.passages, b.passages);

const sameSpans = (a: readonly Span[], b: readonly Span[]) =>
  a === b || (a.length === b.length && a.every((span, i) => sameSpan(span, b[i] as Span)));

const sameSpan = (a: Span, b: Span) => a.start === b.start && a.end === b.end;

/** The indexes of the suggestions that have any of the words at some places. */
function over(found: readonly Suggestion[], spans: readonly Span[]): number[] {
  const places = merged(spans);
  const indexes: number[] = [];
  let next = 0;
  found.forEach((suggestion, i) => {
    for (let place = places[next]; place && place.end <= suggestion.start; place = places[++next]);
    const place = places[next];
    if (place && place.start < suggestion.end) indexes.push(i);
  });
  return indexes;
}

/** What claims and asides take of the stretch of text in which some suggestions lie. */
function placesTaken(suggestions: readonly Suggestion[], { claims, asides }: Answers): Span[] {
  const start = suggestions[0]?.start ?? 0;
  const end = suggestions.reduce((last, suggestion) => Math.max(last, suggestion.end), start);
  const places: Span[] = [];
  const add = (span: Span) => {
    if (span.start < end && span.end > start) places.push(span);
  };
  for (const { passages } of claims) passages.forEach(add);
  asides.forEach(add);
  return merged(places);
}

/** What is left of a suggestion; the places that are taken are in order, and those before `from` end before it. */
function leftOf(suggestion: Suggestion, taken: readonly Span[], from: number): OpenSuggestion | undefined {
  const within: Span[] = [];
  for (let i = from, place = taken[i]; place && place.start < suggestion.end; place = taken[++i]) within.push(place);
  return within.length === 0 ? whole(suggestion) : rest(suggestion, within);
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

const isSameSuggestion = (a: OpenSuggestion, b: OpenSuggestion) =>
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
