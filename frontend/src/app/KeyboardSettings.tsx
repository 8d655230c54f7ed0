import { useMemo, useState } from "react";
import { Checkbox } from "react-aria-components";
import { hasWords } from "../lib/commandSearch";
import { type Command, type CommandId, commands, groups } from "../lib/commands";
import { type Chord, isSingleKey, type KeyChoices, keymapOf, rivalsOf, withKeys } from "../lib/keymap";
import { isMac } from "../lib/platform";
import { useJob } from "../lib/useJob";
import { changePreferences, usePreferences } from "../queries/preferences";
import { Button } from "../ui/Button";
import { CheckMark } from "../ui/CheckMark";
import { wordsForKeys } from "../ui/Keys";
import { Search } from "../ui/Search";
import { KeyRow } from "./KeyRow";
import "./KeyboardSettings.css";

/** Which keys the commands have. */
export function KeyboardSettings() {
  const { keys, singleKeys } = usePreferences();
  const { say } = useJob();
  const said = useMemo(() => commands.map((command) => ({ ...command, title: say(command.title) })), [say]);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<CommandId | null>(null);
  // All keys that are chosen, also those that are off.
  const keymap = useMemo(() => keymapOf(commands, { keys, singleKeys: true }), [keys]);
  const chordsOf = (command: Command) => keymap.get(command.id) ?? [];
  const rivalsFor = (command: Command, chord: Chord) => rivalsOf(command, chord, said, keymap);
  const found = said.filter((command) =>
    hasWords([command.group, command.title, ...chordsOf(command).map(wordsForKeys)].join(" "), query),
  );

  const change = (command: Command, chords: readonly Chord[], takenOver?: Chord) => {
    const losers = takenOver === undefined ? [] : rivalsFor(command, takenOver);
    const left = (rival: Command) => chordsOf(rival).filter((chord) => chord !== takenOver);
    const others = losers.reduce((chosen: KeyChoices["keys"], rival) => withKeys(chosen, rival, left(rival)), keys);
    changePreferences({ keys: withKeys(others, command, chords) });
  };

  return (
    <div className="key-settings">
      <Checkbox
        className="check key-settings__single"
        isSelected={singleKeys}
        onChange={(chosen) => changePreferences({ singleKeys: chosen })}
      >
        <CheckMark />
        <span>
          Letters, digits and signs alone are commands
          <span className="key-settings__note">
            Switch this off if you dictate: then only keys with {isMac ? "Command or Option" : "Ctrl or Alt"} are.
          </span>
        </span>
      </Checkbox>
      <div className="key-settings__head">
        <Search label="Search the commands" placeholder="Search commands or keys" value={query} onChange={setQuery} />
        <ResetAll chosen={keys} />
      </div>
      {found.length === 0 && <p className="quiet">No command is called that or has such a key.</p>}
      {groups
        .filter((group) => found.some((command) => command.group === group))
        .map((group) => (
          <section key={group}>
            <h3 className="key-settings__group">{group}</h3>
            {found
              .filter((command) => command.group === group)
              .map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  chords={chordsOf(command)}
                  isChanged={command.id in keys}
                  isOpen={open === command.id}
                  onToggle={() => setOpen(open === command.id ? null : command.id)}
                  isOff={(chord) => !singleKeys && isSingleKey(chord)}
                  rivals={(chord) => rivalsFor(command, chord)}
                  onChange={(chords, takenOver) => change(command, chords, takenOver)}
                />
              ))}
          </section>
        ))}
    </div>
  );
}

/** Takes all changes back, and, as long as one looks at it, that as well. */
function ResetAll({ chosen }: { chosen: KeyChoices["keys"] }) {
  const [before, setBefore] = useState<KeyChoices["keys"] | null>(null);
  const isChanged = Object.keys(chosen).length > 0;
  if (before && !isChanged) {
    return (
      <Button look="quiet" onPress={() => changePreferences({ keys: before })}>
        Bring my keys back
      </Button>
    );
  }
  return (
    <Button
      look="quiet"
      isDisabled={!isChanged}
      onPress={() => {
        setBefore(chosen);
        changePreferences({ keys: {} });
      }}
    >
      Reset all
    </Button>
  );
}
