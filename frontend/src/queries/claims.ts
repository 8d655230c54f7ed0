import { useMutation } from "@tanstack/react-query";
import { client, unwrap } from "../api/client";
import type { Claim, ClaimMarking, ClaimPatch, Desk, Region, Span, VerdictFields } from "../api/types";
import { afterFrame } from "../lib/afterFrame";
import type { PlacedBlock } from "../lib/articleText";
import { withClaim } from "../lib/claimOrder";
import type { Fields } from "../lib/drafts";
import { newId } from "../lib/newId";
import { drafts } from "./client";
import { claimDeleted, claimStored, deskChanged } from "./desk";
import { claimRecord, verdictRecord } from "./records";
import { beginChange, changesStored } from "./underway";

export { claimRecord, verdictRecord } from "./records";

/** A claim that shows at once. `stored` resolves when it is stored; whoever goes on with it before that need not wait. */
interface Marked {
  id: string;
  stored: Promise<Claim>;
}

/** Marks words as a claim. */
export function markClaim(desk: Desk, span: Span, words: string, fields: Pick<ClaimPatch, "kind"> = {}): Marked {
  const passage = { id: "", versionId: desk.version.id, ...span, quote: { exact: words, prefix: "", suffix: "" } };
  return mark(desk, { passages: [passage], regions: [], ...fields }, { spans: [span], fields });
}

/** Marks a region of the picture in a block as a claim. */
export function markRegion(desk: Desk, { index, block, start }: PlacedBlock, region: Region): Marked {
  const { alt, image = "", text } = block;
  const shown = { id: "", versionId: desk.version.id, at: start, image, name: alt || text, ...region };
  return mark(desk, { passages: [], regions: [shown] }, { regions: [{ block: index, ...region }] });
}

type Places = Pick<Claim, "passages" | "regions"> & Pick<ClaimPatch, "kind">;

function mark({ article }: Desk, places: Places, body: ClaimMarking): Marked {
  const id = newId();
  const claim = { ...unstoredClaim(id, article.id), ...places };
  const params = { path: { id: article.id } };
  const stored = beginChange(
    {
      articleId: article.id,
      // Once the answer is there, the claim is as it is stored.
      change: (desk) =>
        desk.claims.some((each) => each.id === id) ? desk : { ...desk, claims: withClaim(desk.claims, claim) },
    },
    async () => {
      const answer = await unwrap(client.POST("/api/articles/{id}/claims", { params, body: { id, ...body } }));
      claimStored(answer);
      return answer;
    },
  );
  return { id, stored };
}

/** A claim as annotate makes a new one. */
function unstoredClaim(id: string, articleId: string): Claim {
  const now = new Date().toISOString();
  return {
    id,
    articleId,
    wording: "",
    claimant: "",
    claimantRole: "",
    saidOn: "",
    kind: "other",
    priority: "normal",
    status: "toCheck",
    statusReason: "",
    checked: [],
    tags: [],
    note: "",
    passages: [],
    regions: [],
    lost: [],
    earlierVerdicts: [],
    evidence: [],
    queries: [],
    searches: [],
    createdAt: now,
    updatedAt: now,
  };
}

/** Notes what is typed into a claim; it is stored when typing pauses. */
export function editClaim(id: string, patch: ClaimPatch) {
  drafts.edit(claimRecord(id), patch, saveClaim(id));
}

/** Changes a claim in one stroke. If it cannot be stored, it is as before, and the promise is rejected. */
export const changeClaim = (id: string, patch: ClaimPatch) => drafts.store(claimRecord(id), patch, saveClaim(id));

const saveClaim = (id: string) => async (body: Fields, keepalive: boolean) => {
  await turnOf(keepalive);
  claimStored(await unwrap(client.PATCH("/api/claims/{id}", { params: { path: { id } }, body, keepalive })));
};

/** A claim may be marked already and not stored yet; and what changes of it shows before it is sent, as in beginChange. */
const turnOf = (leaving: boolean) => (leaving ? changesStored() : Promise.all([changesStored(), afterFrame()]));

export const useClaimDelete = (articleId: string) =>
  useMutation({
    mutationFn: async (id: string) => {
      await changesStored();
      await drafts.flush(claimRecord(id));
      await unwrap(client.DELETE("/api/claims/{id}", { params: { path: { id } } }));
    },
    onSuccess: (_, id) => claimDeleted(articleId, id),
  });

/** Notes a choice of rating or the reasons for it. A verdict is stored whole, so the draft holds all of it. */
export function editVerdict(claimId: string, verdict: VerdictFields) {
  drafts.edit(verdictRecord(claimId), { verdict }, saveVerdict(claimId));
}

/** Gives a verdict in one stroke. If it cannot be stored, all is as before, and the promise is rejected. */
export const giveVerdict = (claimId: string, verdict: VerdictFields) =>
  drafts.store(verdictRecord(claimId), { verdict }, saveVerdict(claimId));

const saveVerdict = (id: string) => async (fields: Fields, keepalive: boolean) => {
  await turnOf(keepalive);
  const body = fields.verdict as VerdictFields;
  claimStored(await unwrap(client.PUT("/api/claims/{id}/verdict", { params: { path: { id } }, body, keepalive })));
};

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
