import { expect, test } from "vitest";
import type { Evidence, Source } from "../api/types";
import { byOrigin, rootOrigins } from "./origins";

const source = (id: string, originId = "") => ({ id, originId }) as Source;
const evidence = (id: string, sourceId: string) => ({ id, sourceId }) as Evidence;

test("what goes back to one source counts as one", () => {
  const roots = rootOrigins([source("a", "wire"), source("b", "a"), source("c"), source("wire", "survey")]);
  const found = byOrigin([evidence("1", "a"), evidence("2", "c"), evidence("3", "b"), evidence("4", "c")], roots);
  expect(found.map(({ root, evidence: own, sources }) => [root, own.map(({ id }) => id), sources])).toEqual([
    ["survey", ["1", "3"], 2],
    ["c", ["2", "4"], 1],
  ]);
});

test("a circle ends", () => {
  expect(rootOrigins([source("a", "b"), source("b", "a")]).size).toBe(2);
});
