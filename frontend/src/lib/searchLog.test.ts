import { expect, test } from "vitest";
import type { Claim } from "../api/types";
import { placesSearched } from "./searchLog";

const claim = (...places: string[]) => ({ searches: places.map((place) => ({ place })) }) as Claim;

test("places are offered once each, those that are used most first", () => {
  const claims = [claim("Port archive", "Register of ships"), claim(), claim("Register of ships", "", "Almanac")];
  expect(placesSearched(claims)).toEqual(["Register of ships", "Almanac", "Port archive"]);
});
