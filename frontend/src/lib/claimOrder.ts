import type { Claim } from "../api/types";

/*
 * Claims stand in the order of the text and are numbered from 1, as annotate.SortClaims does: by the start of the first
 * passage, the longer first, then by age; claims without a passage last. An article may hold thousands of them, so one
 * that changes is put in its place instead of all being sorted anew. A claim whose number stays the same stays the same
 * object.
 */

/** The claims with one that is new, or that takes the place of the one with its id. */
export function withClaim(claims: readonly Claim[], claim: Claim): Claim[] {
  const next = [...claims];
  const old = claims.findIndex(({ id }) => id === claim.id);
  if (old >= 0 && byPlace(claims[old] as Claim, claim) === 0) {
    next[old] = numbered(claim, old);
    return next;
  }
  if (old >= 0) next.splice(old, 1);
  const at = placeFor(next, claim);
  next.splice(at, 0, claim);
  return renumbered(next, old < 0 ? at : Math.min(old, at), old < 0 ? next.length : Math.max(old, at) + 1);
}

/** The claims without those that have one of the ids. */
export function withoutClaims(claims: readonly Claim[], ids: readonly string[]): Claim[] {
  const first = claims.findIndex(({ id }) => ids.includes(id));
  if (first < 0) return [...claims];
  const left = claims.filter(({ id }) => !ids.includes(id));
  return renumbered(left, first, left.length);
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

function renumbered(claims: Claim[], from: number, to: number): Claim[] {
  for (let i = from; i < to; i++) claims[i] = numbered(claims[i] as Claim, i);
  return claims;
}

const numbered = (claim: Claim, index: number): Claim =>
  claim.number === index + 1 ? claim : { ...claim, number: index + 1 };

function byPlace(a: Claim, b: Claim): number {
  const [x, y] = [a.passages[0], b.passages[0]];
  if (!x || !y) return Number(!x) - Number(!y) || byAge(a, b);
  return x.start - y.start || y.end - x.end || byAge(a, b);
}

/** Identifiers are UUIDv7: in their order lies that of their making. */
function byAge(a: Claim, b: Claim): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
