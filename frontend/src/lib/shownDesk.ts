import type { Claim, Desk, Span, VerdictFields } from "../api/types";
import { withClaim } from "./claimOrder";

/** A change of a claim that is typed or pressed already and not stored yet. */
export interface ClaimEdit {
  claimId: string;
  status?: Claim["status"];
  verdict?: VerdictFields;
  passage?: { id: string; span: Span };
}

/** The desk as it will be once everything is stored. */
export function shownDesk(stored: Desk, edits: readonly ClaimEdit[], changes: readonly ((desk: Desk) => Desk)[]): Desk {
  // What was marked comes first: it may have been decided about already.
  const desk = changes.reduce((before, change) => change(before), stored);
  const edited = edits.reduce((claims, edit) => {
    const claim = claims.find(({ id }) => id === edit.claimId);
    return claim && !isStored(claim, edit) ? withClaim(claims, editedClaim(claim, edit)) : claims;
  }, desk.claims);
  return edited === desk.claims ? desk : { ...desk, claims: edited };
}

/** Whether a claim is as an edit wants it: between the answer to a change and the end of its draft there is no other desk. */
function isStored(claim: Claim, { status, verdict, passage }: ClaimEdit): boolean {
  const { verdict: given } = claim;
  return (
    (!status || claim.status === status) &&
    (!verdict ||
      (Object.keys(verdict) as (keyof VerdictFields)[]).every((field) => given?.[field] === verdict[field])) &&
    (!passage ||
      claim.passages.some(
        ({ id, start, end }) => id === passage.id && start === passage.span.start && end === passage.span.end,
      ))
  );
}

function editedClaim(claim: Claim, { status, verdict, passage }: ClaimEdit): Claim {
  const edited = { ...claim };
  if (status) edited.status = status;
  if (verdict) edited.verdict = { ...(claim.verdict ?? unstoredVerdict(claim.id)), ...verdict };
  if (passage) {
    edited.passages = claim.passages.map((each) => (each.id === passage.id ? { ...each, ...passage.span } : each));
  }
  return edited;
}

/** What a verdict has beside its fields is for the backend to say. */
function unstoredVerdict(claimId: string) {
  const now = new Date().toISOString();
  return { id: "", claimId, givenBy: "", givenAt: now, updatedAt: now };
}

/** Whether two lists hold the same edits, of which each is of one draft or of none. */
export const sameEdits = (a: readonly ClaimEdit[], b: readonly ClaimEdit[]): boolean =>
  a.length === b.length && a.every((edit, i) => sameEdit(edit, b[i] as ClaimEdit));

const sameEdit = (a: ClaimEdit, b: ClaimEdit): boolean =>
  a.claimId === b.claimId &&
  a.status === b.status &&
  a.verdict === b.verdict &&
  a.passage?.id === b.passage?.id &&
  a.passage?.span === b.passage?.span;
