import type { Level } from "../api/types";

/**
 * The levels with keys after their names, where they are new. The key of a stored one never changes, because verdicts
 * name it.
 */
export function nameNewLevels(levels: readonly Level[], stored: readonly Level[]): Level[] {
  const named: Level[] = [];
  for (const level of levels) {
    const isStored = stored.some(({ key }) => key === level.key);
    const others = [...named, ...stored];
    named.push(isStored ? level : { ...level, key: newLevelKey(level.label, others) });
  }
  return named;
}

/** A key from the name of a rating: letters a to z, digits and hyphens, and unlike those of the other ratings. */
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
