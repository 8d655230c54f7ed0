import type { Carried, Claim, Desk } from "../api/types";

/** Whether words that came from an earlier version have changed, and nobody has decided about them. */
export const waits = (carried: Carried | undefined): boolean => carried?.anchor === "changed" && !carried.decision;

/**
 * How many places of a check wait for a decision because its text has changed: as many as the recheck list has. The
 * backend's tests write cases of both into annotate/testdata/waiting.json.
 */
export function countWaiting({ version, claims, parked, asides }: Desk): number {
  if (version.seq === 1) return 0;
  const ofClaim = ({ passages, lost }: Pick<Claim, "passages" | "lost">) =>
    passages.filter(({ carried }) => waits(carried)).length + lost.filter(({ parkedAt }) => !parkedAt).length;
  return (
    [...claims, ...parked].reduce((sum, claim) => sum + ofClaim(claim), 0) +
    asides.filter(({ carried }) => waits(carried)).length
  );
}

/** A place that somebody has parked, of a claim that may stand elsewhere in the text. */
export interface ParkedPlace {
  loss: Claim["lost"][number];
  claim: Claim;
}

/** What is parked, in the order of the claims; those without any place in the text come last. */
export const parkedPlaces = ({ claims, parked }: Desk): ParkedPlace[] =>
  [...claims, ...parked].flatMap((claim) =>
    claim.lost.filter(({ parkedAt }) => parkedAt).map((loss) => ({ loss, claim })),
  );
