import type { Evidence, Source, Term } from "../api/types";

export const labelOf = (terms: readonly Term[], key: string) => terms.find((term) => term.key === key)?.label ?? key;

export const nameOfSource = (source: Source | undefined) => source?.title || source?.url || source?.alias || "Source";

/** Where in the source it says so: "Page 31"; empty where nobody has said. */
export function locatorInWords({ locatorKind, locator }: Evidence, kinds: readonly Term[]): string {
  if (locator === "") return "";
  return locatorKind === "other" ? locator : `${labelOf(kinds, locatorKind)} ${locator}`;
}
