import { keepPreviousData, queryOptions, useMutation, useQueries, useQuery } from "@tanstack/react-query";
import { asBytes, client, unwrap } from "../api/client";
import { desktop } from "../api/desktop";
import { download } from "../api/download";
import type { EvidenceFields, EvidencePatch, Source, SourceFields, SourcePatch } from "../api/types";
import { drafts, queryClient } from "./client";
import { deskChanged, evidenceDeleted, evidenceStored, sourceCited, sourceStored } from "./desk";
import { historyChanged } from "./history";
import { taskBegun } from "./tasks";
import { changesStored } from "./underway";

export const evidenceRecord = (id: string) => `evidence ${id}`;
export const sourceRecord = (id: string) => `source ${id}`;

/** The sources of the library that a search finds; the last used first for an empty one. */
export const useSources = (q: string, limit = 20) =>
  useQuery({
    queryKey: ["sources", q, limit],
    queryFn: ({ signal }) => unwrap(client.GET("/api/sources", { params: { query: { q, limit } }, signal })),
    placeholderData: keepPreviousData,
  });

/** Which sources are listed, and in which order. */
export interface SourceQuery {
  q: string;
  type?: string;
  class?: Source["class"];
  confidential: boolean;
  uncited: boolean;
  sort: "uses" | "added" | "title";
}

/** How many rows of the list are fetched at once. */
const pageSize = 100;

const pageQuery = (wanted: SourceQuery, page: number) =>
  queryOptions({
    queryKey: ["sources", wanted, page],
    queryFn: ({ signal }) => {
      const query = { ...wanted, limit: pageSize, offset: page * pageSize };
      return unwrap(client.GET("/api/sources", { params: { query }, signal }));
    },
  });

/** The rows of the list between two places, and how many there are in all; see useArticleRows. */
export function useSourceRows(wanted: SourceQuery, first: number, last: number) {
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
      return rows?.sources[index % pageSize];
    },
  };
}

const detailsQuery = (id: string) =>
  queryOptions({
    queryKey: ["sources", "one", id],
    queryFn: ({ signal }) => unwrap(client.GET("/api/sources/{id}", { params: { path: { id } }, signal })),
  });

/** A source with its origins and what cites it. */
export const useSourceDetails = (id: string) => useQuery(detailsQuery(id));

/** A source with all its fields, which lists do not have of a confidential one. */
export const wholeSource = async (id: string): Promise<Source> =>
  (await queryClient.fetchQuery(detailsQuery(id))).source;

export const useDuplicates = () =>
  useQuery({
    queryKey: ["sources", "duplicates"],
    queryFn: ({ signal }) => unwrap(client.GET("/api/sources/duplicates", { signal })),
  });

const sourcesChanged = () => void queryClient.invalidateQueries({ queryKey: ["sources"] });

/** Evidence from a source of the library or from a new one. */
export type NewEvidence = ({ cited: Source } | { source: SourceFields }) & { evidence: Partial<EvidenceFields> };

export const useEvidenceAdd = (articleId: string, claimId: string) =>
  useMutation({
    mutationFn: async ({ evidence, ...from }: NewEvidence) => {
      await changesStored();
      const body = { evidence, ...("cited" in from ? { sourceId: from.cited.id } : from) };
      return unwrap(client.POST("/api/claims/{id}/evidence", { params: { path: { id: claimId } }, body }));
    },
    onSuccess: (evidence, from) => {
      sourcesChanged();
      const { sourceId: id, createdAt } = evidence;
      sourceCited(
        articleId,
        "cited" in from
          ? { ...from.cited, uses: from.cited.uses + 1 }
          : { ...from.source, id, uses: 1, createdAt, updatedAt: createdAt },
      );
      evidenceStored(articleId, evidence);
      // Lists have a confidential source without what is to be read in its card alone.
      if ("cited" in from && from.cited.confidential) void deskChanged(articleId);
    },
  });

/** Notes what is typed into a piece of evidence; it is stored when typing pauses. */
export function editEvidence(articleId: string, id: string, patch: EvidencePatch) {
  drafts.edit(evidenceRecord(id), patch, async (fields, keepalive) => {
    const request = client.PATCH("/api/evidence/{id}", { params: { path: { id } }, body: fields, keepalive });
    evidenceStored(articleId, await unwrap(request));
  });
}

