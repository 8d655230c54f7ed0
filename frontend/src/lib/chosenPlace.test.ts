import { expect, test } from "vitest";
import { placeInWords, selectorOf } from "./chosenPlace";
import { sizeInWords } from "./fileSize";

test("a place is said in words and sent without them", () => {
  const words = { span: { start: 3, end: 8 }, text: "the tram" };
  expect(placeInWords(words)).toBe("“the tram”");
  expect(selectorOf(words)).toEqual({ span: { start: 3, end: 8 } });
  const region = { x: 1, y: 2, w: 3, h: 4 };
  expect(placeInWords({ region })).toBe("A region of the picture");
  expect(placeInWords({ page: 3, region })).toBe("A region of page 3");
  expect(placeInWords({ page: 3 })).toBe("All of page 3");
  expect(placeInWords({ time: { start: 62_000, end: 80_000 } })).toBe("1:02 to 1:20");
});

test.each([
  [812, "812 bytes"],
  [14_400, "14 kB"],
  [2_449_000, "2.4 MB"],
  [999_700, "1.0 MB"],
  [5_200_000_000, "5.2 GB"],
])("%i bytes are %s", (bytes, words) => expect(sizeInWords(bytes)).toBe(words));
