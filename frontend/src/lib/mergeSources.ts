import type { Source, SourceFields } from "../api/types";

/** The fields that are chosen when sources are merged, as they are called. Confidence is not among them: it never goes. */
const fields: { key: Exclude<keyof SourceFields, "confidential">; label: string }[] = [
  { key: "title", label: "Title" },
  { key: "author", label: "Author" },
  { key: "type", label: "Type" },
  { key: "class", label: "Class" },
  { key: "containerTitle", label: "Part of" },
  { key: "publisher", label: "Publisher" },
  { key: "publisherPlace", label: "Place" },
  { key: "issued", label: "Date" },
  { key: "url", label: "Address" },
  { key: "editor", label: "Editor" },
  { key: "volume", label: "Volume" },
  { key: "issue", label: "Issue" },
  { key: "page", label: "Pages" },
  { key: "edition", label: "Edition" },
  { key: "number", label: "Number" },
  { key: "genre", label: "Kind" },
  { key: "event", label: "Event" },
  { key: "doi", label: "DOI" },
  { key: "isbn", label: "ISBN" },
  { key: "language", label: "Language" },
  { key: "alias", label: "Alias" },
  { key: "interests", label: "Interests" },
  { key: "note", label: "Note" },
  { key: "originId", label: "Origin" },
];

/** What is seen of a confidential source that has not been opened; the same as in annotate.Source.Veiled. */
const unveiled: readonly (keyof SourceFields)[] = ["type", "class", "alias"];

/** Whether what a source has in a field is chosen without being shown. */
export const isVeiled = ({ confidential, id }: Source, key: keyof SourceFields, openedId: string | undefined) =>
  confidential && id !== openedId && !unveiled.includes(key);

/** The one that is cited most often: it remains. */
export function mostUsed(group: readonly Source[]): Source {
  const [first, ...rest] = group;
  if (!first) throw new Error("There is no source to keep.");
  return rest.reduce((best, source) => (source.uses > best.uses ? source : best), first);
}

/** An origin within the group is none: both become one. */
const fieldOf = (group: readonly Source[], i: number, key: keyof SourceFields) => {
  const value = group[i]?.[key] ?? "";
  return key === "originId" && group.some(({ id }) => id === value) ? "" : value;
};

/** Whose value is proposed: that of the one that remains, or else the first that has one. */
function best(group: readonly Source[], key: keyof SourceFields): number {
  const kept = group.indexOf(mostUsed(group));
  if (fieldOf(group, kept, key)) return kept;
  return Math.max(
    group.findIndex((_, i) => fieldOf(group, i, key)),
    0,
  );
}

/** The fields in which the sources differ, and whose value is proposed for each, by its place in the group. */
export const differingFields = (group: readonly Source[]) =>
  fields
    .filter(({ key }) => new Set(group.map((_, i) => fieldOf(group, i, key))).size > 1)
    .map(({ key, label }) => ({ key, label, best: best(group, key) }));

/** The fields of the source that remains: where nothing was chosen, what is proposed. */
export function mergedFields(
  group: readonly Source[],
  chosen: Partial<Record<keyof SourceFields, number>>,
): SourceFields {
  const values = fields.map(({ key }) => [key, fieldOf(group, chosen[key] ?? best(group, key), key)]);
  return { ...Object.fromEntries(values), confidential: group.some(({ confidential }) => confidential) };
}
