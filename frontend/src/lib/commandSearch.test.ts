import { expect, test } from "vitest";
import { findCommands } from "./commandSearch";
import { type Command, type CommandId, commands } from "./commands";

const titles = (found: ReturnType<typeof findCommands>) =>
  found.map(({ title, commands: list }) => `${title}: ${list.map((each: Command) => each.title).join(" | ")}`);

const some = commands.filter(({ id }) =>
  ["app.undo", "app.import", "claim.next", "claim.openNext", "mark.claim"].includes(id),
);
const find = (query: string, recent: CommandId[] = [], unable: CommandId[] = []) =>
  titles(findCommands(some, query, recent, (id) => !unable.includes(id)));

test("without a query there is what can be run, and first of all what was used last", () => {
  expect(find("", ["claim.next", "mark.claim"], ["mark.claim"])).toEqual([
    "Used last: Next claim in the text",
    "Everywhere: Undo | Import files…",
    "Claims: Open the next claim",
  ]);
});

test("words are found in any order, by their beginnings and by some of their letters", () => {
  expect(find("claim nxt")).toEqual(["Moving in the text: Next claim in the text", "Claims: Open the next claim"]);
  expect(find("imp")).toEqual(["Everywhere: Import files…"]);
  expect(find("zeppelin")).toEqual([]);
  expect(find("…")).toEqual([]);
});

test("a group is found by its name", () => {
  expect(find("marking")).toEqual(["Marking: Mark as a claim"]);
});

test("of equals the one used last comes first", () => {
  expect(find("next", ["claim.openNext"])[0]).toBe("Claims: Open the next claim");
});

test("what cannot be run comes last", () => {
  expect(find("next claim", [], ["claim.next"])).toEqual([
    "Claims: Open the next claim",
    "Not available here: Next claim in the text",
  ]);
});
