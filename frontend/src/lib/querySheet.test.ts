import { expect, test } from "vitest";
import type { Claim, Query } from "../api/types";
import { openQueries, querySheet, suggestionOf } from "./querySheet";

const query = (fields: Partial<Query>): Query => ({
  id: "",
  claimId: "",
  to: "author",
  question: "",
  suggestion: "",
  answer: "",
  askedBy: "",
  askedAt: "",
  ...fields,
});

const claim = (words: string[], queries: Query[]) =>
  ({ passages: words.map((exact) => ({ quote: { exact } })), regions: [], queries }) as unknown as Claim;

const claims = [
  claim(
    ["carried 61,400 passengers"],
    [
      query({ question: "From where is this?\nWe find 58,212.", suggestion: "carried 58,212 passengers" }),
      query({ question: "Answered long ago", closedAt: "2025-05-03T10:00:00Z" }),
    ],
  ),
  claim(["the fastest", "of any ferry"], [query({ to: "editor", question: "Keep?", answer: "Cut it." })]),
];

const addressees = [
  { key: "author" as const, label: "Author" },
  { key: "editor" as const, label: "Editor" },
];

test("open queries are written as text, by addressee", () => {
  expect(querySheet("Night ferry", openQueries(claims), addressees)).toBe(`Queries to the author: Night ferry

1. “carried 61,400 passengers”
   From where is this?
   We find 58,212.
   Suggested: “carried 58,212 passengers”


Queries to the editor: Night ferry

1. “the fastest … of any ferry”
   Keep?
   Answer so far: Cut it.`);
});

test("words that are only shown to be changed are no suggestion", () => {
  expect(suggestionOf("the fastest ", "the fastest")).toBe("");
  expect(suggestionOf("a fast one", "the fastest")).toBe("a fast one");
});
