import { queryOptions, replaceEqualDeep, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { client, unwrap } from "../api/client";
import type { Claim, Desk, Evidence, Source } from "../api/types";
import { isParked, numberIn, withClaim, withoutClaims } from "../lib/claimOrder";
import { type ClaimEdit, sameEdits, shownDesk } from "../lib/shownDesk";
import { articlesChanged } from "./articles";
import { drafts, queryClient } from "./client";
import { historyChanged } from "./history";
import { claimEdits } from "./records";
import { changesUnderway, subscribeToUnderway, type Underway } from "./underway";

const deskQuery = (articleId: string) =>
  queryOptions({
    queryKey: ["desk", articleId],
    queryFn: (): Promise<Desk> => unwrap(client.GET("/api/articles/{id}", { params: { path: { id: articleId } } })),
    structuralSharing: (before, after) => shared(before as Desk | undefined, after as Desk),
  });

/** Desks that were made from the one before, so that what has not changed is the same in both already. */
const own = new WeakSet<Desk>();

/**
 * A desk that was fetched, with everything in it that is as before being the same object as before. Claims are compared
 * by their ids: by their places, one that has come or gone would make all that follow look new.
 */
function shared(before: Desk | undefined, after: Desk): Desk {
  if (before === undefined || own.has(after)) return after;
  const known = new Map(before.claims.map((claim) => [claim.id, claim]));
  const claims = after.claims.map((claim) => replaceEqualDeep(known.get(claim.id), claim));
  const others = replaceEqualDeep({ ...before, claims: [] }, { ...after, claims: [] });
  return { ...others, claims: sameItems(before.claims, claims) };
}

const sameItems = <T>(before: T[], after: T[]): T[] =>
  before.length === after.length && after.every((item, i) => item === before[i]) ? before : after;

/**
 * Everything about one article: its text, its claims, and the sources and scales that they use. It shows what was
 * marked and decided already before it is stored; the same desk until something of it changes.
 */
export function useDesk(articleId: string) {
  const { data, error } = useQuery(deskQuery(articleId));
  const desk = useSyncExternalStore(subscribe, () => data && withUnstored(data));
  return { data: desk, error };
}

/** The desk as it shows now: keys may come faster than the page is drawn. */
export function deskNow(articleId: string): Desk | undefined {
  const stored = queryClient.getQueryData(deskQuery(articleId).queryKey);
  return stored && withUnstored(stored);
}

function subscribe(listener: () => void) {
  const both = [drafts.subscribe(listener), subscribeToUnderway(listener)];
  return () => {
    for (const end of both) end();
  };
}

interface Shown {
  stored: Desk;
  edits: readonly ClaimEdit[];
  changes: readonly Underway[];
  desk: Desk;
}

/** What was shown last: whoever asks gets the same desk, however often. */
let shown: Shown | undefined;

function withUnstored(stored: Desk): Desk {
  const edits = claimEdits(drafts.all());
  const changes = changesUnderway();
  if (shown?.stored !== stored || shown.changes !== changes || !sameEdits(shown.edits, edits)) {
    const own = changes.filter(({ articleId }) => articleId === stored.article.id);
    const desk = shownDesk(
      stored,
      edits,
      own.map(({ change }) => change),
    );
    shown = { stored, edits, changes, desk };
  }
  return shown.desk;
}

/** The number of a claim, as it shows now; 0 for one that is parked. */
export const claimNumber = ({ articleId, id }: Pick<Claim, "articleId" | "id">): number =>
  numberIn(deskNow(articleId)?.claims ?? [], id);

/** What a claim is called in a sentence: "claim 3", or "the parked claim". */
export function claimTitle(claim: Pick<Claim, "articleId" | "id">): string {
  const number = claimNumber(claim);
  return number > 0 ? `claim ${number}` : "the parked claim";
}

/** Which kind of check an article is in for; undefined until it is known, and for "", which stands for no article. */
export const useDeskKind = (articleId: string) =>
  useQuery({ ...deskQuery(articleId), enabled: articleId !== "" }).data?.article.kind;

/** Fetches the desk anew, for changes that reach further than one claim. */
export const deskChanged = (articleId: string) => queryClient.invalidateQueries(deskQuery(articleId));

/*
 * After a write the desk in memory is brought up to date with the answer instead of being fetched again: an article
 * may hold thousands of claims.
 */

export function claimStored(claim: Claim) {
  changeDesk(claim.articleId, (desk) => stored(desk, claim));
}

/** The desk with a claim as it was stored: among those in the text, or among those that are parked. */
function stored(desk: Desk, claim: Claim): Desk {
  const parked = withoutClaims(desk.parked, [claim.id]);
  if (!isParked(claim)) return { ...desk, claims: withStored(desk.claims, claim), parked };
  const index = desk.parked.findIndex(({ id }) => id === claim.id);
  const at = index < 0 ? parked.length : index;
  return { ...desk, claims: withoutClaims(desk.claims, [claim.id]), parked: parked.toSpliced(at, 0, claim) };
}

/** The claims with one as it was stored: what of it is as before stays the same object. */
const withStored = (claims: readonly Claim[], claim: Claim) =>
  withClaim(
    claims,
    replaceEqualDeep(
      claims.find(({ id }) => id === claim.id),
      claim,
    ),
  );

export function claimDeleted(articleId: string, claimId: string) {
  changeDesk(articleId, (desk) => without(desk, [claimId]));
}

/** After a change of several claims at once, such as a split. */
export function claimsStored(articleId: string, changed: readonly Claim[], deleted: readonly string[]) {
  changeDesk(articleId, (desk) => changed.reduce(stored, without(desk, deleted)));
}

const without = (desk: Desk, ids: readonly string[]): Desk => ({
  ...desk,
  claims: withoutClaims(desk.claims, ids),
  parked: withoutClaims(desk.parked, ids),
});

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

/** A desk holds the sources that its evidence cites. */
export function sourceCited(articleId: string, source: Source) {
  changeDesk(articleId, (desk) => ({
    ...desk,
    sources: [...desk.sources.filter(({ id }) => id !== source.id), source],
  }));
}

export function sourceStored(articleId: string, source: Source) {
  changeDesk(articleId, (desk) => ({
    ...desk,
    sources: desk.sources.map((each) => (each.id === source.id ? source : each)),
  }));
}

function changeClaim(articleId: string, claimId: string, change: (claim: Claim) => Claim) {
  const changed = (claims: Claim[]) => claims.map((claim) => (claim.id === claimId ? change(claim) : claim));
  changeDesk(articleId, (desk) => ({ ...desk, claims: changed(desk.claims), parked: changed(desk.parked) }));
}

export function changeDesk(articleId: string, change: (desk: Desk) => Desk) {
  queryClient.setQueryData(deskQuery(articleId).queryKey, (desk) => {
    const changed = desk && change(desk);
    if (changed) own.add(changed);
    return changed;
  });
  historyChanged(articleId);
  articlesChanged();
}
