import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { asBytes, client, unwrap } from "../api/client";
import { desktop, type OnSource } from "../api/desktop";
import { download } from "../api/download";
import type { Evidence, Selector, Snapshot, Span } from "../api/types";
import type { Allowance } from "../lib/webAddress";
import { queryClient } from "./client";
import { evidenceStored } from "./desk";
import { historyChanged } from "./history";
import { showUnderway } from "./readings";
import { changesStored } from "./underway";

const listQuery = (sourceId: string) =>
  queryOptions({
    queryKey: ["snapshots", sourceId],
    queryFn: async ({ signal }) => {
      const params = { path: { id: sourceId } };
      return (await unwrap(client.GET("/api/sources/{id}/snapshots", { params, signal }))).snapshots;
    },
  });

/** The copies of a source, the newest first. */
export const useSnapshots = (sourceId: string) => useQuery(listQuery(sourceId));

/** After copies of a source have come or gone. */
export const snapshotsChanged = ({ sourceId, articleId = "" }: OnSource) => {
  historyChanged(articleId);
  return queryClient.invalidateQueries(listQuery(sourceId));
};

/** What of a copy never changes is fetched once. */
const forEver = { staleTime: Number.POSITIVE_INFINITY };

/** Where elements of the page can load the copy from; "" for what is not shown by one. */
export const useMediaUrl = (id: string) =>
  useQuery({
    queryKey: ["snapshot", id, "media"],
    queryFn: async ({ signal }) =>
      (await unwrap(client.GET("/api/snapshots/{id}", { params: { path: { id } }, signal }))).mediaUrl,
    ...forEver,
  });

/** The text that was read from a copy. */
export const useSnapshotText = (id: string) =>
  useQuery({
    queryKey: ["snapshot", id, "text"],
    queryFn: async ({ signal }) =>
      (await unwrap(client.GET("/api/snapshots/{id}/text", { params: { path: { id } }, signal }))).blocks,
    ...forEver,
  });

/** A page of a copy that is a PDF, drawn in so many pixels. While it is drawn in another size it shows as it was. */
export const usePageImage = (id: string, page: number, width: number) =>
  useQuery({
    queryKey: ["snapshot", id, "page", page, width],
    queryFn: ({ signal }) => {
      const params = { path: { id, page }, query: { width } };
      return unwrap(client.GET("/api/snapshots/{id}/pages/{page}", { params, signal, parseAs: "blob" }));
    },
    placeholderData: (last, query) => (query?.queryKey[3] === page && query.queryKey[1] === id ? last : undefined),
    ...forEver,
    gcTime: 60_000,
  });

/** Where on a page of a copy words of its text stand. */
export const useBoxes = (id: string, page: number, words: Span | undefined) =>
  useQuery({
    queryKey: ["snapshot", id, "boxes", page, words],
    queryFn: async ({ signal }) => {
      const params = { path: { id, page }, query: { start: words?.start ?? 0, end: words?.end ?? 0 } };
      return (await unwrap(client.GET("/api/snapshots/{id}/pages/{page}/boxes", { params, signal }))).boxes;
    },
    enabled: words !== undefined,
    ...forEver,
  });

/** Keeps what the page has as a copy of a source. */
export const keepCopy = ({ sourceId, articleId }: OnSource, name: string, bytes: ArrayBuffer) =>
  unwrap(
    client.POST("/api/sources/{id}/snapshots", {
      params: { path: { id: sourceId }, query: { name, article: articleId } },
      ...asBytes(bytes),
    }),
  );

/** Asks the web for a copy of a source. `allow` is what the person has just allowed beyond what is allowed for good. */
export const captureCopy = ({ sourceId, articleId }: OnSource, url: string, allow: Allowance | undefined) =>
  unwrap(
    client.POST("/api/sources/{id}/captures", {
      params: { path: { id: sourceId }, query: { article: articleId } },
      body: { url, allow },
    }),
  );

export const useSnapshotDelete = (sourceId: string, articleId: string) =>
  useMutation({
    mutationFn: (id: string) =>
      unwrap(client.DELETE("/api/snapshots/{id}", { params: { path: { id }, query: { article: articleId } } })),
    onSuccess: () => snapshotsChanged({ sourceId, articleId }),
  });

/** A place in a copy, and what it says about a claim. */
export interface Taken {
  sourceId: string;
  snapshotId: string;
  place: Omit<Selector, "quote">;
  stance: Evidence["stance"];
}

/** Makes evidence of a place in a copy; quotation and locator come from there. */
export const useEvidenceTake = (articleId: string, claimId: string) =>
  useMutation({
    mutationFn: async ({ stance, ...taken }: Taken) => {
      await changesStored();
      const body = { ...taken, evidence: { stance } };
      return unwrap(client.POST("/api/claims/{id}/evidence", { params: { path: { id: claimId } }, body }));
    },
    onSuccess: (evidence) => {
      evidenceStored(articleId, evidence);
      void queryClient.invalidateQueries({ queryKey: ["sources"] });
    },
  });

/** Writes a copy to a file, as it came in: where the person wants it, or to where a browser puts downloads. */
export const saveCopy = ({ id, name }: Pick<Snapshot, "id" | "name">, inWindow: boolean) =>
  inWindow ? showUnderway(desktop.saveSnapshot(id)) : download(`/api/snapshots/${id}/bytes`, name);
