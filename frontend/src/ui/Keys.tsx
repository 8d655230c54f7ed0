import "./Keys.css";
import { isMac } from "../lib/platform";

const macSigns: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↩" };
const otherSigns: Record<string, string> = { Mod: "Ctrl", Enter: "↩" };
const arrows: Record<string, string> = { Up: "↑", Down: "↓", Left: "←", Right: "→" };

/** A shortcut, drawn as the keys of this machine's keyboard. "Mod" is Command on a Mac and Ctrl elsewhere. */
export function Keys({ keys }: { keys: string }) {
  const signs = isMac ? macSigns : otherSigns;
  return (
    <kbd className="keys">
      {keys.split("+").map((key) => (
        <span key={key}>{signs[key] ?? arrows[key] ?? key}</span>
      ))}
    </kbd>
  );
}
