/** Today here, as 2025-11-30. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const styles: Intl.DateTimeFormatOptions[] = [
  { year: "numeric" },
  { year: "numeric", month: "short" },
  { year: "numeric", month: "short", day: "numeric" },
];

/** A calendar date as far as it is known (2025, 2025-11 or 2025-11-30) in words. What is none comes back as it is. */
export function dateInWords(date: string): string {
  const parts = date.split("-").map(Number);
  const [year, month = 1, day = 1] = parts;
  const at = new Date(0);
  at.setUTCFullYear(year ?? Number.NaN, month - 1, day);
  if (!/^\d{4}(-\d\d){0,2}$/.test(date) || Number.isNaN(at.getTime())) return date;
  return new Intl.DateTimeFormat("en-GB", { ...styles[parts.length - 1], timeZone: "UTC" }).format(at);
}

/** A moment in words: the time for today, else the date. */
export function momentInWords(timestamp: string, now = new Date()): string {
  const at = new Date(timestamp);
  if (at.toDateString() === now.toDateString()) {
    return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(at);
  }
  return new Intl.DateTimeFormat("en-GB", styles[2]).format(at);
}

/** A moment in words, the day and the time. */
export const dayAndTimeInWords = (timestamp: string) =>
  new Intl.DateTimeFormat("en-GB", { ...styles[2], hour: "2-digit", minute: "2-digit" }).format(new Date(timestamp));
