import type { Desk, Recheck, RecheckItem, Span } from "../api/types";
import { type ParkedPlace, parkedPlaces } from "./waiting";

/** A row of the recheck list. The first of each kind has the heading of all of them. */
export type RecheckRow = { id: string; heading?: string } & (
  | { kind: "item"; item: RecheckItem }
  | { kind: "sentence"; span: Span; text: string; isBegun: boolean }
  | { kind: "parked"; place: ParkedPlace }
);

/** What waits for a decision, what is new in the text and not accounted for, and what is parked. */
export function recheckRows({ items, sentences }: Recheck, desk: Desk): RecheckRow[] {
  const groups: [string, RecheckRow[]][] = [
    ["To decide", items.map((item) => ({ kind: "item", id: item.id, item }))],
    [
      "New in the text, and not broken down",
      sentences.map(({ start, end, text, state }) => {
        return { kind: "sentence", id: `${start}-${end}`, span: { start, end }, text, isBegun: state === "begun" };
      }),
    ],
    ["Parked", parkedPlaces(desk).map((place) => ({ kind: "parked", id: `parked ${place.loss.id}`, place }))],
  ];
  return groups.flatMap(([heading, rows]) => rows.map((row, i) => (i === 0 ? { ...row, heading } : row)));
}

/** By what a decision names what the row is about; undefined where there is nothing to decide. */
export function decidedAs(row: RecheckRow): string | undefined {
  if (row.kind === "item") return row.item.id;
  return row.kind === "parked" ? row.place.loss.id : undefined;
}

/** The claim that a row is about; undefined for what is about none. */
export function claimOfRow(row: RecheckRow): string | undefined {
  if (row.kind === "parked") return row.place.claim.id;
  return row.kind === "item" ? row.item.claimId : undefined;
}

/** Where a row stands in the text; undefined for what is not in it. */
export function spanOfRow(row: RecheckRow): Span | undefined {
  if (row.kind === "sentence") return row.span;
  return row.kind === "item" ? row.item.after : undefined;
}

/** Whether the words that are selected can take the place of what the row is about. */
export const canAttach = (row: RecheckRow): boolean =>
  row.kind === "item" ? row.item.decisions.includes("attach") : row.kind === "parked";

/** Whether a region of a picture can, too: only for what is not in the text any more. */
export const canAttachRegion = (row: RecheckRow): boolean =>
  row.kind === "item" ? row.item.state === "lost" : row.kind === "parked";

/** Whether a decision about the row can be made as it is. */
export const canDecide = (row: RecheckRow, decision: "accept" | "park"): boolean =>
  row.kind === "item" && row.item.decisions.includes(decision);
