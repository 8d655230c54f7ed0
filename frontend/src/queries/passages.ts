import { useMutation } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Claim, ClaimChange, Span } from "../api/types";
import { drafts } from "./client";
import { claimStored, claimsStored } from "./desk";
import { claimRecord, passageRecord, verdictRecord } from "./records";
import { changesStored } from "./underway";

const pathOf = ({ id }: { id: string }) => ({ path: { id } });

/** Makes words a part of a claim. */
export async function addPassage(id: string, span: Span): Promise<void> {
  await changesStored();
  claimStored(await unwrap(client.POST("/api/claims/{id}/passages", { params: pathOf({ id }), body: span })));
}

/** Puts a claim on other words. */
export async function moveClaim(claim: Claim, spans: Span[]): Promise<void> {
  await changesStored();
  claimStored(await unwrap(client.PUT("/api/claims/{id}/passages", { params: pathOf(claim), body: { spans } })));
}

/** Gives a passage other edges, which show at once; they are stored when they stay for a moment. */
export function resizePassage(claim: Claim, passage: string, span: Span) {
  const params = { path: { id: claim.id, passage } };
  drafts.edit(passageRecord(claim.id, passage), { span }, async ({ span: body }, keepalive) => {
    const request = client.PUT("/api/claims/{id}/passages/{passage}", { params, body: body as Span, keepalive });
    claimStored(await unwrap(request));
  });
}

export const usePassageAdd = (claimId: string) =>
  useMutation({ mutationFn: (span: Span) => addPassage(claimId, span) });

export const usePassageRemove = (claimId: string) =>
  useMutation({
    mutationFn: (passage: string) =>
      unwrap(client.DELETE("/api/claims/{id}/passages/{passage}", { params: { path: { id: claimId, passage } } })),
    onSuccess: claimStored,
  });

/** Makes some of a claim's words a claim of their own, and returns that one. */
export async function splitClaim(claim: Claim, span: Span): Promise<Claim> {
  await allStored(claim);
  const request = client.POST("/api/claims/{id}/split", { params: pathOf(claim), body: span });
  return changed(claim, await unwrap(request));
}

/** Makes one claim of two; `claim` is the one that stays. */
export async function mergeClaims(claim: Claim, other: Claim): Promise<Claim> {
  await allStored(claim, other);
  const request = client.POST("/api/claims/{id}/merge", { params: pathOf(claim), body: { claimId: other.id } });
  return changed(claim, await unwrap(request));
}

function changed({ articleId }: Claim, { claims, deleted }: ClaimChange): Claim {
  claimsStored(articleId, claims, deleted);
  return claims[0] as Claim;
}

/** What is typed into claims belongs to what becomes of them. */
async function allStored(...claims: Claim[]): Promise<void> {
  await changesStored();
  const records = claims.flatMap(({ id, passages }) => [
    claimRecord(id),
    verdictRecord(id),
    ...passages.map((passage) => passageRecord(id, passage.id)),
  ]);
  await Promise.all(records.map((record) => drafts.flush(record)));
}
