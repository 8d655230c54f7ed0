/** A brief message about something that just happened, perhaps with a way to take it back. */
export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "problem";
  action?: { label: string; run: () => void };
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

export const shownToasts = () => toasts;

export function subscribeToToasts(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows a message. At most three are shown at a time; the oldest gives way. */
export function toast(text: string, options: Partial<Pick<Toast, "tone" | "action">> = {}) {
  set([...toasts.slice(-2), { id: nextId++, text, tone: "plain", ...options }]);
}

export const dismissToast = (id: number) => set(toasts.filter((each) => each.id !== id));
