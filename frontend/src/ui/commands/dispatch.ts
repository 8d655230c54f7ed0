import type { Command } from "../../lib/commands";
import { type Chord, chordsOf, contexts, isForWriting, isPlain, type Surface } from "../../lib/keymap";
import { isMac, isWriting } from "../../lib/platform";
import { canRun, frontLayer, runCommand } from "./registry";

/** Runs the command that the key stands for where the focus is, if there is one that can be run. */
export function dispatch(event: KeyboardEvent, byChord: ReadonlyMap<Chord, readonly Command[]>) {
  // While characters are being composed their keys belong to the input method; old engines say so by the code 229.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  const { target } = event;
  const surface = surfaceOf(target);
  for (const chord of chordsOf(event, isMac)) {
    if (isTaken(chord, target)) continue;
    const command = byChord.get(chord)?.find(({ id, context }) => {
      const wanted = contexts[context].surface;
      return (wanted === null || wanted === surface) && canRun(id);
    });
    if (!command) continue;
    event.preventDefault();
    if (!event.repeat || command.repeats) runCommand(command.id);
    return;
  }
}

/** The part of the page that has the focus. With the focus on nothing the keys go to the text. */
export function surfaceOf(target: EventTarget | null): Surface | null {
  if (!(target instanceof Element) || target === document.body || target === document.documentElement) return "text";
  return (target.closest<HTMLElement>("[data-surface]")?.dataset.surface as Surface | undefined) ?? null;
}

/** What goes through its items by letters and arrows. */
const lists = "[role=listbox], [role=grid], [role=tree], [role=combobox], [aria-haspopup=listbox]";
const popups = "[role=dialog], [role=alertdialog]";
const menus = "[role=menu], [role=menubar]";
const pressed = "a[href], button, summary, [role=button], [role=link]";

/** Whether what has the focus has its own use for the chord. */
function isTaken(chord: Chord, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(menus)) return true;
  if (isWriting(target) && isForWriting(chord, isMac)) return true;
  if ((chord === "Enter" || chord === "Space") && target.closest(pressed)) return true;
  // A dialog in front of everything has its own commands; what merely pops up has none.
  return isPlain(chord) && target.closest(frontLayer() ? lists : `${lists}, ${popups}`) !== null;
}
