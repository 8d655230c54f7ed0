import { expect, test } from "vitest";
import type { Desk, Recheck, RecheckItem } from "../api/types";
import { canAttach, canAttachRegion, canDecide, decidedAs, recheckRows, spanOfRow } from "./recheckRows";

const parkedAt = "2025-05-03T08:00:00Z";
const changed = {
  id: "fee",
  kind: "claim",
  state: "changed",
  after: { start: 4, end: 9 },
  decisions: ["accept", "attach", "park"],
} as unknown as RecheckItem;
const gone = { id: "crane", kind: "claim", state: "lost", decisions: ["attach", "park"] } as unknown as RecheckItem;
const list = {
  items: [changed, gone],
  sentences: [
    { start: 10, end: 20, text: "It is red.", state: "untouched" },
    { start: 21, end: 30, text: "It is new.", state: "begun" },
  ],
} as unknown as Recheck;
const desk = {
  claims: [],
  parked: [
    {
      id: "pier",
      lost: [
        { id: "words", passageId: "p", parkedAt },
        { id: "picture", regionId: "r", parkedAt },
      ],
    },
  ],
} as unknown as Desk;

test("each kind of row has its heading once, where it begins", () => {
  expect(recheckRows(list, desk).map(({ heading = "", id }) => [heading, id])).toEqual([
    ["To decide", "fee"],
    ["", "crane"],
    ["New in the text, and not broken down", "10-20"],
    ["", "21-30"],
    ["Parked", "parked words"],
    ["", "parked picture"],
  ]);
  expect(recheckRows({ ...list, items: [] }, { ...desk, parked: [] }).map(({ heading = "" }) => heading)).toEqual([
    "New in the text, and not broken down",
    "",
  ]);
});

test("a row says where it is and what can be decided about it", () => {
  const rows = recheckRows(list, desk).map((row) => ({
    about: decidedAs(row),
    at: spanOfRow(row)?.start,
    can: [
      ...(["accept", "park"] as const).filter((decision) => canDecide(row, decision)),
      ...(canAttach(row) ? ["attach"] : []),
      ...(canAttachRegion(row) ? ["region"] : []),
    ],
  }));
  expect(rows).toEqual([
    { about: "fee", at: 4, can: ["accept", "park", "attach"] },
    { about: "crane", at: undefined, can: ["park", "attach", "region"] },
    { about: undefined, at: 10, can: [] },
    { about: undefined, at: 21, can: [] },
    { about: "words", at: undefined, can: ["attach", "region"] },
    { about: "picture", at: undefined, can: ["attach", "region"] },
  ]);
});
