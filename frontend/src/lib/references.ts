import type { Block, Claim, Reference, SourceFields } from "../api/types";
import { placeBlocks } from "./articleText";
import { sourceFrom } from "./sourceWords";

/** What the author gives as backing for some words: a note, or the page that they lead to. */
export type AuthorReference = Omit<Reference, "kind"> & { kind: Reference["kind"] | "link" };

/**
 * What the author gives as backing for the words of a claim, each note and each address once: the notes in the order of
 * the text, then the links.
 */
export function referencesOf(claim: Pick<Claim, "passages">, blocks: readonly Block[]): AuthorReference[] {
  const notes = new Map<string, AuthorReference>();
  const links = new Map<string, AuthorReference>();
  for (const { block, start, points } of placeBlocks(blocks)) {
    const isOn = ({ start: from, end: to }: Pick<Reference, "start" | "end">) =>
      claim.passages.some((passage) => passage.start < start + to && start + from < passage.end);
    for (const reference of block.references ?? []) {
      // A note goes over several blocks as one reference in each.
      const key = `${reference.kind} ${reference.author ?? ""} ${reference.text}`;
      if (isOn(reference) && !notes.has(key)) notes.set(key, reference);
    }
    for (const mark of block.marks ?? []) {
      const { href = "" } = mark;
      if (mark.kind !== "link" || !/^https?:/.test(href) || links.has(href) || !isOn(mark)) continue;
      const text = block.text.slice(points.toUtf16(mark.start), points.toUtf16(mark.end));
      links.set(href, { kind: "link", start: mark.start, end: mark.end, text, links: [href] });
    }
  }
  return [...notes.values(), ...links.values()];
}

/** What a note or link is called, and whose it is. */
export function nameOfReference({ kind, author }: AuthorReference): string {
  const name = { footnote: "Footnote", endnote: "Endnote", comment: "Comment", link: "Link" }[kind];
  return author ? `${name} by ${author}` : name;
}

/** The longest title that a note gives a source; notes can be essays. */
const longestTitle = 300;

/** A source that is named as the note names it: its words and its first address. */
export function sourceOfReference({ text, links = [] }: AuthorReference): SourceFields {
  const source = sourceFrom(text);
  return { ...source, title: source.title.slice(0, longestTitle).trim(), url: source.url || (links[0] ?? "") };
}
