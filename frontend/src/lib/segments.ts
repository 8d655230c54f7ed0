import type { Span } from "../api/types";

/** A span that belongs to something, named by an identifier. */
export interface Highlight extends Span {
  id: string;
}

/** A piece of text over which the set of highlights is the same. */
export interface Segment extends Span {
  /** The highlights over it without repeats: in the order of their start, the longer first, then by identifier. */
  ids: string[];
}

/**
 * Cuts the window at every edge of a highlight. The segments follow one another without gaps and together are the
 * window; overlapping highlights become segments with several ids, so that drawing needs no nesting. It is the same
 * function as annotate.Segments, and both run the cases in annotate/testdata/segments.json.
 */
export function segments(window: Span, highlights: readonly Highlight[]): Segment[] {
  const inside = highlights.filter((h) => Math.min(h.end, window.end) > Math.max(h.start, window.start));
  const edges = new Set([window.start, window.end]);
  for (const h of inside) {
    edges.add(Math.max(h.start, window.start));
    edges.add(Math.min(h.end, window.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  inside.sort((a, b) => a.start - b.start || b.end - a.end || compare(a.id, b.id));

  const pieces: Segment[] = [];
  let open: Highlight[] = [];
  let next = 0;
  for (let i = 1; i < cuts.length; i++) {
    const start = cuts[i - 1] as number;
    open = open.filter((h) => h.end > start);
    for (let h = inside[next]; h && h.start <= start; h = inside[++next]) open.push(h);
    pieces.push({ start, end: cuts[i] as number, ids: [...new Set(open.map((h) => h.id))] });
  }
  return pieces;
}

/** Compares by code unit; identifiers are ASCII, where that is the order of Go's strings as well. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
