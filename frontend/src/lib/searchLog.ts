import type { Claim } from "../api/types";

/** The places that the search logs of the claims name, the one that is named most first. */
export function placesSearched(claims: readonly Claim[]): string[] {
  const times = new Map<string, number>();
  for (const { searches } of claims) {
    for (const { place } of searches) if (place !== "") times.set(place, (times.get(place) ?? 0) + 1);
  }
  return [...times].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([place]) => place);
}
