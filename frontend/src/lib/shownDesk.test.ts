import { expect, test } from "vitest";
import type { Claim, Desk } from "../api/types";
import { withClaim } from "./claimOrder";
import { sameEdits, shownDesk } from "./shownDesk";

const claim = {
  id: "a",
  status: "toCheck",
  passages: [{ id: "p", start: 0, end: 4 }],
  regions: [],
} as unknown as Claim;
const desk = { claims: [claim], asides: [] } as unknown as Desk;
const marked = { ...claim, id: "b", passages: [{ id: "", start: 9, end: 12 }], regions: [] } as unknown as Claim;
const mark = (before: Desk): Desk => ({ ...before, claims: withClaim(before.claims, marked) });

test("a desk of which nothing is typed or under way is the stored one", () => {
  expect(shownDesk(desk, [], [])).toBe(desk);
});

test("a status, a verdict and the edges of a passage show before they are stored", () => {
  const verdict = { scaleVersionId: "s", level: "true", explanation: "" };
  const span = { start: 2, end: 4 };
  const edits = [
    { claimId: "a", status: "wrong" as const },
    { claimId: "a", verdict },
    { claimId: "a", passage: { id: "p", span } },
  ];
  expect(shownDesk(desk, edits, []).claims).toMatchObject([
    { status: "wrong", verdict, passages: [{ id: "p", ...span }] },
  ]);
});

test("what is decided about a claim shows on one that is only just being marked", () => {
  const shown = shownDesk(desk, [{ claimId: "b", status: "verified" }], [mark]);
  expect(shown.claims).toMatchObject([
    { id: "a", status: "toCheck" },
    { id: "b", status: "verified" },
  ]);
});

test("what is stored as it was edited shows as it is stored", () => {
  const stored = { ...desk, claims: [{ ...claim, status: "wrong" as const }] };
  expect(shownDesk(stored, [{ claimId: "a", status: "wrong" }], [])).toBe(stored);
  expect(shownDesk(stored, [{ claimId: "a", passage: { id: "p", span: { start: 0, end: 4 } } }], [])).toBe(stored);
});

test("the same edits are known again", () => {
  const verdict = { scaleVersionId: "s", level: "true", explanation: "" };
  expect(sameEdits([{ claimId: "a", verdict }], [{ claimId: "a", verdict }])).toBe(true);
  expect(sameEdits([{ claimId: "a", verdict }], [{ claimId: "a", verdict: { ...verdict } }])).toBe(false);
});
