import { expect, test } from "vitest";
import { diffWords } from "./wordDiff";

/** [-removed-] and {+added+}, as the usual tools write it. */
const written = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "removed" ? `[-${text}-]` : `{+${text}+}`))
    .join("");

test.each([
  ["nothing to tell apart", "The ferry is late.", "The ferry is late.", "The ferry is late."],
  [
    "a figure",
    "61,400 passengers since April",
    "58,212 passengers since April",
    "[-61,400-]{+58,212+} passengers since April",
  ],
  ["words put in", "It was sold out.", "It was almost sold out.", "It was {+almost +}sold out."],
  ["words taken out", "the very first boat", "the first boat", "the [-very -]first boat"],
  [
    "neighbours are one change",
    "three big ships left",
    "two small boats left",
    "[-three big ships-]{+two small boats+} left",
  ],
  ["a sign", "Late again?", "Late again.", "Late again[-?-]{+.+}"],
  ["everything", "", "Say nothing.", "{+Say nothing.+}"],
])("%s", (_, before, after, expected) => expect(written(before, after)).toBe(expected));

test("words are found where no spaces are written", () => {
  expect(diffWords("渡し船は遅れている", "渡し船は定刻だ").at(0)).toMatchObject({
    kind: "same",
    text: expect.stringMatching(/^渡し船/),
  });
});

test("both wordings can be read from the parts", () => {
  const words = ["the", "ferry", "is", "late", ",", " ", "10", "%"];
  // The same sentences each time: a small generator instead of chance.
  let seed = 7;
  const next = (n: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  for (let i = 0; i < 300; i++) {
    const [before, after] = [0, 0].map(() =>
      Array.from({ length: next(12) }, () => words[next(words.length)]).join(" "),
    );
    const parts = diffWords(before as string, after as string);
    expect(
      parts
        .filter(({ kind }) => kind !== "added")
        .map(({ text }) => text)
        .join(""),
    ).toBe(before);
    expect(
      parts
        .filter(({ kind }) => kind !== "removed")
        .map(({ text }) => text)
        .join(""),
    ).toBe(after);
  }
});

test("wordings too long to compare by the word are told apart as a whole", () => {
  const parts = diffWords("a ".repeat(2000), "b ".repeat(2000));
  expect(parts.map(({ kind }) => kind)).toEqual(["removed", "added", "same"]);
});
