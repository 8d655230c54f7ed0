import type { Aside, Span } from "../api/types";

/**
 * The passages that are set aside once a span is set aside with them, or, without a kind, taken back into the check:
 * what was set aside in the span before gives way, as in app.SetAside.
 */
export function withAside(
  asides: readonly Aside[],
  span: Span,
  kind: Aside["kind"] | null,
  model: Omit<Aside, "kind">,
): Aside[] {
  const left = asides.flatMap((aside) => {
    if (aside.end <= span.start || aside.start >= span.end) return [aside];
    return [
      { ...aside, end: Math.min(aside.end, span.start) },
      { ...aside, id: `${aside.id} rest`, start: Math.max(aside.start, span.end) },
    ].filter(({ start, end }) => start < end);
  });
  if (kind) left.push({ ...model, ...span, kind });
  return left.sort((a, b) => a.start - b.start);
}
