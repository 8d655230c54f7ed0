import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { type Command, type CommandId, commands, defaultKeymap } from "../../lib/commands";
import { type Chord, commandsByChord, type KeyChoices, type Keymap, keymapOf } from "../../lib/keymap";
import { Keys } from "../Keys";
import { dispatch } from "./dispatch";

const KeymapContext = createContext<Keymap>(defaultKeymap);

interface CommandKeysProps extends KeyChoices {
  children: ReactNode;
}

/** Lets the keys run commands, anywhere in the window. Stands once, around everything. */
export function CommandKeys({ keys, singleKeys, children }: CommandKeysProps) {
  const keymap = useMemo(() => keymapOf(commands, { keys, singleKeys }), [keys, singleKeys]);
  useEffect(() => {
    const byChord = commandsByChord<Command>(commands, keymap);
    const onKeyDown = (event: KeyboardEvent) => dispatch(event, byChord);
    // Before a button hears of it: to a button, Enter is a press whatever is held down with it.
    const onKeyDownCapture = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey || event.altKey)) return;
      dispatch(event, byChord);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("keydown", onKeyDownCapture, true);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("keydown", onKeyDownCapture, true);
    };
  }, [keymap]);
  return <KeymapContext value={keymap}>{children}</KeymapContext>;
}

/** The keys that are in force. */
export const useKeymap = () => useContext(KeymapContext);

/** The keys of a command that are in force, the one to be shown first. */
export function useKeysOf(id: CommandId): readonly Chord[] {
  return useKeymap().get(id) ?? [];
}

/** The key of a command, where it has one. */
export function KeysOf({ command }: { command: CommandId }) {
  const [first] = useKeysOf(command);
  return first === undefined ? null : <Keys keys={first} />;
}
