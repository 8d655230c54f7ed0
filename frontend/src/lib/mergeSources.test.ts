import { expect, test } from "vitest";
import type { Source } from "../api/types";
import { differingFields, isVeiled, mergedFields, mostUsed } from "./mergeSources";
import { sourceFrom } from "./sourceWords";

const source = (id: string, fields: Partial<Source>): Source => ({
  ...sourceFrom("Accounts"),
  id,
  uses: 0,
  createdAt: "",
  updatedAt: "",
  ...fields,
});

const group = [
  source("a", { publisher: "Board", originId: "b" }),
  source("b", { uses: 3, title: "Accounts of the harbour", doi: "10.5555/1" }),
  source("c", { confidential: true, alias: "a clerk", publisher: "Harbour Board" }),
];

test("the source that is cited most remains, and what it lacks comes from the others", () => {
  expect(mostUsed(group).id).toBe("b");
  expect(differingFields(group)).toEqual([
    { key: "title", label: "Title", best: 1 },
    { key: "publisher", label: "Publisher", best: 0 },
    { key: "doi", label: "DOI", best: 1 },
    { key: "alias", label: "Alias", best: 2 },
  ]);
});

test("what is chosen counts, and confidence is never lost", () => {
  expect(mergedFields(group, { publisher: 2, title: 0 })).toMatchObject({
    title: "Accounts",
    publisher: "Harbour Board",
    doi: "10.5555/1",
    alias: "a clerk",
    confidential: true,
    originId: "",
  });
});

test("of a confidential source nothing is shown but its alias, unless it was opened", () => {
  const [, plain, hidden] = group as [Source, Source, Source];
  const veiled = (one: Source, openedId?: string) =>
    differingFields(group)
      .map(({ key }) => key)
      .filter((key) => isVeiled(one, key, openedId));
  expect(veiled(hidden)).toEqual(["title", "publisher", "doi"]);
  expect(veiled(hidden, "c")).toEqual([]);
  expect(veiled(plain, "c")).toEqual([]);
});
