import { useSyncExternalStore } from "react";

/** What a history is of. Details are an article’s own fields; a scale is all of its versions. */
export interface HistorySubject {
  of: "claim" | "source" | "details" | "scale" | "article" | "settings" | "library";
  /** "" for what there is one of. */
  id: string;
  /** The article that is open, in whose history what is put back belongs; "" is the library’s. */
  articleId: string;
}

let shown: HistorySubject | null = null;
const listeners = new Set<() => void>();

function set(next: HistorySubject | null) {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows the history of something over whatever is on the screen. */
export const openHistory = (subject: HistorySubject) => set(subject);
export const closeHistory = () => set(null);

/** The history that is shown; null for none. */
export const useShownHistory = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
