import type { Scale } from "../../api/types";
import type { ValuesOf } from "../../lib/claimFilter";
import { levelOf } from "../../lib/claimLook";

/** The value by which the filters know claims that have no verdict. */
export const noVerdict = "";

/** A verdict counts by its name: "False" means the same on every version of a scale. */
export const claimValues =
  (scales: readonly Scale[]): ValuesOf =>
  (claim, group) => {
    switch (group) {
      case "tag":
        return claim.tags;
      case "verdict":
        return [levelOf(claim.verdict, scales)?.label ?? noVerdict];
      default:
        return [claim[group]];
    }
  };
