import type { Desk } from "../api/types";
import { afterFrame } from "../lib/afterFrame";

/** A change of a desk that shows already and is not stored yet. */
export interface Underway {
  articleId: string;
  change: (desk: Desk) => Desk;
}

let underway: readonly Underway[] = [];
let last: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();

function set(next: readonly Underway[]) {
  underway = next;
  for (const listener of listeners) listener();
}

/** The changes under way, the first one first; the same array until one comes or goes. */
export const changesUnderway = () => underway;

export function subscribeToUnderway(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Shows a change at once and stores it behind those that were begun before, so that the history has them in the order
 * in which they were made. If it cannot be stored the desk shows as before, and the promise is rejected.
 *
 * It is sent after the frame that shows it: to answer keeps the machine busy, and the person waits for the frame.
 */
export async function beginChange<T>(change: Underway, store: () => Promise<T>): Promise<T> {
  set([...underway, change]);
  const stored = Promise.all([last, afterFrame()]).then(store);
  last = stored.catch(() => {});
  try {
    return await stored;
  } finally {
    set(underway.filter((each) => each !== change));
  }
}

/** Resolves when every change that was begun is stored, or has failed. */
export const changesStored = () => last;
