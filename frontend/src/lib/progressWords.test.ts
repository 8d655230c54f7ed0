import { expect, test } from "vitest";
import { jobOf } from "./job";
import { isChecked, percent, progressWords } from "./progressWords";

const coverage = (done: number, final: number) => ({
  sentences: { total: 1200, brokenDown: 1100, done },
  words: { total: 24_000, brokenDown: 22_000, done: 20 * done },
  claims: { total: 3, final },
});

test("progress is told in the words of the job", () => {
  expect(progressWords(coverage(1100, 2), jobOf("draft"))).toEqual({
    sentences: "1,100 of 1,200 sentences done",
    claims: "2 of 3 facts ticked off",
    words: "91 % of the words",
  });
  const none = { ...coverage(0, 0), claims: { total: 0, final: 0 } };
  expect(progressWords(none, jobOf("published")).claims).toBe("no claims yet");
});

test("nothing but all of it is 100 %", () => {
  expect(percent(23_999, 24_000)).toBe(99);
  expect(percent(24_000, 24_000)).toBe(100);
});

test("everything is checked when no sentence and no claim is left", () => {
  expect(isChecked(coverage(1200, 3))).toBe(true);
  expect(isChecked(coverage(1200, 2))).toBe(false);
  expect(isChecked(coverage(1199, 3))).toBe(false);
});
