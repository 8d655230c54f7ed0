import { expect, test } from "vitest";
import type { Block, Claim, Reference } from "../api/types";
import { type AuthorReference, nameOfReference, referencesOf, sourceOfReference } from "./references";

const note: Reference = { start: 0, end: 5, kind: "footnote", text: "Minutes, see https://council.example/1931" };
const comment: Reference = { start: 6, end: 9, kind: "comment", author: "Tomás Quill", text: "Ask the museum." };
const blocks: Block[] = [
  { kind: "paragraph", text: "𐌲 abc def", references: [note, comment] },
  {
    kind: "paragraph",
    text: "more 𐌲 words",
    marks: [
      { kind: "link", start: 5, end: 12, href: "https://museum.example/" },
      { kind: "link", start: 0, end: 4, href: "mailto:a@museum.example" },
      { kind: "strong", start: 0, end: 12 },
    ],
    references: [{ ...comment, start: 0, end: 4 }],
  },
];
const claimOn = (start: number, end: number) => ({ passages: [{ start, end }] }) as unknown as Claim;

test("the notes of a claim are those on its words, each once", () => {
  expect(referencesOf(claimOn(0, 2), blocks)).toEqual([note]);
  expect(referencesOf(claimOn(5, 6), blocks)).toEqual([]);
  expect(referencesOf(claimOn(4, 14), blocks)).toEqual([note, comment]);
  expect(referencesOf(claimOn(10, 11), blocks)).toEqual([{ ...comment, start: 0, end: 4 }]);
});

test("the links of a claim are those to pages", () => {
  const link: AuthorReference = {
    kind: "link",
    start: 5,
    end: 12,
    text: "𐌲 words",
    links: ["https://museum.example/"],
  };
  expect(referencesOf(claimOn(16, 22), blocks)).toEqual([link]);
  expect(sourceOfReference(link)).toMatchObject({ title: "𐌲 words", url: "https://museum.example/" });
});

test("a note makes a source of its words and its address", () => {
  expect(sourceOfReference(note)).toMatchObject({ title: "Minutes, see", url: "https://council.example/1931" });
  expect(sourceOfReference({ ...comment, links: ["https://museum.example/"] }).url).toBe("https://museum.example/");
  expect(nameOfReference(comment)).toBe("Comment by Tomás Quill");
});
