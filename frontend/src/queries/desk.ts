import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Claim, Desk, Evidence, Source } from "../api/types";
import { sortClaims } from "../lib/claimOrder";
import { articlesChanged } from "./articles";
import { queryClient } from "./client";
import { historyChanged } from "./history";

const deskQuery = (articleId: string) =>
  queryOptions({
    queryKey: ["desk", articleId],
    queryFn: () => unwrap(client.GET("/api/articles/{id}", { params: { path: { id: articleId } } })),
  });

/** Everything about one article: its text, its claims, and the sources and scales that they use. */
export const useDesk = (articleId: string) => useQuery(deskQuery(articleId));

/** Which kind of check an article is in for; undefined until it is known, and for "", which stands for no article. */
export const useDeskKind = (articleId: string) =>
  useQuery({ ...deskQuery(articleId), select: ({ article }) => article.kind, enabled: articleId !== "" }).data;

/** Fetches the desk anew, for changes that reach further than one claim. */
export const deskChanged = (articleId: string) => queryClient.invalidateQueries(deskQuery(articleId));

/*
 * After a write the desk in memory is brought up to date with the answer instead of being fetched again: an article
 * may hold thousands of claims.
 */

export function claimStored(claim: Claim) {
  changeDesk(claim.articleId, (desk) => {
    const others = desk.claims.filter((each) => each.id !== claim.id);
    return { ...desk, claims: sortClaims([...others, claim]) };
  });
}

export function claimDeleted(articleId: string, claimId: string) {
  changeDesk(articleId, (desk) => ({ ...desk, claims: sortClaims(desk.claims.filter(({ id }) => id !== claimId)) }));
}

export function evidenceStored(articleId: string, evidence: Evidence) {
  changeClaim(articleId, evidence.claimId, (claim) => {
    const known = claim.evidence.some(({ id }) => id === evidence.id);
    const changed = claim.evidence.map((each) => (each.id === evidence.id ? evidence : each));
    return { ...claim, evidence: known ? changed : [...claim.evidence, evidence] };
  });
}

export function evidenceDeleted(articleId: string, claimId: string, evidenceId: string) {
  changeClaim(articleId, claimId, (claim) => ({
    ...claim,
    evidence: claim.evidence.filter(({ id }) => id !== evidenceId),
  }));
}

export function sourceStored(articleId: string, source: Source) {
  changeDesk(articleId, (desk) => ({
    ...desk,
    sources: desk.sources.map((each) => (each.id === source.id ? source : each)),
  }));
}

function changeClaim(articleId: string, claimId: string, change: (claim: Claim) => Claim) {
  changeDesk(articleId, (desk) => ({
    ...desk,
    claims: desk.claims.map((claim) => (claim.id === claimId ? change(claim) : claim)),
  }));
}

function changeDesk(articleId: string, change: (desk: Desk) => Desk) {
  queryClient.setQueryData(deskQuery(articleId).queryKey, (desk) => desk && change(desk));
  historyChanged(articleId);
  articlesChanged();
}
