import type { Evidence, Source } from "../api/types";

/** The source that each has it from in the end, by identifier; itself where it has no origin. As annotate.RootOrigins. */
export function rootOrigins(sources: readonly Source[]): ReadonlyMap<string, string> {
  const origins = new Map(sources.map(({ id, originId }) => [id, originId]));
  return new Map(
    sources.map(({ id }) => {
      let root = id;
      // A circle, which no library lets in, ends too.
      for (let i = 0; i < sources.length && origins.get(root); i++) root = origins.get(root) as string;
      return [id, root];
    }),
  );
}

/** Pieces of evidence that go back to one source; they count as one. */
export interface Origin {
  root: string;
  evidence: Evidence[];
  /** How many sources they are from. */
  sources: number;
}

/** The evidence by where it comes from in the end, in the order of the first piece of each. */
export function byOrigin(evidence: readonly Evidence[], roots: ReadonlyMap<string, string>): Origin[] {
  const found = new Map<string, Evidence[]>();
  for (const each of evidence) {
    const root = roots.get(each.sourceId) ?? each.sourceId;
    found.set(root, [...(found.get(root) ?? []), each]);
  }
  return [...found].map(([root, own]) => ({
    root,
    evidence: own,
    sources: new Set(own.map(({ sourceId }) => sourceId)).size,
  }));
}
