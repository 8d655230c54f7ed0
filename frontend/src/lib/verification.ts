import type { Task, Verification } from "../api/types";
import { count } from "./count";
import { sizeInWords } from "./fileSize";

/** How far a verification is: SQLite goes through the file first, and nobody knows how long that takes. */
export function farOf({ done, total }: Pick<Task, "done" | "total">) {
  if (total === 0) return { label: "Going through the file…", value: undefined };
  return {
    label: "Verifying…",
    value: done / total,
    detail: `${sizeInWords(done)} of ${sizeInWords(total)}`,
  };
}

/** What a verification that found nothing says. */
export const soundInWords = ({ items, bytes }: Pick<Verification, "items" | "bytes">) =>
  `Everything is as it was kept: ${count(items, "item")}, ${sizeInWords(bytes)}.`;
