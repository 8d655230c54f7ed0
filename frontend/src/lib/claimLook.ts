import type { Claim, Glyph, Level, Scale, StatusInfo, Tone, Verdict } from "../api/types";
import type { Job } from "./job";

/**
 * How a claim is drawn wherever it appears. Colour and sign say what leads in the job: the verdict, if there is one, or
 * the status. The line says how far the check has come.
 */
export interface ClaimLook {
  status: StatusInfo;
  verdict: Level | undefined;
  label: string;
  tone: Tone;
  glyph: Glyph;
  line: "dotted" | "dashed" | "solid";
}

/**
 * Gives claims their looks. Claims that are equally far have the same one: there are thousands of claims and few looks,
 * and what is drawn with the same look need not be drawn again.
 */
export function claimLooks(
  statuses: readonly StatusInfo[],
  scales: readonly Scale[],
  leads: Job["leads"],
): (claim: Claim) => ClaimLook {
  const byStatus = new Map(
    statuses.map((status) => [status.key, { status, byLevel: new Map<Level | undefined, ClaimLook>() }]),
  );
  return (claim) => {
    const known = byStatus.get(claim.status);
    if (!known) throw new Error(`The status ${claim.status} is not in the vocabulary.`);
    const verdict = levelOf(claim.verdict, scales);
    let look = known.byLevel.get(verdict);
    if (!look) {
      look = lookOf(known.status, verdict, leads);
      known.byLevel.set(verdict, look);
    }
    return look;
  };
}

function lookOf(status: StatusInfo, verdict: Level | undefined, leads: Job["leads"]): ClaimLook {
  const { label, tone, glyph } = (leads === "verdict" && verdict) || status;
  const line = status.final ? "solid" : status.key === "toCheck" ? "dotted" : "dashed";
  return { status, verdict, label, tone, glyph, line };
}

/** The level of a verdict on the version of the scale on which it was given. */
export function levelOf(verdict: Verdict | undefined, scales: readonly Scale[]): Level | undefined {
  if (!verdict) return undefined;
  return scales.find(({ id }) => id === verdict.scaleVersionId)?.levels.find(({ key }) => key === verdict.level);
}

/** What a claim says: its own wording, or else the words of its passages. */
export function wordsOf(claim: Claim): string {
  return claim.wording || exactWordsOf(claim) || "A claim without words";
}

/** The words of the article in which the claim is made, and the names of its pictures in square brackets. */
export const exactWordsOf = ({ passages, regions }: Claim): string =>
  [...passages.map(({ quote }) => quote.exact), ...regions.map(({ name }) => `[${name || "picture"}]`)].join(" … ");
