import { expect, test } from "vitest";
import cases from "../../../annotate/testdata/segments.json";
import { segments } from "./segments";

test.each(cases)("$name", ({ window, highlights, segments: want }) => {
  expect(segments(window, highlights)).toEqual(want);
});

test("the segments of random highlights are the window without gaps, and name what covers them", () => {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 16807) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 300; round++) {
    const window = { start: random(20), end: 20 + random(40) };
    const highlights = Array.from({ length: random(12) }, (_, i) => {
      const start = random(70);
      return { id: `h${i % 7}`, start, end: start + random(20) };
    });
    let at = window.start;
    for (const piece of segments(window, highlights)) {
      expect(piece.start).toBe(at);
      expect(piece.end).toBeGreaterThan(piece.start);
      const over = highlights.filter((h) => h.start <= piece.start && h.end >= piece.end);
      expect([...piece.ids].sort()).toEqual([...new Set(over.map((h) => h.id))].sort());
      at = piece.end;
    }
    expect(at).toBe(window.end);
  }
});
