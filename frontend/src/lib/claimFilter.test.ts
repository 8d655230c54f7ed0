import { expect, test } from "vitest";
import type { Claim } from "../api/types";
import { asksForWork, countValues, filterClaims, isFiltering, noFilter, notFinal, type ValuesOf } from "./claimFilter";

const claim = (id: string, fields: Partial<Claim>): Claim => ({
  id,
  articleId: "article",
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
  createdAt: "",
  updatedAt: "",
  ...fields,
});

const claims = [
  claim("a", { wording: "The bridge cost 4 million", claimant: "Mayor Ilves", tags: ["money", "bridge"] }),
  claim("b", { wording: "Nobody was asked", status: "verified", priority: "high" }),
  claim("c", { wording: "It is the longest bridge", status: "verified", tags: ["bridge"] }),
];
const valuesOf: ValuesOf = (each, group) => {
  if (group === "tag") return each.tags;
  if (group === "verdict" || group === "open") return [""];
  return [each[group]];
};
const left = (filter: Partial<typeof noFilter>) =>
  filterClaims(claims, { ...noFilter, ...filter }, valuesOf)
    .map(({ id }) => id)
    .join("");

test("an empty filter lets everything through", () => {
  expect(isFiltering(noFilter)).toBe(false);
  expect(left({})).toBe("abc");
});

test("values of one group are alternatives, groups are conditions", () => {
  expect(left({ status: ["verified"] })).toBe("bc");
  expect(left({ status: ["verified", "toCheck"] })).toBe("abc");
  expect(left({ status: ["verified"], tag: ["bridge"] })).toBe("c");
});

test("every word of the text has to occur, in the words, the claimant, the note or the tags", () => {
  expect(left({ text: "BRIDGE" })).toBe("ac");
  expect(left({ text: "bridge ilves" })).toBe("a");
  expect(left({ text: "bridge nobody" })).toBe("");
});

test("counts are of all claims", () => {
  expect(countValues(claims, "tag", valuesOf)).toEqual(
    new Map([
      ["money", 1],
      ["bridge", 2],
    ]),
  );
});

test("whoever asks for what is not final, and nothing else, asks for work", () => {
  expect(asksForWork({ ...noFilter, status: [notFinal] })).toBe(true);
  expect(asksForWork({ ...noFilter, status: [notFinal], tag: ["bridge"] })).toBe(false);
  expect(asksForWork({ ...noFilter, status: [notFinal, "verified"] })).toBe(false);
  expect(asksForWork(noFilter)).toBe(false);
});
