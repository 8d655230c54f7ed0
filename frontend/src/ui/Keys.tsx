import "./Keys.css";
import { type Chord, partsOf } from "../lib/keymap";
import { isMac } from "../lib/platform";

/** How a key is drawn, and its name for a screen reader where the sign is none. */
type Sign = [drawn: string, spoken: string];

const signs: Record<string, Sign> = {
  ArrowUp: ["↑", "Up"],
  ArrowDown: ["↓", "Down"],
  ArrowLeft: ["←", "Left"],
  ArrowRight: ["→", "Right"],
  Enter: ["↩", "Enter"],
  Escape: ["Esc", "Escape"],
};

const macSigns: Record<string, Sign> = {
  Mod: ["⌘", "Command"],
  Ctrl: ["⌃", "Control"],
  Alt: ["⌥", "Option"],
  Shift: ["⇧", "Shift"],
  Backspace: ["⌫", "Backspace"],
  Delete: ["⌦", "Delete"],
};

const otherSigns: Record<string, Sign> = {
  Mod: ["Ctrl", "Control"],
};

/** The order in which a Mac's menus show the keys that are held. */
const macOrder = ["Ctrl", "Alt", "Shift", "Mod"];

/** A chord ("Mod+Shift+Z"), drawn as the keys of this machine's keyboard. */
export function Keys({ keys }: { keys: Chord }) {
  return (
    <kbd className="keys">
      {signsOf(keys).map(([drawn, spoken]) =>
        drawn === spoken ? (
          <span key={drawn}>{drawn}</span>
        ) : (
          <span key={drawn}>
            <span aria-hidden="true">{drawn}</span>
            <span className="visually-hidden">{spoken}</span>
          </span>
        ),
      )}
    </kbd>
  );
}

/** A chord as it is spoken, as in "Control+Shift+Z". */
export const spokenKeys = (keys: Chord) =>
  signsOf(keys)
    .map(([, spoken]) => spoken)
    .join("+");

/** What somebody may type who looks for a chord. */
export const wordsForKeys = (keys: Chord) => signsOf(keys).flat().join(" ");

function signsOf(chord: Chord): Sign[] {
  const { held, key } = partsOf(chord);
  const ordered = isMac ? held.toSorted((a, b) => macOrder.indexOf(a) - macOrder.indexOf(b)) : held;
  const own = isMac ? macSigns : otherSigns;
  return [...ordered, key].map((each) => own[each] ?? signs[each] ?? [each, each]);
}
