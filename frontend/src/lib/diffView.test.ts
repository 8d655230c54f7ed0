import { expect, test } from "vitest";
import type { DiffPart, DiffRow } from "../api/types";
import { diffView, foldedItems } from "./diffView";

const row = (...parts: DiffPart[]): DiffRow => ({
  kind: "paragraph",
  old: [],
  new: [],
  oldPictures: [],
  newPictures: [],
  changed: parts.some(({ op }) => op !== "equal"),
  parts,
});
const same = (text: string, was?: string): DiffPart => ({ op: "equal", text, ...(was !== undefined && { was }) });
const gone = (text: string): DiffPart => ({ op: "delete", text });
const come = (text: string, start = 0): DiffPart => ({
  op: "insert",
  text,
  new: { start, end: start + text.length },
});
const drawn = (rows: DiffRow[]) =>
  diffView({ rows }).lines.map(({ pieces }) =>
    pieces.map(({ kind, text, change }) => `${kind} ${text}${change === undefined ? "" : ` #${change}`}`),
  );

test("what was put in the place of words is one change with them, and words between two part them", () => {
  const rows = [row(same("It has "), gone("two "), come("ten "), same("old "), gone("masts.\n"), come("oars.\n", 20))];
  expect(drawn(rows)).toEqual([
    ["same It has ", "removed two  #0", "added ten  #0", "same old ", "removed masts. #1", "added oars. #1"],
  ]);
  const { changes } = diffView({ rows });
  expect(changes.map(({ said }) => said)).toEqual(["removed “two”, added “ten”", "removed “masts.”, added “oars.”"]);
  expect(changes[1]?.place).toEqual({ start: 20, end: 26 });
});

test("paragraphs that went stand with those that came in their place", () => {
  const rows = [
    row(gone("One.\n")),
    row(gone("Two.\n")),
    row(come("Three.\n")),
    row(same("Four.")),
    row(come("Five.")),
  ];
  expect(drawn(rows)).toEqual([
    ["removed One. #0", "added Three. #0"],
    ["removed Two. #1"],
    ["same Four."],
    ["added Five. #2"],
  ]);
});

test("a passage that moved is one change, at its new place, to which the old one leads", () => {
  const [first, second] = ["One here.\n", "Two here.\n"];
  const at = (old: number, now: number, text: string) => ({
    text,
    old: { start: old, end: old + text.length },
    new: { start: now, end: now + text.length },
  });
  const rows = [
    row({ op: "movedFrom", ...at(30, 0, first) }),
    row({ op: "movedFrom", ...at(40, 10, second) }),
    row(same("Between.\n")),
    row({ op: "movedTo", ...at(30, 0, first) }),
    row({ op: "movedTo", ...at(40, 10, second) }),
  ];
  expect(drawn(rows)).toEqual([
    ["movedHere One here. #0"],
    ["movedHere Two here. #0"],
    ["same Between."],
    ["movedAway One here. #0"],
    ["movedAway Two here. #0"],
  ]);
  expect(diffView({ rows })).toMatchObject({ moved: 1, changes: [{ said: "moved here “One here.”", line: 0 }] });
});

test("another typography shows, and is no change", () => {
  const rows = [row(same("The Fish Market “here”.", 'The fish market "here".'))];
  expect(diffView({ rows })).toMatchObject({ changes: [], isRespelt: true });
  expect(drawn(rows)[0]).toEqual(["same The ", "respelt Fish Market “", "same here", "respelt ”", "same ."]);
});

test("another picture is a change", () => {
  const figure = { ...row(same("A tram.")), oldPictures: ["a"], newPictures: ["b"] };
  expect(diffView({ rows: [figure] })).toMatchObject({
    changes: [{ said: "another picture" }],
    lines: [{ pictures: { before: ["a"], after: ["b"], change: 0 } }],
  });
});

test("long stretches that are the same are folded, with a line of context beside each change", () => {
  const text = (changed: number[], count: number) =>
    diffView({ rows: Array.from({ length: count }, (_, i) => row(changed.includes(i) ? come("New.") : same("Old."))) });
  expect(foldedItems(text([0, 6], 8).lines)).toEqual([
    { line: 0 },
    { line: 1 },
    { from: 2, to: 5 },
    { line: 5 },
    { line: 6 },
    { line: 7 },
  ]);
  expect(foldedItems(text([4], 12).lines)).toEqual([
    { from: 0, to: 3 },
    { line: 3 },
    { line: 4 },
    { line: 5 },
    { from: 6, to: 12 },
  ]);
  expect(foldedItems(text([3], 5).lines)).toHaveLength(5);
});
