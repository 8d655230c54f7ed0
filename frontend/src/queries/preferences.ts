import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { PreferencesPatch } from "../api/types";
import { useDraft } from "../lib/useDraft";
import { drafts, queryClient } from "./client";

/** How the person at this machine wants Tickmark to be, whichever library is open. */
export const preferencesQuery = queryOptions({
  queryKey: ["preferences"],
  queryFn: () => unwrap(client.GET("/api/preferences")),
});

const record = "preferences";

/** The preferences, with what was changed a moment ago. The app shows nothing before they are there (see app/App). */
export function usePreferences() {
  const { data } = useQuery(preferencesQuery);
  if (!data) throw new Error("The preferences are not loaded.");
  return useDraft(drafts, record, data).values;
}

/** Changes preferences: at once on the screen, and in their file as whatever is typed is stored. */
export function changePreferences(patch: PreferencesPatch) {
  drafts.edit(record, { ...patch }, async (body, keepalive) => {
    const stored = await unwrap(client.PATCH("/api/preferences", { body, keepalive }));
    queryClient.setQueryData(preferencesQuery.queryKey, stored);
  });
}
