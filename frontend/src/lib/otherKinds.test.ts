import { expect, test } from "vitest";
import type { Claim, Suggestion } from "../api/types";
import { otherKinds } from "./otherKinds";

const claim = {
  kind: "number",
  passages: [
    { start: 10, end: 20 },
    { start: 40, end: 50 },
  ],
} as unknown as Claim;
const suggestion = (...facts: [start: number, end: number, kind: string][]) =>
  ({ facts: facts.map(([start, end, kind]) => ({ start, end, kind })) }) as unknown as Suggestion;

test("kinds are those of the facts in any of the claim’s words, each once, without its own", () => {
  const suggestions = [
    suggestion([0, 10, "name"], [8, 12, "date"], [12, 14, "number"]),
    suggestion([20, 40, "place"]),
    suggestion([44, 46, "title"], [46, 50, "date"], [44, 50, "other"]),
  ];
  expect(otherKinds(claim, suggestions)).toEqual(["date", "title"]);
});
