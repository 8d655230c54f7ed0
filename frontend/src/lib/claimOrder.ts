import type { Claim } from "../api/types";

/**
 * Puts claims in the order of the text and numbers them from 1, as annotate.SortClaims does: by the start of the
 * first passage, the longer first, then by age; claims without a passage last. A claim whose number stays the same
 * stays the same object.
 */
export function sortClaims(claims: readonly Claim[]): Claim[] {
  return [...claims].sort(byPlace).map((claim, i) => (claim.number === i + 1 ? claim : { ...claim, number: i + 1 }));
}

function byPlace(a: Claim, b: Claim): number {
  const [x, y] = [a.passages[0], b.passages[0]];
  if (!x || !y) return Number(!x) - Number(!y) || byAge(a, b);
  return x.start - y.start || y.end - x.end || byAge(a, b);
}

/** Identifiers are UUIDv7: in their order lies that of their making. */
function byAge(a: Claim, b: Claim): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
