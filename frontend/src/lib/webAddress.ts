/** Whom an address names; "" where it is none yet. */
export function hostOf(address: string): string {
  const parsed = URL.parse(address.trim());
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.hostname : "";
}

/** Whether a host is of one of the sites. */
export const isOfSite = (host: string, sites: readonly string[]) =>
  sites.some((site) => host === site || host.endsWith(`.${site}`));
