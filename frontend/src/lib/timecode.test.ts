import { expect, test } from "vitest";
import { parseTimecode, timecode } from "./timecode";

test.each([
  ["0:05", 5_000],
  ["1:23", 83_000],
  ["1:02:03", 3_723_000],
])("%s is %i ms, and back", (text, ms) => {
  expect(parseTimecode(text)).toBe(ms);
  expect(timecode(ms)).toBe(text);
});

test("other ways of writing a time are understood, and what is none is not", () => {
  expect(parseTimecode(" 83 ")).toBe(83_000);
  expect(parseTimecode("1:23.5")).toBe(83_500);
  expect(parseTimecode("1:23,5")).toBe(83_500);
  for (const none of ["", "1:75", "1:2:3:4", "a", "-1", "1:.5"]) expect(parseTimecode(none)).toBeNull();
});
