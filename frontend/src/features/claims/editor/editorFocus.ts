import { createContext, useContext, useEffect, useEffectEvent } from "react";

/**
 * The parts of the editor that the focus can be sent to. "claim" is the heading with its number; "reason" the reason
 * for the status, or the status where none is asked for; "evidence" a search for a source to add; "query" a new query,
 * "answer" the answer to the first one that waits; "search" a new entry of the search log.
 */
export type EditorPart =
  | "claim"
  | "status"
  | "reason"
  | "wording"
  | "evidence"
  | "verdict"
  | "query"
  | "answer"
  | "search"
  | "note";

/** Asks the editor to take the focus. Every new object asks anew, also for the part that has been asked for before. */
export interface FocusRequest {
  part: EditorPart;
}

export const EditorFocus = createContext<FocusRequest | null>(null);

/** Calls `take` each time the editor is asked for the part: when it opens, and while it is open. */
export function useFocusRequest(part: EditorPart, take: () => void) {
  const request = useContext(EditorFocus);
  const takeLatest = useEffectEvent(take);
  useEffect(() => {
    if (request?.part === part) takeLatest();
  }, [request, part]);
}
