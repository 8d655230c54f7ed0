import type { ClaimLook } from "./claimLook";
import type { Job } from "./job";

/**
 * The name of a claim's words for a screen reader: "Claim 4: verified", and with its verdict where that is what the
 * check is about.
 */
export function claimName(number: number | undefined, { status, verdict }: ClaimLook, { leads, say }: Job): string {
  const facts = [status.label, leads === "verdict" ? verdict?.label : undefined];
  const known = facts.filter((each) => each !== undefined).map(lowered);
  return `${say(number === undefined ? "Claim" : `Claim ${number}`)}: ${known.join(", ")}`;
}

/** With a small letter at the beginning, unless it is an abbreviation that begins it. */
const lowered = (label: string) => label.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());
