import { expect, test } from "vitest";
import { type Cursor, moveCursor, type Unit } from "./readingCursor";

const texts = ["It cost 4.2 million. The mayor paid.", "", "Nobody else did."];
const textOf = (block: number) => texts[block];
const beginning: Cursor = { anchor: { block: 0, offset: 0 }, focus: { block: 0, offset: 0 } };

/** Where a series of steps leads, as the words under the cursor. */
function after(...steps: [Unit, 1 | -1, boolean?][]): string {
  const { anchor, focus } = steps.reduce(
    (cursor, [unit, direction, extend = false]) => moveCursor(textOf, cursor, unit, direction, extend),
    beginning,
  );
  if (anchor.block !== focus.block) return `${anchor.block}:${anchor.offset} to ${focus.block}:${focus.offset}`;
  const [start, end] = [anchor.offset, focus.offset].sort((a, b) => a - b);
  return texts[anchor.block]?.slice(start, end) ?? "";
}

test("it goes from word to word, sentence to sentence, block to block", () => {
  expect(after(["word", 1])).toBe("It");
  expect(after(["word", 1], ["word", 1], ["word", 1])).toBe("4.2");
  expect(after(["sentence", 1], ["sentence", 1])).toBe("The mayor paid.");
  expect(after(["sentence", 1], ["sentence", 1], ["sentence", 1])).toBe("Nobody else did.");
  expect(after(["block", 1], ["block", 1])).toBe("Nobody else did.");
});

test("it goes back", () => {
  expect(after(["sentence", 1], ["sentence", 1], ["sentence", -1])).toBe("It cost 4.2 million.");
  expect(after(["block", 1], ["block", 1], ["word", -1])).toBe("paid");
});

test("extending takes units in and leaves them out again", () => {
  expect(after(["word", 1], ["word", 1, true])).toBe("It cost");
  expect(after(["word", 1], ["word", 1, true], ["word", 1, true], ["word", -1, true])).toBe("It cost ");
  expect(after(["sentence", 1], ["sentence", 1, true], ["sentence", 1, true])).toBe("0:0 to 2:16");
});

test("it stays at the ends of the text", () => {
  expect(after(["word", -1])).toBe("");
  expect(after(["block", 1], ["block", 1], ["block", 1])).toBe("Nobody else did.");
});
