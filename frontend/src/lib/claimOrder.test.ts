import { expect, test } from "vitest";
import type { Claim } from "../api/types";
import { numberIn, numbersOf, withClaim, withoutClaims } from "./claimOrder";

const claim = (id: string, start: number, end: number) =>
  ({ id, passages: [{ id: `p${id}`, start, end }], regions: [] }) as unknown as Claim;
const inOrder = (...all: Claim[]) => all.reduce<Claim[]>(withClaim, []);
const shown = (claims: readonly Claim[]) => claims.map(({ id }) => `${numberIn(claims, id)}${id}`).join(" ");

test("claims stand by their start, the longer first, then by age", () => {
  const lost = { ...claim("l", 0, 0), passages: [] };
  const picture = { ...lost, id: "e", regions: [{ at: 3 }] } as unknown as Claim;
  const claims = inOrder(claim("d", 9, 12), lost, picture, claim("b", 3, 5), claim("a", 3, 8), claim("c", 3, 5));
  expect(shown(claims)).toBe("1a 2b 3c 4e 5d 6l");
});

test("one that changes keeps its place, and the others stay the same objects", () => {
  const claims = inOrder(claim("a", 0, 5), claim("b", 6, 9), claim("c", 10, 12));
  const changed = withClaim(claims, { ...(claims[1] as Claim), status: "verified" });
  expect(shown(changed)).toBe("1a 2b 3c");
  expect([changed[0] === claims[0], changed[1]?.status, changed[2] === claims[2]]).toEqual([true, "verified", true]);
});

test("one that moves, comes or goes gives others new numbers, and they stay the same objects", () => {
  const claims = inOrder(claim("a", 0, 5), claim("b", 6, 9), claim("c", 10, 12), claim("d", 20, 22));
  const moved = withClaim(claims, { ...(claims[2] as Claim), ...claim("c", 2, 3) });
  expect(shown(moved)).toBe("1a 2c 3b 4d");
  expect([moved[0] === claims[0], moved[2] === claims[1], moved[3] === claims[3]]).toEqual([true, true, true]);
  expect(shown(withoutClaims(claims, ["b", "c"]))).toBe("1a 2d");
  expect(withoutClaims(claims, ["b"])[1]).toBe(claims[2]);
  expect([...numbersOf(moved)]).toEqual([
    ["a", 1],
    ["c", 2],
    ["b", 3],
    ["d", 4],
  ]);
  expect(numberIn(claims, "x")).toBe(0);
});
