import type { Claim } from "../api/types";
import { exactWordsOf, wordsOf } from "./claimLook";

/** What a claim has to be to stay in the list. An empty list of values lets everything through. */
export interface ClaimFilter {
  text: string;
  /** Keys of statuses, or `notFinal` for all in which something is left to be done. */
  status: readonly string[];
  /** Keys of levels by their label, or "" for claims without a verdict. */
  verdict: readonly string[];
  kind: readonly string[];
  priority: readonly string[];
  tag: readonly string[];
  /** What waits or is missing: `openQuery`, `noEvidence`. */
  open: readonly string[];
}

export type FilterGroup = Exclude<keyof ClaimFilter, "text">;

export const noFilter: ClaimFilter = { text: "", status: [], verdict: [], kind: [], priority: [], tag: [], open: [] };

/** The value of all statuses that are not final. */
export const notFinal = "notFinal";

/** The values of claims of which a query waits, and of those without evidence. */
export const openQuery = "openQuery";
export const noEvidence = "noEvidence";

/** Gives the values of a claim in a group; it matches if any of them is chosen. */
export type ValuesOf = (claim: Claim, group: FilterGroup) => readonly string[];

const groups: readonly FilterGroup[] = ["status", "verdict", "kind", "priority", "tag", "open"];

export function filterClaims(claims: readonly Claim[], filter: ClaimFilter, valuesOf: ValuesOf): Claim[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return claims.filter(
    (claim) =>
      groups.every(
        (group) => filter[group].length === 0 || valuesOf(claim, group).some((v) => filter[group].includes(v)),
      ) &&
      (words.length === 0 || holdsWords(claim, words)),
  );
}

/** How many claims have each value of a group, whatever is chosen. */
export function countValues(claims: readonly Claim[], group: FilterGroup, valuesOf: ValuesOf): Map<string, number> {
  const counts = new Map<string, number>();
  for (const claim of claims) {
    for (const value of valuesOf(claim, group)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Whether a claim has to be not final yet, and nothing else. */
export function asksForWork({ status, ...others }: ClaimFilter): boolean {
  return status.length === 1 && status[0] === notFinal && !isFiltering({ ...others, status: [] });
}

export function isFiltering(filter: ClaimFilter): boolean {
  return filter.text.trim() !== "" || groups.some((group) => filter[group].length > 0);
}

function holdsWords(claim: Claim, words: readonly string[]): boolean {
  const text = [wordsOf(claim), exactWordsOf(claim), claim.claimant, claim.note, ...claim.tags]
    .join(" ")
    .toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}
