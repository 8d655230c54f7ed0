import type { Command, CommandId } from "./commands";

/** Commands under a heading, as a person looks for one. */
export interface FoundGroup {
  title: string;
  commands: Command[];
  /** Whether they can be run now. */
  available: boolean;
}

/** What the commands that cannot be run now stand under. */
const unavailable = "Not available here";

/**
 * The commands that answer a query, the best group first. Without a query it is those that can be run, beginning with
 * the ones used last; with one the others are there, too, at the end, so that nobody looks for them in vain.
 */
export function findCommands(
  commands: readonly Command[],
  query: string,
  recent: readonly CommandId[],
  canRun: (id: CommandId) => boolean,
): FoundGroup[] {
  const able = commands.filter(({ id }) => canRun(id));
  if (query.trim() === "") {
    const used = recent.flatMap((id) => able.find((command) => command.id === id) ?? []);
    const others = able.filter((command) => !used.includes(command));
    return [...group(used, "Used last"), ...group(others)];
  }
  const rank = (each: Command) => (recent.includes(each.id) ? recent.indexOf(each.id) : recent.length);
  const best = (list: readonly Command[]) =>
    list
      .map((command) => ({ command, score: scoreOf(command, query) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || rank(a.command) - rank(b.command))
      .map(({ command }) => command);
  const unable = best(commands.filter((command) => !able.includes(command)));
  return [...group(best(able)), ...group(unable, unavailable).map((found) => ({ ...found, available: false }))];
}

/** The commands in the order given, under one heading or under those of their groups. */
function group(commands: readonly Command[], title?: string): FoundGroup[] {
  const titles = [...new Set(commands.map((command) => title ?? command.group))];
  return titles.map((each) => ({
    title: each,
    commands: commands.filter((command) => (title ?? command.group) === each),
    available: true,
  }));
}

/** How well a command answers the query: the sum over the words typed, or 0 if there is one that it does not answer. */
function scoreOf({ title, group }: Command, query: string): number {
  let sum = 0;
  for (const typed of wordsOf(query)) {
    const inTitle = Math.max(0, ...wordsOf(title).map((word) => likeness(word, typed)));
    const inGroup = wordsOf(group).some((word) => word.startsWith(typed)) ? 1 : 0;
    const score = Math.max(inTitle, inGroup);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

/** Whether a text has all words of a query in it, or parts of them. */
export function hasWords(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How much of a word was typed: all of it, its beginning, a part of it, or its first letter and some that follow. */
function likeness(word: string, typed: string): number {
  if (word === typed) return 5;
  if (word.startsWith(typed)) return 4;
  if (word.includes(typed)) return 3;
  return word[0] === typed[0] && isSpread(word, typed) ? 2 : 0;
}

/** Whether the letters typed are in the word in this order. */
function isSpread(word: string, typed: string): boolean {
  let from = 0;
  for (const letter of typed) {
    const at = word.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
