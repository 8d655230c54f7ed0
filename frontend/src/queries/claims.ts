import { useMutation } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { ClaimPatch, Span, VerdictFields } from "../api/types";
import { drafts } from "./client";
import { claimDeleted, claimStored, deskChanged } from "./desk";

/** The name under which drafts of a claim's own fields, and of its verdict, are kept. */
export const claimRecord = (id: string) => `claim ${id}`;
export const verdictRecord = (claimId: string) => `verdict ${claimId}`;

export const useClaimMark = (articleId: string) =>
  useMutation({
    mutationFn: (span: Span) =>
      unwrap(
        client.POST("/api/articles/{id}/claims", { params: { path: { id: articleId } }, body: { spans: [span] } }),
      ),
    onSuccess: claimStored,
  });

/** Notes what is typed into a claim; it is stored when typing pauses. */
export function editClaim(id: string, patch: ClaimPatch) {
  drafts.edit(claimRecord(id), patch, async (fields, keepalive) => {
    claimStored(await unwrap(client.PATCH("/api/claims/{id}", { params: { path: { id } }, body: fields, keepalive })));
  });
}

export const useClaimDelete = (articleId: string) =>
  useMutation({
    mutationFn: async (id: string) => {
      await drafts.flush(claimRecord(id));
      await unwrap(client.DELETE("/api/claims/{id}", { params: { path: { id } } }));
    },
    onSuccess: (_, id) => claimDeleted(articleId, id),
  });

export const usePassageAdd = (claimId: string) =>
  useMutation({
    mutationFn: (span: Span) =>
      unwrap(client.POST("/api/claims/{id}/passages", { params: { path: { id: claimId } }, body: span })),
    onSuccess: claimStored,
  });

export const usePassageRemove = (claimId: string) =>
  useMutation({
    mutationFn: (passage: string) =>
      unwrap(client.DELETE("/api/claims/{id}/passages/{passage}", { params: { path: { id: claimId, passage } } })),
    onSuccess: claimStored,
  });

/** Notes a choice of rating or the reasons for it. A verdict is stored whole, so the draft holds all of it. */
export function editVerdict(claimId: string, verdict: VerdictFields) {
  drafts.edit(verdictRecord(claimId), { verdict }, async ({ verdict: body }, keepalive) => {
    const request = client.PUT("/api/claims/{id}/verdict", {
      params: { path: { id: claimId } },
      body: body as VerdictFields,
      keepalive,
    });
    claimStored(await unwrap(request));
  });
}

export const useVerdictWithdraw = (claimId: string) =>
  useMutation({
    mutationFn: async () => {
      await drafts.flush(verdictRecord(claimId));
      return unwrap(client.DELETE("/api/claims/{id}/verdict", { params: { path: { id: claimId } } }));
    },
    onSuccess: (claim) => {
      claimStored(claim);
      // A scale version that only this verdict used is no longer part of the desk.
      void deskChanged(claim.articleId);
    },
  });
