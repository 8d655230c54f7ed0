import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { asBytes, client, unwrap } from "../api/client";
import { desktop } from "../api/desktop";
import type { Letterhead } from "../api/types";
import { useDraft } from "../lib/useDraft";
import { drafts, queryClient } from "./client";

/** What stands at the head of reports that are written from this library. */
const letterheadQuery = queryOptions({
  queryKey: ["letterhead"],
  queryFn: () => unwrap(client.GET("/api/letterhead")),
});

const record = "letterhead";
const empty: Letterhead = { name: "", byline: "", logo: "", citations: "plain" };

/** The letterhead with what is typed; nothing until it is loaded. */
export function useLetterhead() {
  const { data } = useQuery(letterheadQuery);
  return { ...useDraft(drafts, record, data ?? empty), isLoaded: data !== undefined };
}

/** Another number whenever the stored letterhead has changed. */
export const useLetterheadVersion = () => useQuery(letterheadQuery).dataUpdatedAt;

const show = (stored: Letterhead | null) => stored && queryClient.setQueryData(letterheadQuery.queryKey, stored);

/** Changes the words of the letterhead or the style of citation, which are stored as whatever is typed is. */
export function editLetterhead(patch: Partial<Pick<Letterhead, "name" | "byline" | "citations">>) {
  drafts.edit(record, patch, async (body, keepalive) => {
    show(await unwrap(client.PATCH("/api/letterhead", { body, keepalive })));
  });
}

/** Sets the logo: a picked file in a browser, by a dialog of its own in the window. */
export const useLogoChange = () =>
  useMutation({
    mutationFn: async (file?: File) => {
      if (!file) return desktop.chooseLogo();
      const bytes = await file.arrayBuffer();
      return unwrap(
        client.PUT("/api/letterhead/logo", {
          ...asBytes(bytes),
        }),
      );
    },
    onSuccess: show,
  });

export const useLogoRemoval = () =>
  useMutation({ mutationFn: () => unwrap(client.DELETE("/api/letterhead/logo")), onSuccess: show });
