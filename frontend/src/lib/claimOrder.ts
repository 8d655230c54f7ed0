import type { Claim, Desk, Span } from "../api/types";

/*
 * Claims stand in the order of the text, as annotate.SortClaims puts them: by the start of the first passage or picture,
 * the longer first, then by age; claims with neither last. Their numbers count them from 1. An article may hold thousands of
 * them, so one that changes is put in its place instead of all being sorted anew.
 */

/** The claims with one that is new, or that takes the place of the one with its id. */
export function withClaim(claims: readonly Claim[], claim: Claim): Claim[] {
  const next = [...claims];
  const old = claims.findIndex(({ id }) => id === claim.id);
  if (old >= 0 && byPlace(claims[old] as Claim, claim) === 0) {
    next[old] = claim;
    return next;
  }
  if (old >= 0) next.splice(old, 1);
  next.splice(placeFor(next, claim), 0, claim);
  return next;
}

/** The claims without those that have one of the ids. */
export const withoutClaims = (claims: readonly Claim[], ids: readonly string[]): Claim[] =>
  claims.filter(({ id }) => !ids.includes(id));

/** The claim of a desk with an id, also one that is parked. */
export const claimOf = ({ claims, parked }: Pick<Desk, "claims" | "parked">, claimId: string | undefined) =>
  claims.find(({ id }) => id === claimId) ?? parked.find(({ id }) => id === claimId);

/** The number of the claim with an id; 0 if there is none. */
export const numberIn = (claims: readonly Claim[], id: string): number =>
  claims.findIndex((each) => each.id === id) + 1;

const numbered = new WeakMap<readonly Claim[], ReadonlyMap<string, number>>();

/** The numbers of all claims by their ids, for who asks for many; the same map for the same claims. */
export function numbersOf(claims: readonly Claim[]): ReadonlyMap<string, number> {
  const numbers = numbered.get(claims) ?? new Map(claims.map(({ id }, i) => [id, i + 1]));
  numbered.set(claims, numbers);
  return numbers;
}

/** Where the claim belongs among others that are in order. */
function placeFor(claims: readonly Claim[], claim: Claim): number {
  let low = 0;
  let high = claims.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlace(claims[middle] as Claim, claim) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Below 0 if the first of two claims stands before the other. */
export function byPlace(a: Claim, b: Claim): number {
  const [x, y] = [placeOf(a), placeOf(b)];
  if (!x || !y) return Number(!x) - Number(!y) || byAge(a, b);
  return x.start - y.start || y.end - x.end || byAge(a, b);
}

/** Whether a claim has no place in the text that is being checked. */
export const isParked = ({ passages, regions }: Pick<Claim, "passages" | "regions">): boolean =>
  passages.length + regions.length === 0;

/** Where a claim begins: with its first passage, or with no words where its first picture stands. */
export function placeOf({ passages, regions }: Pick<Claim, "passages" | "regions">): Span | undefined {
  const [passage, region] = [passages[0], regions[0]];
  if (!region || (passage && passage.start <= region.at)) return passage;
  return { start: region.at, end: region.at };
}

/** Identifiers are UUIDv7: in their order lies that of their making. */
function byAge(a: Claim, b: Claim): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
