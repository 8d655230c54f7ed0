import { expect, test } from "vitest";
import { hrefOf, parseRoute, type Route } from "./route";

const routes: Route[] = [
  { screen: "library" },
  { screen: "desk", articleId: "a1" },
  { screen: "desk", articleId: "a1", claimId: "c1" },
  { screen: "desk", articleId: "a1", claimId: "c1", source: { id: "s1", evidenceId: undefined } },
  { screen: "desk", articleId: "a1", claimId: "c1", source: { id: "s1", evidenceId: "e1" } },
  { screen: "desk", articleId: "a1", words: { start: 12, end: 80 } },
  { screen: "closing", articleId: "a1" },
  { screen: "version", articleId: "a1", seq: 12 },
  { screen: "changes", articleId: "a1", from: 1, to: 12 },
  { screen: "evidence", articleId: "a1", claimId: "c1" },
  { screen: "scales", scaleId: undefined },
  { screen: "scales", scaleId: "s1" },
  { screen: "sources" },
];

test.each(routes)("an address leads back to %o", (route) => {
  expect(parseRoute(hrefOf(route))).toEqual(route);
});

test("an address that is not ours leads to the library", () => {
  for (const hash of ["", "#", "#/", "#/nowhere", "#/articles"]) expect(parseRoute(hash).screen).toBe("library");
});
