/*
 * Which keys stand for which command. A chord is written as its modifiers and its key, "Mod+Shift+Z": Mod is Command on
 * a Mac and Ctrl elsewhere. The key is what it types or its name in KeyboardEvent.key; a letter is written large, and
 * Shift counts with letters and named keys only, because which signs need it differs from keyboard to keyboard.
 */

/** A chord in the one way in which it is written; see normaliseChord. */
export type Chord = string;

/** What a command has to say for its keys to be arranged. */
export interface Bindable {
  id: string;
  /** Where its keys work. */
  context: Context;
  /** Its keys unless the person has chosen others, the one to be shown first. */
  keys: readonly Chord[];
}

/** The keys of every command, by its id. */
export type Keymap = ReadonlyMap<string, readonly Chord[]>;

/** What a person has changed of the keys. */
export interface KeyChoices {
  /** By command, the chords that replace its own; none at all if it is to have no key. */
  keys: Readonly<Record<string, string[]>>;
  /** Whether keys that type a character may be commands (WCAG 2.2, 2.1.4 asks for a way to turn them off). */
  singleKeys: boolean;
}

/** A part of the page whose keys are its own while the focus is in it. */
export type Surface = "text" | "panel" | "source" | "closing";

interface ContextFacts {
  /** The wider context that this one is a part of. */
  within: Context | null;
  surface: Surface | null;
}

export type Context = "everywhere" | "desk" | "text" | "words" | "mark" | "panel" | "source" | "closing" | "changes";

/**
 * Where keys work. Two contexts can hold at the same time if one is within the other, and then the narrower one comes
 * first. That words are selected (words) or a claim's words have the focus (mark) is for the command to say; here it
 * keeps the two apart.
 */
export const contexts: Readonly<Record<Context, ContextFacts>> = {
  everywhere: { within: null, surface: null },
  desk: { within: "everywhere", surface: null },
  text: { within: "desk", surface: "text" },
  words: { within: "text", surface: "text" },
  mark: { within: "text", surface: "text" },
  panel: { within: "desk", surface: "panel" },
  source: { within: "desk", surface: "source" },
  closing: { within: "everywhere", surface: "closing" },
  changes: { within: "everywhere", surface: null },
};

/** How narrow a context is: the number of those that it lies within. */
export function depthOf(context: Context): number {
  const { within } = contexts[context];
  return within === null ? 0 : depthOf(within) + 1;
}

function overlap(a: Context, b: Context): boolean {
  const isWithin = (inner: Context | null, outer: Context): boolean =>
    inner !== null && (inner === outer || isWithin(contexts[inner].within, outer));
  return isWithin(a, b) || isWithin(b, a);
}

const modifiers = ["Mod", "Ctrl", "Meta", "Alt", "Shift"] as const;
type Modifier = (typeof modifiers)[number];

const namedKeys = new Set([
  ...["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"],
  ...["Enter", "Escape", "Backspace", "Delete", "Insert", "Tab", "Space"],
  ...Array.from({ length: 24 }, (_, i) => `F${i + 1}`),
]);

/** The modifiers of a chord and its key. */
export function partsOf(chord: Chord): { held: string[]; key: string } {
  const key = chord.endsWith("+") ? "+" : chord.slice(chord.lastIndexOf("+") + 1);
  const before = chord.slice(0, chord.length - key.length);
  return { held: before.split("+").filter((part) => part !== ""), key };
}

/** The chord as it is always written, or undefined if it is none. */
export function normaliseChord(text: string): Chord | undefined {
  const { held, key } = partsOf(text.trim());
  const known = held.map((part) => modifiers.find((modifier) => modifier.toLowerCase() === part.toLowerCase()));
  const name = isSign(key) ? upper(key) : [...namedKeys].find((each) => each.toLowerCase() === key.toLowerCase());
  if (name === undefined || known.includes(undefined)) return undefined;
  return write(new Set(known as Modifier[]), name);
}

function write(held: ReadonlySet<Modifier>, key: string): Chord {
  const counted = modifiers.filter((modifier) => held.has(modifier) && (modifier !== "Shift" || !isSignOnly(key)));
  return [...counted, key].join("+");
}

/** Whether a key is what it types: one character that can be seen. */
const isSign = (key: string) => /^[^\p{C}\p{Z}]$/u.test(key);
/** A digit or punctuation mark. */
const isSignOnly = (key: string) => isSign(key) && !/\p{L}/u.test(key);

function upper(key: string): string {
  const large = key.toUpperCase();
  return isSign(large) ? large : key;
}

/** What is read of a KeyboardEvent. */
export type KeyStroke = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "getModifierState"
>;

/**
 * The chords that a stroke may stand for, first the one to be kept as a choice. There is more than one where a keyboard
 * types other letters than Latin ones (the place of the key counts, so that N is still N), and with the Option key of a
 * Mac, which types signs and goes with shortcuts.
 */
