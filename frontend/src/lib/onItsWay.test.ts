import { expect, test } from "vitest";
import { wayInWords } from "./onItsWay";

test("what is on its way is said with its unit once", () => {
  const hearing = { name: "hearing.mp3", doing: "storing", total: 3.4e9 } as const;
  expect(wayInWords({ ...hearing, done: 1.23e9 })).toEqual({
    label: "Keeping hearing.mp3…",
    far: "stored 1.2 of 3.4 GB",
  });
  expect(wayInWords({ ...hearing, done: 12e6 }).far).toBe("stored 12 MB of 3.4 GB");
  expect(wayInWords({ ...hearing, doing: "reading", done: 3, total: 120 }).far).toBe("page 3 of 120");
  expect(wayInWords({ ...hearing, done: 12e6, total: 0 }).far).toBeUndefined();
});
