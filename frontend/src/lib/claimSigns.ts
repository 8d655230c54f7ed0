import type { Claim } from "../api/types";

/** What is to be seen of a claim from outside, beside its status and its verdict. */
export interface ClaimSigns {
  openQueries: number;
  /** It is decided, and nothing says on what. */
  lacksEvidence: boolean;
}

/** The statuses that say what the sources say. */
const fromSources: readonly Claim["status"][] = ["verified", "verifiedWithChange", "wrong"];

export function claimSigns({ queries, evidence, status, verdict }: Claim): ClaimSigns {
  return {
    openQueries: queries.filter(({ closedAt }) => closedAt === undefined).length,
    lacksEvidence: evidence.length === 0 && (verdict !== undefined || fromSources.includes(status)),
  };
}
