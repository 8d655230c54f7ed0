import type { Article } from "../api/types";
import { type ClaimFilter, noFilter, notFinal } from "./claimFilter";

/**
 * The two kinds of check. They share claims, evidence and every rule; what differs is what comes first on the screen,
 * and a few words of the trade: whoever checks a draft ticks off facts, whoever checks what others have published
 * judges claims.
 */
export interface Job {
  kind: Article["kind"];
  name: string;
  /** What is being checked, and what the check has to answer. */
  about: string;
  /** What colours a claim, and what its editor opens with: how far its check is, or what it came to. */
  leads: "status" | "verdict";
  /** What one says of claims in a final status: "12 of 14 facts ticked off". */
  final: string;
  /** The claims that the list shows until somebody chooses others. */
  filter: ClaimFilter;
  /** Says words about claims in the words of the job. */
  say: (words: string) => string;
}

export const jobs: readonly Job[] = [
  {
    kind: "published",
    name: "Claim check",
    about: "A published text: which of its claims hold?",
    leads: "verdict",
    final: "checked",
    filter: noFilter,
    say: (words) => words,
  },
  {
    kind: "draft",
    name: "Editorial check",
    about: "A draft of our own: may it run as written?",
    leads: "status",
    final: "ticked off",
    filter: { ...noFilter, status: [notFinal] },
    say: (words) => words.replace(/\b([Cc])laim(s?)\b/g, (_, c, s) => `${c === "C" ? "F" : "f"}act${s}`),
  },
];

export const jobOf = (kind: Article["kind"]): Job => jobs.find((job) => job.kind === kind) ?? (jobs[0] as Job);

/** "a claim check" */
export const aCheck = ({ name }: Job) => `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name.toLowerCase()}`;

/** The job that it is not. */
export const otherJob = ({ kind }: Job): Job => jobOf(kind === "draft" ? "published" : "draft");
