import type { ClaimPatch, Span, VerdictFields } from "../api/types";
import type { Draft } from "../lib/drafts";
import type { ClaimEdit } from "../lib/shownDesk";

/** The names under which drafts are kept: of a claim's own fields, of its verdict, and of the edges of a passage. */
export const claimRecord = (id: string) => `claim ${id}`;
export const verdictRecord = (claimId: string) => `verdict ${claimId}`;
export const passageRecord = (claimId: string, id: string) => `passage ${claimId} ${id}`;

/** What drafts change of how claims show outside of their editor. */
export function claimEdits(drafts: ReadonlyMap<string, Draft>): ClaimEdit[] {
  const edits: ClaimEdit[] = [];
  for (const [record, { values }] of drafts) {
    const [sort, claimId, passageId] = record.split(" ") as [string, string, string | undefined];
    const { status, verdict, span } = values as { verdict?: VerdictFields; span?: Span } & Pick<ClaimPatch, "status">;
    if (sort === "claim" && status) edits.push({ claimId, status });
    if (sort === "verdict" && verdict) edits.push({ claimId, verdict });
    if (sort === "passage" && passageId && span) edits.push({ claimId, passage: { id: passageId, span } });
  }
  return edits;
}
