import { expect, test } from "vitest";
import cases from "../../../annotate/testdata/unseen.json";
import { cutUnseen } from "./unseen";

test.each(cases)("$text is cut as in Go", ({ text, pieces }) => {
  expect(cutUnseen(text).map(({ text, name }) => name || text)).toEqual(pieces);
});
