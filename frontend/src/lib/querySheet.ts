import type { Claim, Query, Term } from "../api/types";
import { exactWordsOf } from "./claimLook";

/**
 * What is to be stored of a wording that is typed over the exact words: nothing where nothing is changed, so that words
 * which were only shown to be changed are not taken for a proposal.
 */
export const suggestionOf = (typed: string, exact: string): string => (typed.trim() === exact.trim() ? "" : typed);

/** A query that waits, and the claim that it is about. */
export interface OpenQuery {
  claim: Claim;
  query: Query;
}

/** The queries of an article that wait, in the order of its text. */
export const openQueries = (claims: readonly Claim[]): OpenQuery[] =>
  claims.flatMap((claim) =>
    claim.queries.filter(({ closedAt }) => closedAt === undefined).map((query) => ({ claim, query })),
  );

/** Queries as text to be mailed: for each addressee a list, with the words that each query is about. */
export function querySheet(
  title: string,
  queries: readonly OpenQuery[],
  addressees: readonly Term<Query["to"]>[],
): string {
  const sheets = addressees.flatMap(({ key, label }) => {
    const own = queries.filter(({ query }) => query.to === key);
    if (own.length === 0) return [];
    const items = own.map(({ claim, query }, i) => itemOf(i + 1, claim, query));
    return [[`Queries to the ${label.toLowerCase()}: ${title}`, ...items].join("\n\n")];
  });
  return sheets.join("\n\n\n");
}

function itemOf(number: number, claim: Claim, { question, suggestion, answer }: Query): string {
  const lines = [`${number}. “${exactWordsOf(claim)}”`];
  if (question) lines.push(question);
  if (suggestion) lines.push(`Suggested: “${suggestion}”`);
  if (answer) lines.push(`Answer so far: ${answer}`);
  return lines.join("\n").replace(/\n/g, "\n   ");
}
