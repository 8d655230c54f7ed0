import { expect, test } from "vitest";
import cases from "../../../annotate/testdata/waiting.json";
import type { Desk } from "../api/types";
import { countWaiting, parkedPlaces } from "./waiting";

test.each(cases)("what waits is counted as in the backend: $name", ({ desk, waiting }) => {
  expect(countWaiting(desk as unknown as Desk)).toBe(waiting);
});

test("parked places are those of claims in the text first, then of those that are not in it", () => {
  const claim = (id: string, ...lost: [id: string, parkedAt?: string][]) => ({
    id,
    lost: lost.map(([id, parkedAt]) => ({ id, parkedAt })),
  });
  const parkedAt = "2025-05-03T08:00:00Z";
  const desk = {
    claims: [claim("a", ["waits"], ["one", parkedAt]), claim("b")],
    parked: [claim("c", ["two", parkedAt], ["three", parkedAt])],
  } as unknown as Desk;
  expect(parkedPlaces(desk).map(({ loss, claim }) => `${claim.id} ${loss.id}`)).toEqual(["a one", "c two", "c three"]);
});
