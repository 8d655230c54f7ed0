import { expect, test } from "vitest";
import { placeBlocks, textOf } from "./articleText";
import {
  type Cursor,
  cursorAt,
  extendCursor,
  gapBefore,
  moveCursor,
  selected,
  sentenceUnder,
  type Unit,
} from "./readingCursor";
import { ReadingText } from "./sentences";

const parts = [["It cost $4.2 million.", "The mayor paid 😀."], ["* * *"], ["Nobody else did.", "Why?"]];
const blocks = placeBlocks(parts.map((sentences) => ({ kind: "paragraph" as const, text: sentences.join(" ") })));
const whole = textOf(blocks, { start: 0, end: 1000 });
const sentences = parts.flatMap((own, block) =>
  own
    .filter((words) => /\w/.test(words))
    .map((words) => {
      const start = [...whole.slice(0, whole.indexOf(words))].length;
      return { start, end: start + [...words].length, block, words: 1 };
    }),
);
const text = new ReadingText(blocks, sentences);

type Step = ["to" | "over", Unit, 1 | -1];
const walk = (steps: readonly Step[], from: Cursor = cursorAt(0)) =>
  steps.reduce(
    (cursor, [how, unit, direction]) => (how === "to" ? moveCursor : extendCursor)(text, cursor, unit, direction),
    from,
  );

/** Where a series of steps leads: the selected words in brackets, or the sentence. */
function after(...steps: Step[]): string {
  const cursor = walk(steps);
  const words = selected(cursor);
  if (words) return `[${textOf(blocks, words)}]`;
  const { start, end } = text.sentences[sentenceUnder(text, cursor)] ?? { start: 0, end: 0 };
  return textOf(blocks, { start, end });
}

const down: Step = ["to", "sentence", 1];
const up: Step = ["to", "sentence", -1];
const right: Step = ["to", "word", 1];
const left: Step = ["to", "word", -1];
const overRight: Step = ["over", "word", 1];
const overLeft: Step = ["over", "word", -1];

test("it goes from sentence to sentence, over a block that has none", () => {
  expect(after()).toBe("It cost $4.2 million.");
  expect(after(down)).toBe("The mayor paid 😀.");
  expect(after(down, down)).toBe("Nobody else did.");
  expect(after(down, down, up)).toBe("The mayor paid 😀.");
});

test("it goes from block to block, and back to the beginning of its own first", () => {
  expect(after(["to", "block", 1])).toBe("Nobody else did.");
  expect(after(["to", "block", 1], down, ["to", "block", -1])).toBe("Nobody else did.");
  expect(after(["to", "block", 1], ["to", "block", -1])).toBe("It cost $4.2 million.");
});

test("it stays at the ends of the text", () => {
  expect(after(up, up)).toBe("It cost $4.2 million.");
  expect(after(down, down, down, down)).toBe("Why?");
  expect(after(left)).toBe("It cost $4.2 million.");
});

test("it selects word by word, and from words goes back to sentences", () => {
  expect(after(right)).toBe("[It]");
  expect(after(right, right, right)).toBe("[$4.2]");
  expect(after(down, left)).toBe("[million]");
  expect(after(right, right, down)).toBe("The mayor paid 😀.");
  expect(after(down, right, up)).toBe("It cost $4.2 million.");
});

test("extending takes units in and leaves them out again", () => {
  expect(after(right, overRight)).toBe("[It cost]");
  expect(after(right, overRight, overRight, overLeft)).toBe("[It cost ]");
  expect(after(["over", "sentence", 1])).toBe("[It cost $4.2 million.]");
  expect(after(down, ["over", "sentence", 1])).toBe("[The mayor paid 😀.]");
  expect(after(down, overLeft)).toBe("[million. ]");
  expect(after(right, right, ["over", "block", 1])).toBe("[cost $4.2 million. The mayor paid 😀.]");
  expect(after(down, ["over", "sentence", 1], ["over", "sentence", 1])).toBe(
    "[The mayor paid 😀.\n* * *\nNobody else did.]",
  );
});

test("the sentence of selected words is that of the end that moves", () => {
  const over = walk([right, ["over", "sentence", 1], ["over", "sentence", 1]]);
  expect(sentenceUnder(text, over)).toBe(1);
});

test.each([
  [", which the port denies.", "which the port denies."],
  ["”, she said.", "she said."],
  [" – “a bargain”.", "“a bargain”."],
  ["“, sagte sie.", "sagte sie."],
  [" (of 1998).", "(of 1998)."],
  [" -5 degrees.", "-5 degrees."],
  [" of it.", "of it."],
  ["”.", "”."],
])("behind marked words one goes on past %j to %j", (rest, left) => {
  expect([...rest].slice(gapBefore(rest)).join("")).toBe(left);
});
