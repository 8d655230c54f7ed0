import type { Block, Claim, Reference, SourceFields } from "../api/types";
import { placeBlocks } from "./articleText";
import { sourceFrom } from "./sourceWords";

/** What the manuscript gives as backing for the words of a claim, each note once, in the order of the text. */
export function referencesOf(claim: Pick<Claim, "passages">, blocks: readonly Block[]): Reference[] {
  const found = new Map<string, Reference>();
  for (const { block, start } of placeBlocks(blocks)) {
    for (const reference of block.references ?? []) {
      const isOn = claim.passages.some(
        (passage) => passage.start < start + reference.end && start + reference.start < passage.end,
      );
      // A note goes over several blocks as one reference in each.
      const key = `${reference.kind} ${reference.author ?? ""} ${reference.text}`;
      if (isOn && !found.has(key)) found.set(key, reference);
    }
  }
  return [...found.values()];
}

/** What a note is called, and whose it is. */
export function nameOfReference({ kind, author }: Reference): string {
  const name = { footnote: "Footnote", endnote: "Endnote", comment: "Comment" }[kind];
  return author ? `${name} by ${author}` : name;
}

/** The longest title that a note gives a source; notes can be essays. */
const longestTitle = 300;

/** A source that is named as the note names it: its words and its first address. */
export function sourceOfReference({ text, links = [] }: Reference): SourceFields {
  const source = sourceFrom(text);
  return { ...source, title: source.title.slice(0, longestTitle).trim(), url: source.url || (links[0] ?? "") };
}
