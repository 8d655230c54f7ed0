import { queryOptions, useQuery } from "@tanstack/react-query";
import { asBytes, client, unwrap } from "../api/client";
import type { Decision, Recheck, Region, Span, VersionInfo } from "../api/types";
import type { Allowance } from "../lib/webAddress";
import type { TextFormat } from "./articles";
import { articlesChanged } from "./articles";
import { drafts, queryClient } from "./client";
import { deskChanged } from "./desk";
import { historyChanged } from "./history";
import { changesStored } from "./underway";

/** What was typed belongs to the check that is carried over, or decided about. */
async function allStored() {
  await changesStored();
  await drafts.flush();
}

/** Makes a pasted text the next version of an article. */
export async function importVersionText(id: string, text: string, format: TextFormat, signal: AbortSignal) {
  await allStored();
  return unwrap(
    client.POST("/api/articles/{id}/versions", { params: { path: { id } }, body: { text, format }, signal }),
  );
}

/** Makes a file the next version. */
export async function importVersionFile(id: string, name: string, bytes: ArrayBuffer, signal: AbortSignal) {
  await allStored();
  return unwrap(
    client.POST("/api/articles/{id}/versions/file", {
      params: { path: { id }, query: { name } },
      ...asBytes(bytes),
      signal,
    }),
  );
}

/** Makes the text as its server sends it the next version. */
export async function importVersionUrl(id: string, url: string, allow: Allowance | undefined) {
  await allStored();
  return unwrap(client.POST("/api/articles/{id}/versions/url", { params: { path: { id } }, body: { url, allow } }));
}

/** Call after an article got another version. Resolves when the desk is that of the new text. */
export async function versionStored(articleId: string): Promise<void> {
  articlesChanged();
  historyChanged(articleId);
  await deskChanged(articleId);
}

/** A version of a text with what was marked in it. Its words and places never change; the states of its claims do. */
export const useVersion = (id: string) =>
  useQuery({
    queryKey: ["version", id],
    queryFn: async () => {
      await allStored();
      return unwrap(client.GET("/api/versions/{id}", { params: { path: { id } } }));
    },
    staleTime: 0,
  });

/** What changed between two versions, which are named by number and identifier: texts of versions never change. */
export function useDiff(articleId: string, from: VersionInfo, to: VersionInfo) {
  const query = { from: from.seq, to: to.seq };
  return useQuery({
    queryKey: ["diff", from.id, to.id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/articles/{id}/diff", { params: { path: { id: articleId }, query }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const recheckQuery = (articleId: string) =>
  queryOptions({
    queryKey: ["recheck", articleId],
    queryFn: async () => {
      await allStored();
      return unwrap(client.GET("/api/articles/{id}/recheck", { params: { path: { id: articleId } } }));
    },
  });

/** What has to be decided because the text has changed, and what is new in it. */
export const useRecheck = (articleId: string) => useQuery(recheckQuery(articleId));

/** What a claim is attached to: words, or a region of a picture. */
export type Target = { span: Span } | { region: { block: number } & Region };

/** Decides about what has changed or is gone; `to` is the place that is meant, where another is. */
export async function decide(articleId: string, item: string, decision: Decision, to?: Target): Promise<Recheck> {
  await allStored();
  const params = { path: { id: articleId, item } };
  const list = await unwrap(client.POST("/api/articles/{id}/recheck/{item}", { params, body: { decision, ...to } }));
  queryClient.setQueryData(recheckQuery(articleId).queryKey, list);
  await versionStored(articleId);
  return list;
}
