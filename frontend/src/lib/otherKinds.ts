import type { Claim, Span, Suggestion } from "../api/types";

/**
 * The kinds of facts that the rules of suggestions see in the words of a claim, beside the kind of the claim itself:
 * a claim with a number in it is often a date as well, and somebody's title.
 */
export function otherKinds(
  { kind, passages }: Pick<Claim, "kind" | "passages">,
  suggestions: readonly Suggestion[],
): Claim["kind"][] {
  const isInClaim = (span: Span) => passages.some(({ start, end }) => span.start < end && start < span.end);
  const seen = suggestions.flatMap(({ facts }) => facts.filter(isInClaim).map((fact) => fact.kind));
  return [...new Set(seen)].filter((each) => each !== kind && each !== "other");
}
