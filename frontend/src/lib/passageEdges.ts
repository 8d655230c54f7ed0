import type { Span } from "../api/types";
import { spanWithin } from "./selection";
import type { ReadingText } from "./sentences";

export type Edge = "start" | "end";

/** The span with one edge moved by a word or, finer, by a character; as it was where there is nothing further. */
export function withMovedEdge(
  text: ReadingText,
  span: Span,
  edge: Edge,
  direction: 1 | -1,
  unit: "word" | "character" = "word",
): Span {
  if (unit === "character") return withEdge(text, span, edge, span[edge] + direction) ?? span;
  const from = span[edge];
  for (let i = text.sentenceAt(Math.max(0, edge === "end" ? from - 1 : from)); text.sentences[i]; i += direction) {
    const edges = text.wordsOf(i).map((word) => word[edge]);
    const next = direction > 0 ? edges.find((at) => at > from) : edges.findLast((at) => at < from);
    if (next !== undefined) return withEdge(text, span, edge, next) ?? span;
  }
  return span;
}

/** The span with one edge at the word edge nearest to a place, or exactly there; as it was if nothing would be left. */
export function withEdgeAt(text: ReadingText, span: Span, edge: Edge, place: number, isExact: boolean): Span {
  const here = text.sentenceAt(place);
  const edges = [here - 1, here, here + 1].flatMap((i) => (text.sentences[i] ? text.wordsOf(i) : []));
  const isLeft = (at: number) => (edge === "start" ? at < span.end : at > span.start);
  const [nearest] = edges
    .map((word) => word[edge])
    .filter(isLeft)
    .sort((a, b) => Math.abs(a - place) - Math.abs(b - place));
  return withEdge(text, span, edge, isExact ? place : (nearest ?? place)) ?? span;
}

function withEdge(text: ReadingText, span: Span, edge: Edge, at: number): Span | null {
  const moved = { ...span, [edge]: at };
  return moved.start < moved.end ? spanWithin(text.blocks, moved) : null;
}
