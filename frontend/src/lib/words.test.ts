import { expect, test } from "vitest";
import { wordsIn } from "./words";

const words = (text: string) => wordsIn(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["It didn’t cost 4.2 million.", ["It", "didn’t", "cost", "4.2", "million"]],
  ["A fee of €4.20 (or $5) is 96% of 12 €", ["A", "fee", "of", "€4.20", "or", "$5", "is", "96%", "of", "12 €"]],
  ["at −3 °C or 21°C, see §12 and @halmsey", ["at", "−3", "C", "or", "21°C", "see", "§12", "and", "@halmsey"]],
  ["a half-built co-op, 2019-24", ["a", "half", "built", "co", "op", "2019", "24"]],
  ["", []],
])("the words of %j", (text, expected) => {
  expect(words(text)).toEqual(expected);
});