export function chordsOf(stroke: KeyStroke, isMac: boolean): Chord[] {
  const typed = stroke.key === " " ? "Space" : stroke.key;
  // The key for the third sign on a key (AltGr) is reported as Ctrl and Alt by some systems.
  const third = isSign(typed) && stroke.getModifierState("AltGraph");
  const held = new Set<Modifier>();
  if (stroke.ctrlKey && !third) held.add(isMac ? "Ctrl" : "Mod");
  if (stroke.metaKey) held.add(isMac ? "Mod" : "Meta");
  if (stroke.altKey && !third) held.add("Alt");
  if (stroke.shiftKey) held.add("Shift");

  const chords: Chord[] = [];
  const add = (key: string | undefined, also: ReadonlySet<Modifier>) => {
    if (key !== undefined && (isSign(key) || namedKeys.has(key))) chords.push(write(also, upper(key)));
  };
  const option = isMac && held.has("Alt") && !namedKeys.has(typed);
  if (option) {
    add(signAt(stroke.code, stroke.shiftKey), held);
    add(typed, new Set([...held].filter((modifier) => modifier !== "Alt")));
  } else {
    if (isForeign(typed)) add(signAt(stroke.code, stroke.shiftKey), held);
    add(typed, held);
  }
  return chords;
}

/** Whether the sign is a letter or digit that no chord of ours is written with. */
const isForeign = (key: string) => isSign(key) && /[\p{L}\p{Nd}]/u.test(key) && !/[\p{Script=Latin}0-9]/u.test(key);

/** What keys type, by their place on a keyboard of the United States: alone, and with Shift. */
const signsByPlace: Record<string, readonly [string, string]> = {
  Backquote: ["`", "~"],
  Minus: ["-", "_"],
  Equal: ["=", "+"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Backslash: ["\\", "|"],
  Semicolon: [";", ":"],
  Quote: ["'", '"'],
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
};

function signAt(code: string, shift: boolean): string | undefined {
  const plain = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code);
  return plain?.[1] ?? plain?.[2] ?? signsByPlace[code]?.[shift ? 1 : 0];
}

/** Whether the chord is a key that types a character, with Shift or without. */
export function isSingleKey(chord: Chord): boolean {
  const { held, key } = partsOf(chord);
  return isSign(key) && held.every((modifier) => modifier === "Shift");
}

/** Whether the chord is what anything that takes keys has its own use for: lists and menus, by letters and arrows. */
export function isPlain(chord: Chord): boolean {
  const { held, key } = partsOf(chord);
  return held.every((modifier) => modifier === "Shift") && key !== "Escape" && !/^F\d/.test(key);
}

const textEdits = /^Mod\+(?:Shift\+)?(?:[ACVXYZ]|Arrow\w+|Home|End|Backspace|Delete)$/;

/** Whether the chord writes, edits or moves in a field, so that it is no command while the focus is in one. */
export function isForWriting(chord: Chord, isMac: boolean): boolean {
  const { held, key } = partsOf(chord);
  if (isPlain(chord) || textEdits.test(chord)) return true;
  // Option types signs; Ctrl has the old editing keys of the Mac.
  return isMac && ((held.includes("Alt") && isSign(key)) || held.includes("Ctrl"));
}

/** The keys that are in force: those of the commands, with what the person has chosen in their place. */
export function keymapOf(commands: readonly Bindable[], { keys, singleKeys }: KeyChoices): Keymap {
  return new Map(
    commands.map((command) => {
      const chosen = keys[command.id]?.flatMap((text) => normaliseChord(text) ?? []) ?? command.keys;
      return [command.id, chosen.filter((chord) => singleKeys || !isSingleKey(chord))];
    }),
  );
}

/** What a person has chosen, with a command having the chords; the ones it comes with are no choice. */
export function withKeys(
  chosen: KeyChoices["keys"],
  { id, keys }: Bindable,
  chords: readonly Chord[],
): KeyChoices["keys"] {
  const { [id]: _, ...others } = chosen;
  const isOwn = chords.length === keys.length && chords.every((chord, i) => chord === keys[i]);
  return isOwn ? others : { ...others, [id]: [...chords] };
}

/** The other commands that have the chord and can be meant at the same time as the command. */
export function rivalsOf<C extends Bindable>(
  command: Bindable,
  chord: Chord,
  commands: readonly C[],
  keymap: Keymap,
): C[] {
  return commands.filter(
    (other) =>
      other.id !== command.id && overlap(other.context, command.context) && keymap.get(other.id)?.includes(chord),
  );
}

/** For each chord the commands that have it, those of narrower contexts first. */
export function commandsByChord<C extends Bindable>(commands: readonly C[], keymap: Keymap): ReadonlyMap<Chord, C[]> {
  const found = new Map<Chord, C[]>();
  for (const command of commands.toSorted((a, b) => depthOf(b.context) - depthOf(a.context))) {
    for (const chord of keymap.get(command.id) ?? []) {
      found.set(chord, [...(found.get(chord) ?? []), command]);
    }
  }
  return found;
}
