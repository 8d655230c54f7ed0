import type { Claim } from "../api/types";

/** With which claims a claim may be merged: those over some of its words, and its neighbours in the text. */
export interface MergeCandidates {
  overlapping: Claim[];
  neighbours: Claim[];
}

export function mergeCandidates(claims: readonly Claim[], claim: Claim): MergeCandidates {
  const isOver = (other: Claim) =>
    other.passages.some((a) => claim.passages.some((b) => a.start < b.end && b.start < a.end));
  const overlapping = claims.filter((other) => other.id !== claim.id && isOver(other));
  const index = claims.findIndex(({ id }) => id === claim.id);
  const near = [claims[index - 1], claims[index + 1]];
  const neighbours = near.filter((other) => other !== undefined && !overlapping.includes(other)) as Claim[];
  return { overlapping, neighbours };
}
