/** What the person has just allowed beyond the sites that are allowed for good. */
export type Allowance = "once" | "site";

/** One document that is asked of the web, and whatever is done with it. */
export interface Fetching {
  /** Those that are allowed for good. */
  sites: readonly string[];
  isBusy: boolean;
  error: unknown;
  run: (url: string, allow: Allowance | undefined) => Promise<void>;
  /** How far it has come, in words, as soon as that is known. */
  far: string | undefined;
  /** Ends it before its time; undefined as long as there is nothing to end. */
  stop: (() => void) | undefined;
}

/** Whom an address names; "" where it is none yet. */
export function hostOf(address: string): string {
  const parsed = URL.parse(address.trim());
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.hostname : "";
}

/** Whether a host is of one of the sites. */
export const isOfSite = (host: string, sites: readonly string[]) =>
  sites.some((site) => host === site || host.endsWith(`.${site}`));