export const useEvidenceRemove = (articleId: string, claimId: string) =>
  useMutation({
    mutationFn: async (id: string) => {
      await drafts.flush(evidenceRecord(id));
      await unwrap(client.DELETE("/api/evidence/{id}", { params: { path: { id } } }));
    },
    onSuccess: (_, id) => {
      evidenceDeleted(articleId, claimId, id);
      sourcesChanged();
      void deskChanged(articleId);
    },
  });

/** Notes what is typed into a source. The article is the one in whose history the change stands; "" is the library. */
export function editSource(articleId: string, id: string, patch: SourcePatch) {
  drafts.edit(sourceRecord(id), patch, async (fields, keepalive) => {
    const request = client.PATCH("/api/sources/{id}", {
      params: { path: { id }, query: { article: articleId } },
      body: fields,
      keepalive,
    });
    sourceStored(articleId, await unwrap(request));
    sourcesChanged();
    historyChanged(articleId);
  });
}

const libraryChanged = () => {
  sourcesChanged();
  historyChanged("");
};

export const useSourceAdd = () =>
  useMutation({
    mutationFn: (body: SourceFields) => unwrap(client.POST("/api/sources", { body })),
    onSuccess: libraryChanged,
  });

/** Says where a source has it from; "" for nowhere. One that would lead back is refused, and nothing of it stays. */
export const useOriginChange = (id: string) =>
  useMutation({
    mutationFn: async (originId: string) => {
      await drafts.flush(sourceRecord(id));
      return unwrap(client.PATCH("/api/sources/{id}", { params: { path: { id } }, body: { originId } }));
    },
    onSuccess: () => {
      libraryChanged();
      void queryClient.invalidateQueries({ queryKey: ["desk"] });
    },
  });

interface Merge {
  /** The source that remains. */
  id: string;
  others: string[];
  fields: SourceFields;
}

export const useSourceMerge = () =>
  useMutation({
    mutationFn: ({ id, others, fields }: Merge) =>
      unwrap(client.POST("/api/sources/{id}/merge", { params: { path: { id } }, body: { others, fields } })),
    onSuccess: () => {
      libraryChanged();
      // Their evidence may be on any desk.
      void queryClient.invalidateQueries({ queryKey: ["desk"] });
    },
  });

/**
 * Begins to add the sources of a bibliography: of the bytes, or, in the window, of a file that the person picks (null).
 * The result is null if they pick none.
 */
export const useSourceImport = () =>
  useMutation({
    mutationFn: (bytes: ArrayBuffer | null) =>
      bytes
        ? unwrap(
            client.POST("/api/sources/import", {
              ...asBytes(bytes),
            }),
          )
        : desktop.importSources(),
    onSuccess: (task) => task && taskBegun(task),
  });

export type BibliographyFormat = "csl" | "bib" | "ris";
const endings: Record<BibliographyFormat, string> = { csl: "csl.json", bib: "bib", ris: "ris" };

interface SourceExport {
  format: BibliographyFormat;
  /** null: all of them. */
  wanted: SourceQuery | null;
}

/** Writes a bibliography: to a place that the person chooses in the window, as a download in a browser. */
export const useSourceExport = (inWindow: boolean) =>
  useMutation({
    mutationFn: async ({ format, wanted }: SourceExport) => {
      const { sort: _, ...which } = wanted ?? { sort: "title" };
      if (inWindow) return desktop.exportSources({ format, ...which });
      const query = new URLSearchParams({ format });
      for (const [name, value] of Object.entries(which)) if (value) query.set(name, String(value));
      const headers = await download(`/api/sources/export?${query}`, `Sources.${endings[format]}`);
      return { confidential: Number(headers.get("X-Left-Out") ?? 0) };
    },
  });

export const useSourceDelete = () =>
  useMutation({
    mutationFn: (id: string) => unwrap(client.DELETE("/api/sources/{id}", { params: { path: { id } } })),
    onSuccess: libraryChanged,
  });
