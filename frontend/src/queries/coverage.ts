import { useDeferredValue } from "react";
import type { Desk, StatusInfo } from "../api/types";
import { coverageKeeper, type DeskCoverage } from "../lib/deskCoverage";
import { useVocabulary } from "./library";

/** One for the whole window, which shows one desk in several places. The statuses never change while the app runs. */
let keeper: ReturnType<typeof coverageKeeper> | undefined;

function coverageOf(desk: Desk, statuses: readonly StatusInfo[]) {
  keeper ??= coverageKeeper(statuses);
  return keeper(desk);
}

/** How far the work on the open desk has come. The figures follow when there is time: the text shows first. */
export function useCoverage(desk: Desk): DeskCoverage {
  const { statuses } = useVocabulary();
  return coverageOf(useDeferredValue(desk), statuses);
}
