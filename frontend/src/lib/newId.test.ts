import { expect, test } from "vitest";
import { newId } from "./newId";

test("an id is a UUIDv7, and sorts by the time of its making", () => {
  expect(newId(0x0192_3456_789a)).toMatch(/^01923456-789a-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(newId(1) < newId(2) && newId(2 ** 32) > newId(2 ** 31)).toBe(true);
  expect(newId(5)).not.toBe(newId(5));
});
