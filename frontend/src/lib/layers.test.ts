import { expect, test } from "vitest";
import type { Aside, Claim } from "../api/types";
import { placeBlocks } from "./articleText";
import type { ClaimLook } from "./claimLook";
import { type BlockLayers, type Layers, layersOf, type Marked } from "./layers";
import { ReadingText } from "./sentences";
import type { OpenSuggestion } from "./suggestions";

const paragraphs = ["The ferry is late.", "It cost 40 crowns.", "Nobody knows why."];
const blocks = placeBlocks(paragraphs.map((text) => ({ kind: "paragraph" as const, text })));
const text = new ReadingText(
  blocks,
  blocks.map(({ start, points }, block) => ({ start, end: start + points.length, block, words: 4 })),
);
const lookOf = ({ status }: Claim) =>
  ({ status: { key: status, final: status === "verified" }, label: status, tone: "slate" }) as unknown as ClaimLook;
const claim = (id: string, start: number, end: number, status = "toCheck") =>
  ({ id, status, passages: [{ start, end }], regions: [] }) as unknown as Claim;
const untouched = paragraphs.map(() => ["untouched" as const]);
const none: OpenSuggestion[] = [];
const desk = (claims: Claim[], asides: Partial<Aside>[] = [], suggestions = none): Marked => ({
  text,
  states: untouched,
  claims,
  asides: asides as Aside[],
  suggestions,
  lookOf,
});
const isKept = (before: Layers, after: Layers) => after.byBlock.map((each, i) => each === before.byBlock[i]);
const layersIn = (layers: Layers, block: number) => layers.byBlock[block] as BlockLayers;

const ferry = claim("a", 4, 18);
const both = claim("b", 27, 50);

test("a claim is drawn in every block that it reaches into", () => {
  const layers = layersOf(desk([ferry, both]), undefined);
  expect(layersIn(layers, 1).claims).toMatchObject([{ id: "b", start: 8, end: 18, begins: true, ends: false }]);
  expect(layersIn(layers, 2).claims).toMatchObject([{ id: "b", start: 0, end: 12, begins: false, ends: true }]);
});

test("only the blocks under what has changed are made anew", () => {
  const before = layersOf(desk([ferry, both]), undefined);
  const changed = layersOf(desk([{ ...ferry, status: "verified" }, both]), before);
  expect(isKept(before, changed)).toEqual([false, true, true]);

  const deleted = layersOf(desk([both]), changed);
  expect(isKept(changed, deleted)).toEqual([false, true, true]);
  expect(layersIn(deleted, 0)).toEqual({ claims: [], regions: [], asides: [], suggested: [], states: untouched[0] });

  const aside = { id: "x", start: 38, end: 55, kind: "opinion" as const };
  const setAside = layersOf(desk([both], [aside]), deleted);
  expect(isKept(deleted, setAside)).toEqual([true, true, false]);
  expect(layersIn(setAside, 2)).toMatchObject({ asides: [{ start: 0, end: 17 }] });

  const states = [untouched[0] ?? [], ["done" as const], untouched[2] ?? []];
  const done = layersOf({ ...desk([both], [aside]), states }, setAside);
  expect(isKept(setAside, done)).toEqual([true, false, true]);
  expect(layersIn(done, 1).states).toEqual(["done"]);
});

test("a suggestion that comes or goes changes its block, by the facts in it", () => {
  const suggestion = { words: { start: 0, end: 17 }, facts: [{ start: 4, end: 9 }] } as unknown as OpenSuggestion;
  const before = layersOf(desk([both]), undefined);
  const suggested = layersOf(desk([both], [], [suggestion]), before);
  expect(isKept(before, suggested)).toEqual([false, true, true]);
  expect(layersIn(suggested, 0).suggested).toEqual([{ id: "4-9", start: 4, end: 9 }]);
  expect(layersIn(layersOf(desk([both]), suggested), 0).suggested).toEqual([]);
});

test("an answer that says the same draws nothing anew", () => {
  const before = layersOf(desk([ferry, both]), undefined);
  const answered = layersOf(desk([ferry, { ...both }]), before);
  expect(answered.byBlock).toBe(before.byBlock);
  const fetched = layersOf(desk(structuredClone([ferry, both])), before);
  expect(isKept(before, fetched)).toEqual([true, true, true]);
});
