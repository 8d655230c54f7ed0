import type { Desk } from "../api/types";
import { coverageKeeper, type DeskCoverage } from "../lib/deskCoverage";
import { useVocabulary } from "./library";

/** One for the whole window, which shows one desk in several places. The statuses never change while the app runs. */
let keeper: ReturnType<typeof coverageKeeper> | undefined;

/** Tells how far the work on a desk has come. */
export function useCoverageOf(): (desk: Desk) => DeskCoverage {
  const { statuses } = useVocabulary();
  keeper ??= coverageKeeper(statuses);
  return keeper;
}
