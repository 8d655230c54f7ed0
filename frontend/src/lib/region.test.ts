import { expect, test } from "vitest";
import { moved, regionBetween, regionInWords, resized } from "./region";

test("a region lies between two corners, in whichever order they were given, and within the picture", () => {
  expect(regionBetween({ x: 40, y: 50 }, { x: 10, y: 20 })).toEqual({ x: 10, y: 20, w: 30, h: 30 });
  expect(regionBetween({ x: -20, y: 90 }, { x: 10, y: 120 })).toEqual({ x: 0, y: 90, w: 10, h: 10 });
  expect(regionBetween({ x: 10, y: 10 }, { x: 10.2, y: 60 })).toBeNull();
});

test("keys move and resize it as far as the picture goes", () => {
  const region = { x: 70, y: 10, w: 20, h: 20 };
  expect(moved(region, { x: 25, y: -25 })).toEqual({ x: 80, y: 0, w: 20, h: 20 });
  expect(resized(region, { x: 25, y: -25 })).toEqual({ x: 70, y: 10, w: 30, h: 2 });
});

test("it can be said in words", () => {
  expect(regionInWords({ x: 10.4, y: 20, w: 30, h: 15.5 })).toBe(
    "Region 10 % from the left, 20 % from the top, 30 % wide, 16 % high",
  );
});
