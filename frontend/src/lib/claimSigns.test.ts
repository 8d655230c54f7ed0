import { expect, test } from "vitest";
import type { Claim } from "../api/types";
import { claimSigns } from "./claimSigns";

const claim = (fields: object) => ({ queries: [], evidence: [], status: "toCheck", ...fields }) as unknown as Claim;

test("queries count until they are closed", () => {
  const queries = [{ closedAt: "2025-05-03T10:00:00Z" }, {}, {}];
  expect(claimSigns(claim({ queries })).openQueries).toBe(2);
});

test.each([
  ["nobody has looked yet", {}, false],
  ["it rests on the author’s word", { status: "onAuthor" }, false],
  ["it is called verified", { status: "verified" }, true],
  ["it has a verdict", { verdict: { level: "true" } }, true],
  ["it has evidence", { status: "verified", evidence: [{}] }, false],
])("evidence is lacking or not where %s", (_, fields, lacks) => {
  expect(claimSigns(claim(fields)).lacksEvidence).toBe(lacks);
});
