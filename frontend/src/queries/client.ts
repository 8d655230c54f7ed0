import { notifyManager, QueryClient } from "@tanstack/react-query";
import { Drafts } from "../lib/drafts";

/**
 * The records of the backend as this page last saw them. The backend is this machine, so a request never waits for a
 * network, and one that fails would fail again.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: "always", retry: false, staleTime: 5_000 },
    mutations: { networkMode: "always", retry: false },
  },
});

// A stored record has to show before its draft is let go of. By default it is told a task later, and for that moment the
// screen would go back to the value from before.
notifyManager.setScheduler(queueMicrotask);

/** What is typed and not stored yet, in every record. */
export const drafts = new Drafts();
