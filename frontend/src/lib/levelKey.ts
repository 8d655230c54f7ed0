import type { Level } from "../api/types";

/**
 * A key for a rating, from its name: letters a to z, digits and hyphens, and unlike those of the other ratings. A key
 * never changes once the rating is stored, because verdicts name it.
 */
export function newLevelKey(label: string, levels: readonly Level[]): string {
  const plain = label
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const wanted = plain || "rating";
  let key = wanted;
  for (let n = 2; levels.some((level) => level.key === key); n++) key = `${wanted}-${n}`;
  return key;
}
