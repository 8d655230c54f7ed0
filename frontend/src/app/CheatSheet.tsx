import { Printer } from "lucide-react";
import { useState } from "react";
import { hasWords } from "../lib/commandSearch";
import { commands, fixedKeys } from "../lib/commands";
import type { Job } from "../lib/job";
import type { Keymap } from "../lib/keymap";
import { useJob } from "../lib/useJob";
import { Button } from "../ui/Button";
import { useKeymap } from "../ui/commands/CommandKeys";
import { Dialog } from "../ui/Dialog";
import { Keys, wordsForKeys } from "../ui/Keys";
import { Search } from "../ui/Search";
import "./CheatSheet.css";
import { printPage } from "./print";

interface Line {
  group: string;
  title: string;
  keys: readonly string[];
}

/** Every key that does something, as the keys are now. */
export function CheatSheet({ onClose, onChange }: { onClose: () => void; onChange: () => void }) {
  const { say } = useJob();
  const keymap = useKeymap();
  const [query, setQuery] = useState("");
  const lines = linesOf(keymap, query, say);
  const groups = [...new Set(lines.map(({ group }) => group))];
  return (
    <Dialog
      title="Keyboard"
      size="large"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onChange}>
            Change the keys…
          </Button>
          <Button icon={<Printer />} onPress={printPage}>
            Print
          </Button>
        </>
      }
    >
      <Search label="Search the keys" placeholder="Search" value={query} onChange={setQuery} autoFocus />
      {lines.length === 0 && <p className="quiet">No key does anything like that.</p>}
      <div className="cheat-sheet">
        {groups.map((group) => (
          <section key={group}>
            <h3>{say(group)}</h3>
            <dl>
              {lines
                .filter((line) => line.group === group)
                .map(({ title, keys }) => (
                  <div key={title}>
                    <dt>{title}</dt>
                    <dd>
                      {keys.map((chord) => (
                        <Keys key={chord} keys={chord} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** The lines that hold every word of the query, be it in the name of the group or of a key. */
function linesOf(keymap: Keymap, query: string, say: Job["say"]): Line[] {
  const said = commands.map(({ id, group, title }) => ({ group, title: say(title), keys: keymap.get(id) ?? [] }));
  return [...said, ...fixedKeys].filter(
    ({ group, title, keys }) => keys.length > 0 && hasWords([group, title, ...keys.map(wordsForKeys)].join(" "), query),
  );
}
