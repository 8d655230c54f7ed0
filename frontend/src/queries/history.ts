import { type QueryKey, queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import { drafts, queryClient } from "./client";
import { changesStored } from "./underway";

const historyQuery = (articleId: string) =>
  queryOptions({
    queryKey: ["history", articleId],
    queryFn: () => unwrap(client.GET("/api/actions", { params: { query: { article: articleId, limit: 50 } } })),
  });

/** What was done in an article (or, for "", in the library), the newest first, and what undo and redo would do. */
export const useHistory = (articleId: string) => useQuery(historyQuery(articleId)).data;

/** Call after every write in an article (or, for "", in the library). */
export function historyChanged(articleId: string) {
  void queryClient.invalidateQueries({ queryKey: ["history", articleId] });
  // Whatever was written may be what a rule of the closing screen looks at.
  if (articleId) void queryClient.invalidateQueries({ queryKey: ["closing", articleId] });
  // And a sentence that was new is accounted for.
  if (articleId) void queryClient.invalidateQueries({ queryKey: ["recheck", articleId] });
}

/** What no action changes: it is part of the app, or follows from a text. */
const lasting = new Set<unknown>(["vocabulary", "suggestions"]);

/** Which queries to ask again after work that may have changed any record. */
export const allChanged = ({ queryKey }: { queryKey: QueryKey }) => !lasting.has(queryKey[0]);

/** Undoes or redoes one action of the article (or, for "", of the library). Drafts are stored first: they come undone too. */
export function useHistoryStep(articleId: string) {
  return useMutation({
    // One after the other, however fast the keys come.
    scope: { id: `history ${articleId}` },
    mutationFn: async (direction: "undo" | "redo") => {
      await changesStored();
      await drafts.flush();
      const body = { body: { articleId } };
      return unwrap(direction === "undo" ? client.POST("/api/undo", body) : client.POST("/api/redo", body));
    },
    // Any record may have changed. Equal answers keep their identity, so only what did change is drawn again.
    onSettled: () => queryClient.invalidateQueries({ predicate: allChanged }),
  });
}
