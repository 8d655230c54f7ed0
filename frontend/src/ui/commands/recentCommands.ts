import { type CommandId, commandOf } from "../../lib/commands";

const store = "recent-commands";
/** So many are listed before the others. */
const kept = 5;

/** The commands that were last chosen in the palette, the latest first. */
export function recentCommands(): CommandId[] {
  const stored: unknown = JSON.parse(localStorage.getItem(store) ?? "[]");
  // What an earlier version has stored may be no command any more.
  return Array.isArray(stored) ? stored.filter((id) => commandOf(id) !== undefined) : [];
}

export function rememberCommand(id: CommandId) {
  const others = recentCommands().filter((each) => each !== id);
  localStorage.setItem(store, JSON.stringify([id, ...others].slice(0, kept)));
}
