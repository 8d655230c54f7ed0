import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { EvidenceFields, EvidencePatch, Source, SourceFields, SourcePatch } from "../api/types";
import { drafts, queryClient } from "./client";
import { deskChanged, evidenceDeleted, evidenceStored, sourceCited, sourceStored } from "./desk";
import { historyChanged } from "./history";
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

export const useSourceDelete = () =>
  useMutation({
    mutationFn: (id: string) => unwrap(client.DELETE("/api/sources/{id}", { params: { path: { id } } })),
    onSuccess: () => {
      sourcesChanged();
      historyChanged("");
    },
  });
