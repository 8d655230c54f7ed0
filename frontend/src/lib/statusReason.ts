import type { Claim } from "../api/types";

/** How the reason for a status is asked for. */
export interface ReasonAsked {
  label: string;
  hint: string;
}

/** The statuses that say little without a reason. */
const asked: Partial<Record<Claim["status"], ReasonAsked>> = {
  verifiedWithChange: { label: "What has to change", hint: "The wording that holds, or what to correct" },
  onAuthor: { label: "Why the author’s word is taken", hint: "Who vouches for it, and how they know" },
  cannotVerify: { label: "Why it cannot be verified", hint: "What was looked for, and what is missing" },
  cut: { label: "Why it was cut", hint: "Who decided, and on what grounds" },
};

/** How the reason for the status is asked for; undefined where the status speaks for itself. */
export const reasonAsked = (status: Claim["status"]): ReasonAsked | undefined => asked[status];
