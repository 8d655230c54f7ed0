import { expect, test } from "vitest";
import { dateInWords, momentInWords, today } from "./dates";

test("dates are told as far as they are known", () => {
  expect(dateInWords("2025")).toBe("2025");
  expect(dateInWords("2025-11")).toBe("Nov 2025");
  expect(dateInWords("2025-11-03")).toBe("3 Nov 2025");
  expect(dateInWords("soon")).toBe("soon");
  expect(dateInWords("")).toBe("");
});

test("today is the day where the person is", () => {
  expect(today(new Date(2025, 0, 5, 23, 59))).toBe("2025-01-05");
});

test("a moment of today is told by its time", () => {
  const now = new Date(2025, 10, 3, 18, 0);
  expect(momentInWords(new Date(2025, 10, 3, 9, 5).toISOString(), now)).toBe("09:05");
  expect(momentInWords(new Date(2025, 10, 2, 9, 5).toISOString(), now)).toBe("2 Nov 2025");
});
