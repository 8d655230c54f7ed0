import { queryOptions, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { client, unwrap } from "../api/client";
import type { Desk, Suggestion } from "../api/types";
import { type Answered, answered, type OpenSuggestion } from "../lib/suggestions";
import { markClaim } from "./claims";
import { changeDesk } from "./desk";
import { usePreferences } from "./preferences";
import { beginChange } from "./underway";

/** They follow from the text and its language alone, neither of which changes for a key. */
const suggestionsQuery = ({ article, version }: Desk) =>
  queryOptions({
    queryKey: ["suggestions", version.id, article.lang],
    queryFn: async ({ signal }) => {
      const params = { path: { id: article.id } };
      return (await unwrap(client.GET("/api/articles/{id}/suggestions", { params, signal }))).suggestions;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

const none: readonly Suggestion[] = [];

/** Everything that the rules find in the text of a desk, answered or not; nothing where suggestions are switched off. */
export function useFound(desk: Desk): readonly Suggestion[] {
  const { suggestions: isOn } = usePreferences();
  return useQuery({ ...suggestionsQuery(desk), enabled: isOn }).data ?? none;
}

/**
 * What looks like a claim in the text of a desk and has not been answered. They come after the text is on the screen,
 * and are drawn when there is time for it; there are none where the person has switched them off.
 */
export function useSuggestions(desk: Desk): readonly OpenSuggestion[] {
  const { suggestions: isOn } = usePreferences();
  const { data } = useQuery({ ...suggestionsQuery(desk), enabled: isOn });
  const found = useDeferredValue(isOn && data ? data : none, none);
  const [last] = useState<{ answered?: Answered }>({});
  const { claims, asides, dismissals } = desk;
  return useMemo(() => {
    last.answered = answered(found, { claims, asides, dismissals }, last.answered);
    return last.answered.open;
  }, [found, claims, asides, dismissals, last]);
}

/** Marks what is suggested as a claim of its kind; see markClaim. */
export const acceptSuggestion = (desk: Desk, { words, kind }: OpenSuggestion, text: string) =>
  markClaim(desk, words, text, { kind });

/** Puts a suggestion away, which shows at once. Resolves when it is stored; if it cannot be, the suggestion is back. */
export async function dismissSuggestion({ article }: Desk, { span }: OpenSuggestion): Promise<void> {
  const change = (desk: Desk): Desk => ({ ...desk, dismissals: [...desk.dismissals, span] });
  const params = { path: { id: article.id } };
  await beginChange({ articleId: article.id, change }, async () => {
    await unwrap(client.POST("/api/articles/{id}/dismissals", { params, body: span }));
    changeDesk(article.id, change);
  });
}
