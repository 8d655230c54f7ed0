/** A stretch of text that stands in both wordings, or in the old or the new one only. */
export interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/** The table below has a cell for each pair of words; beyond this many the wordings are told apart as a whole. */
const mostPairs = 1_000_000;

/**
 * The difference between two wordings, word by word: as few words as possible are removed and added. The parts that are
 * not added are the old wording, those that are not removed the new one.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let first = 0;
  while (first < old.length && first < now.length && old[first] === now[first]) first++;
  let last = 0;
  while (last < old.length - first && last < now.length - first && old.at(-1 - last) === now.at(-1 - last)) last++;

  const middle = diffMiddle(old.slice(first, old.length - last), now.slice(first, now.length - last));
  return joined([...same(old.slice(0, first)), ...middle, ...same(old.slice(old.length - last))]);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** Words, and what stands between them, of which each sign is one: also where no spaces are written. */
const wordsOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

const same = (words: readonly string[]) => words.map((text): DiffPart => ({ kind: "same", text }));
const removed = (text: string): DiffPart => ({ kind: "removed", text });
const added = (text: string): DiffPart => ({ kind: "added", text });

/** The longest common subsequence by the usual table, read from its end. */
function diffMiddle(old: readonly string[], now: readonly string[]): DiffPart[] {
  if (old.length * now.length > mostPairs) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [word, next] = [old[i], now[j]];
    if (word !== undefined && word === next) {
      parts.push({ kind: "same", text: word });
      i++;
      j++;
    } else if (word !== undefined && (next === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push(removed(word));
      i++;
    } else {
      parts.push(added(next as string));
      j++;
    }
  }
  return parts;
}

/**
 * Puts neighbours of one kind together. A space alone between two changes goes with both of them: "two small boats"
 * for "three big ships" is one change, and not three.
 */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const runs: DiffPart[] = [];
  let [gone, come] = ["", ""];
  const close = () => {
    if (gone !== "") runs.push(removed(gone));
    if (come !== "") runs.push(added(come));
    [gone, come] = ["", ""];
  };
  parts.forEach(({ kind, text }, i) => {
    const next = parts[i + 1];
    const isBetween = text.trim() === "" && (gone !== "" || come !== "") && next !== undefined && next.kind !== "same";
    if (kind === "removed") gone += text;
    else if (kind === "added") come += text;
    else if (isBetween) {
      gone += text;
      come += text;
    } else {
      close();
      const last = runs.at(-1);
      if (last?.kind === "same") last.text += text;
      else runs.push({ kind, text });
    }
  });
  close();
  return runs;
}
