import { expect, test } from "vitest";
import cases from "../../../annotate/testdata/spans.json";
import { CodePoints } from "./codePoints";

test.each(cases)("$name", ({ text, codePoints, utf16, spans }) => {
  const points = new CodePoints(text);
  expect(points.length).toBe(codePoints);
  expect(text.length).toBe(utf16);
  for (const span of spans) {
    expect(points.toUtf16(span.start)).toBe(span.utf16Start);
    expect(points.toUtf16(span.end)).toBe(span.utf16End);
    expect(points.fromUtf16(span.utf16Start)).toBe(span.start);
    expect(points.fromUtf16(span.utf16End)).toBe(span.end);
    expect(text.slice(span.utf16Start, span.utf16End)).toBe(span.exact);
  }
});

test("every code point goes there and back", () => {
  const points = new CodePoints("a😀\u0301é👨‍👩‍👧\n𝒳");
  for (let i = 0; i <= points.length; i++) expect(points.fromUtf16(points.toUtf16(i))).toBe(i);
});

test("the middle of a surrogate pair belongs to its character", () => {
  expect(new CodePoints("a😀b").fromUtf16(2)).toBe(1);
});

test("places outside the text become its ends", () => {
  for (const text of ["abc", "a😀"]) {
    const points = new CodePoints(text);
    expect(points.toUtf16(99)).toBe(text.length);
    expect(points.toUtf16(-1)).toBe(0);
    expect(points.fromUtf16(99)).toBe(points.length);
  }
});
