/** Milliseconds as a person writes them: 1:02:03, or 2:03 within the first hour; the same as annotate.Timecode. */
export function timecode(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** The milliseconds of 83, 1:23, 1:02:03 or 1:23.5; null for anything else. */
export function parseTimecode(text: string): number | null {
  const parts = text.trim().replace(",", ".").split(":");
  const isTime =
    parts.length <= 3 && parts.every((part, i) => (i < parts.length - 1 ? /^\d+$/ : /^\d+(\.\d+)?$/).test(part));
  if (!isTime) return null;
  const numbers = parts.map(Number);
  if (numbers.slice(1).some((n) => n >= 60)) return null;
  return Math.round(numbers.reduce((sum, n) => sum * 60 + n, 0) * 1000);
}
