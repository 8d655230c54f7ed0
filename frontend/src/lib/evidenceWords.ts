import type { Evidence, Source, Term } from "../api/types";

export const labelOf = (terms: readonly Term[], key: string) => terms.find((term) => term.key === key)?.label ?? key;

/** What a source is called on the screen: a confidential one by its alias, so that nobody reads over a shoulder who it is. */
export const nameOfSource = (source: Source | undefined) =>
  source?.confidential ? source.alias || "Confidential source" : source?.title || source?.url || "Source";

/** Who has published a source, or who wrote it; nothing of a confidential one. */
export const publisherOf = (source: Source | undefined) =>
  source && !source.confidential ? source.publisher || source.author : "";

/** Where in the source it says so: "Page 31", "Page 2, a region of it"; empty where nobody has said. */
export function locatorInWords({ locatorKind, locator, selector }: Evidence, kinds: readonly Term[]): string {
  const place = locatorKind === "other" || locator === "" ? locator : `${labelOf(kinds, locatorKind)} ${locator}`;
  if (!selector?.region) return place;
  return place === "" ? "A region of the picture" : `${place}, a region of it`;
}
