import { keepPreviousData, queryOptions, useMutation, useQueries, useQuery } from "@tanstack/react-query";
import { asBytes, client, unwrap } from "../api/client";
import { download } from "../api/download";
import type { Article, ArticlePatch, Desk, Version } from "../api/types";
import type { Allowance } from "../lib/webAddress";
import { drafts, queryClient } from "./client";
import { historyChanged } from "./history";

export type ArticleSort = "updated" | "title" | "created";
export type TextFormat = "auto" | "text" | "markdown" | "html";

/** How many rows of the library's list are fetched at once. */
export const pageSize = 100;

/** Which articles are listed, and in which order. */
export interface ArticleQuery {
  q: string;
  /** Only those in which there is something left to do. */
  unfinished: boolean;
  sort: ArticleSort;
}

const pageQuery = (wanted: ArticleQuery, page: number) =>
  queryOptions({
    queryKey: ["articles", wanted, page],
    queryFn: ({ signal }) => {
      const query = { ...wanted, limit: pageSize, offset: page * pageSize };
      return unwrap(client.GET("/api/articles", { params: { query }, signal }));
    },
  });

/**
 * The rows of the library's list between two places, and how many there are in all. Rows whose page is not here yet
 * are undefined. While a new search is under way the rows of the last one stay.
 */
export function useArticleRows(wanted: ArticleQuery, first: number, last: number) {
  const top = useQuery({ ...pageQuery(wanted, 0), placeholderData: keepPreviousData });
  const from = Math.floor(first / pageSize);
  const pages = Array.from({ length: Math.floor(last / pageSize) - from + 1 }, (_, i) => from + i);
  const results = useQueries({ queries: pages.map((page) => pageQuery(wanted, page)) });
  return {
    total: top.data?.total,
    error: top.error,
    row: (index: number) => {
      const page = Math.floor(index / pageSize);
      const rows = page === 0 ? top.data : results[page - from]?.data;
      return rows?.articles[index % pageSize];
    },
  };
}

/** Call after anything that changes which articles there are or what their rows say. */
export function articlesChanged() {
  void queryClient.invalidateQueries({ queryKey: ["articles"] });
  void queryClient.invalidateQueries({ queryKey: ["library"] });
  historyChanged("");
}

export interface Paste {
  text: string;
  format: TextFormat;
  fields?: ArticlePatch;
  again?: boolean;
}

export const useArticlePaste = () =>
  useMutation({
    mutationFn: ({ text, format, fields, again }: Paste) =>
      unwrap(client.POST("/api/articles", { params: { query: { again } }, body: { text, format, fields } })),
    onSuccess: articlesChanged,
  });

/** Imports one file. */
export async function importFile(
  name: string,
  bytes: ArrayBuffer,
  kind: Article["kind"],
  { again = false, signal }: { again?: boolean; signal?: AbortSignal } = {},
) {
  const outcome = await unwrap(
    client.POST("/api/articles/file", {
      params: { query: { name, kind, again } },
      ...asBytes(bytes),
      signal,
    }),
  );
  articlesChanged();
  return outcome;
}

/** Imports an article as its server sends it. `allow` is what the person has just allowed beyond what is allowed for good. */
export const importUrl = (url: string, allow: Allowance | undefined, kind: Article["kind"]) =>
  unwrap(client.POST("/api/articles/url", { body: { url, allow, fields: { kind } } }));

export const useSampleImport = () =>
  useMutation({ mutationFn: () => unwrap(client.POST("/api/articles/sample")), onSuccess: articlesChanged });

export const useArticleDelete = () =>
  useMutation({
    mutationFn: (id: string) => unwrap(client.DELETE("/api/articles/{id}", { params: { path: { id } } })),
    onSuccess: articlesChanged,
  });

/** The name under which drafts of an article's details are kept. */
export const articleRecord = (id: string) => `article ${id}`;

/** How the names of originals end whose format is named otherwise; one without a name was pasted. */
const endings: Record<string, string> = { text: "txt", markdown: "md", email: "eml", subtitles: "srt" };

/** Hands the bytes that the text was read from to the browser. */
export const downloadOriginal = (id: string, { originalName, format }: Version) =>
  download(`/api/articles/${id}/original`, originalName || `original.${endings[format] ?? format}`);

/** Notes what is typed into an article's details; it is stored when typing pauses. */
export function editArticle(id: string, patch: ArticlePatch) {
  drafts.edit(articleRecord(id), patch, async (fields, keepalive) => {
    const request = client.PATCH("/api/articles/{id}", { params: { path: { id } }, body: fields, keepalive });
    articleStored(await unwrap(request));
  });
}

export function articleStored(article: Article) {
  const queryKey = ["desk", article.id];
  queryClient.setQueryData<Desk>(queryKey, (desk) => desk && { ...desk, article });
  // A desk that is on its way may hold the article as it was before.
  if (queryClient.isFetching({ queryKey }) > 0) void queryClient.invalidateQueries({ queryKey });
  articlesChanged();
  historyChanged(article.id);
}
