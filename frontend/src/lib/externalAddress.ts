import { decodeLabel } from "./punycode";
import { cutUnseen } from "./unseen";

/** Where a link leads, told so that nobody takes it for another place. */
export interface ExternalAddress {
  /** What is opened. */
  href: string;
  /** The host, or the mailbox, as it is written for people. */
  place: string;
  /** The host in the letters a to z, where it has others. */
  ascii: string;
  /** What a person should know before going there, a sentence each. */
  warnings: string[];
}

const scripts = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Armenian",
  "Hebrew",
  "Arabic",
  "Devanagari",
  "Han",
  "Hangul",
  "Thai",
  "Georgian",
];
const tests = scripts.map((name) => [name, new RegExp(`\\p{Script=${name}}`, "u")] as const);

/** Says where a link leads; null for a link that may not be opened: one that is neither http, https nor mailto. */
export function externalAddress(link: string): ExternalAddress | null {
  const url = URL.parse(link);
  if (url?.protocol === "mailto:") {
    const [mailbox = ""] = url.pathname.split("?");
    return mailbox ? { href: url.href, place: decode(mailbox), ascii: "", warnings: hidden(link) } : null;
  }
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) return null;
  const ascii = url.hostname;
  const place = ascii.split(".").map(decodeLabel).join(".");
  const warnings = hidden(link);
  if (url.username || url.password) {
    warnings.push(
      `What stands before the @ is a name to sign in with, and no part of the place: the link leads to ${ascii}.`,
    );
  }
  const found = tests.filter(([, test]) => test.test(place)).map(([name]) => name);
  const foreign = found.filter((name) => name !== "Latin");
  if (ascii !== place && foreign.length > 0) {
    const mixed = place.split(".").some((label) => tests.filter(([, test]) => test.test(label)).length > 1);
    warnings.push(
      mixed
        ? `A name in it mixes letters of ${found.join(" and ")}, some of which look alike.`
        : `Its name is written with letters of ${foreign.join(" and ")}, some of which may look like others.`,
    );
  }
  return { href: url.href, place, ascii: ascii === place ? "" : ascii, warnings };
}

function hidden(link: string): string[] {
  return cutUnseen(decode(link)).some(({ name }) => name)
    ? ["It holds characters that cannot be seen, or that turn the order of what is read."]
    : [];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % is no escape
  }
}
