import { useSyncExternalStore } from "react";
import type { Draft, Drafts } from "./drafts";

const nothing: Draft = { values: {}, problems: {} };

/** A stored record with what is typed over it and not stored yet, and why fields could not be stored. */
export function useDraft<T extends object>(drafts: Drafts, record: string, stored: T) {
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.draft(record) ?? nothing);
  return {
    values: { ...stored, ...draft.values } as T,
    problem: (field: keyof T & string): string | undefined => draft.problems[field],
    flush: () => void drafts.flush(record),
  };
}
