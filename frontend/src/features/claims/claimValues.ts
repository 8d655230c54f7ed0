import type { Scale, StatusInfo } from "../../api/types";
import { noEvidence, notFinal, openQuery, type ValuesOf } from "../../lib/claimFilter";
import { levelOf } from "../../lib/claimLook";
import { claimSigns } from "../../lib/claimSigns";

/** The value by which the filters know claims that have no verdict. */
export const noVerdict = "";

/** A verdict counts by its name: "False" means the same on every version of a scale. */
export const claimValues =
  (scales: readonly Scale[], statuses: readonly StatusInfo[]): ValuesOf =>
  (claim, group) => {
    switch (group) {
      case "tag":
        return claim.tags;
      case "status": {
        const isFinal = statuses.some(({ key, final }) => key === claim.status && final);
        return isFinal ? [claim.status] : [claim.status, notFinal];
      }
      case "open": {
        const { openQueries } = claimSigns(claim);
        return [...(openQueries > 0 ? [openQuery] : []), ...(claim.evidence.length === 0 ? [noEvidence] : [])];
      }
      case "verdict":
        return [levelOf(claim.verdict, scales)?.label ?? noVerdict];
      default:
        return [claim[group]];
    }
  };
