import { describe, expect, test } from "vitest";
import {
  type Bindable,
  chordsOf,
  commandsByChord,
  isForWriting,
  isPlain,
  isSingleKey,
  type KeyStroke,
  keymapOf,
  normaliseChord,
  rivalsOf,
  withKeys,
} from "./keymap";

function stroke(key: string, code = "", held: ("ctrl" | "meta" | "alt" | "shift" | "third")[] = []): KeyStroke {
  return {
    key,
    code,
    ctrlKey: held.includes("ctrl"),
    metaKey: held.includes("meta"),
    altKey: held.includes("alt"),
    shiftKey: held.includes("shift"),
    getModifierState: (name) => name === "AltGraph" && held.includes("third"),
  };
}

test.each([
  ["n", "N"],
  ["shift+mod+z", "Mod+Shift+Z"],
  ["Alt+arrowup", "Alt+ArrowUp"],
  ["+", "+"],
  ["Mod++", "Mod++"],
  ["Shift+?", "?"],
  ["Shift+1", "1"],
  ["Shift+Space", "Shift+Space"],
  ["f1", "F1"],
  ["é", "É"],
  ["ß", "ß"],
  ["", undefined],
  ["Mod+", "Mod++"],
  ["Mod", undefined],
  ["Hyper+N", undefined],
  ["Mod+Nothing", undefined],
  ["Mod+A+B", undefined],
  [" ", undefined],
])("%j is written %j", (text, chord) => {
  expect(normaliseChord(text)).toBe(chord);
});

describe("a stroke is the chord", () => {
  test.each<[string, KeyStroke, string[]]>([
    ["of its letter, whether capitals are locked or not", stroke("N", "KeyN"), ["N"]],
    ["with Shift", stroke("N", "KeyN", ["shift"]), ["Shift+N"]],
    ["of a sign, however it is typed", stroke("?", "Minus", ["shift"]), ["?"]],
    ["of a digit that needs Shift in France", stroke("1", "Digit1", ["shift"]), ["1"]],
    ["of what is typed and not of the place of the key", stroke("z", "KeyY", ["ctrl"]), ["Mod+Z"]],
    ["of a named key", stroke("ArrowDown", "ArrowDown", ["alt", "shift"]), ["Alt+Shift+ArrowDown"]],
    ["of the space bar", stroke(" ", "Space"), ["Space"]],
    ["of a Russian letter, and of the place where it is", stroke("т", "KeyN"), ["N", "Т"]],
    ["of the place of a Greek letter with Ctrl", stroke("ω", "KeyV", ["ctrl"]), ["Mod+V", "Mod+Ω"]],
    ["of a bracket's place where a letter is", stroke("Х", "BracketLeft", ["shift"]), ["{", "Shift+Х"]],
    ["of an Arabic digit's place", stroke("٤", "Digit4"), ["4", "٤"]],
    ["of a sign typed with AltGr", stroke("[", "Digit8", ["ctrl", "alt", "third"]), ["["]],
    ["with the key of the system", stroke("k", "KeyK", ["meta"]), ["Meta+K"]],
    ["of nothing, for a key that is only held", stroke("Shift", "ShiftLeft", ["shift"]), []],
    ["of nothing, for a dead key", stroke("Dead", "BracketLeft"), []],
  ])("%s", (_, event, chords) => {
    expect(chordsOf(event, false)).toEqual(chords);
  });

  test.each<[string, KeyStroke, string[]]>([
    ["of Command", stroke("z", "KeyZ", ["meta", "shift"]), ["Mod+Shift+Z"]],
    ["of Control, which is another key there", stroke("k", "KeyK", ["ctrl"]), ["Ctrl+K"]],
    ["of the key that Option changes, or of what it types", stroke("˜", "KeyN", ["alt"]), ["Alt+N", "˜"]],
    ["of a dead key with Option", stroke("Dead", "KeyN", ["alt"]), ["Alt+N"]],
    ["of a sign that needs Option in Germany", stroke("[", "Digit5", ["alt"]), ["Alt+5", "["]],
    ["of a named key with Option", stroke("ArrowUp", "ArrowUp", ["alt"]), ["Alt+ArrowUp"]],
  ])("on a Mac %s", (_, event, chords) => {
    expect(chordsOf(event, true)).toEqual(chords);
  });
});

test("single keys are those that type a character", () => {
  const chords = ["N", "Shift+N", "1", "?", "+", "É", "Mod+N", "Alt+1", "Enter", "Shift+ArrowUp", "F1", "Space"];
  expect(chords.filter(isSingleKey)).toEqual(["N", "Shift+N", "1", "?", "+", "É"]);
});

test("a field keeps the keys that write and edit", () => {
  const chords = ["N", "Enter", "Shift+ArrowUp", "Mod+Z", "Mod+Shift+Z", "Mod+ArrowLeft", "Mod+K", "Alt+ArrowUp"];
  expect(chords.filter((chord) => isForWriting(chord, false))).toEqual(chords.slice(0, 6));
  expect(["Escape", "F1", "Mod+Enter"].filter((chord) => isForWriting(chord, false))).toEqual([]);
  expect(["Alt+N", "Ctrl+E", "Alt+ArrowUp"].filter((chord) => isForWriting(chord, true))).toEqual(["Alt+N", "Ctrl+E"]);
});

test("lists and menus keep letters and arrows, but not Escape", () => {
  expect(["N", "ArrowUp", "Enter", "Escape", "F1", "Mod+Z"].filter(isPlain)).toEqual(["N", "ArrowUp", "Enter"]);
});

const commands = [
  { id: "find", context: "everywhere", keys: ["Mod+K"] },
  { id: "mark", context: "words", keys: ["Enter", "C"] },
  { id: "open", context: "mark", keys: ["Enter"] },
  { id: "paragraph", context: "text", keys: ["Alt+ArrowDown"] },
  { id: "step", context: "panel", keys: ["Alt+ArrowDown"] },
  { id: "status", context: "desk", keys: ["V"] },
] as const satisfies Bindable[];

const find = commands[0];
const status = commands[5];

test("chosen keys replace the ones a command comes with; none at all is a choice, nonsense is left out", () => {
  const keys = { find: ["mod+j", "Hyper+J"], mark: [], gone: ["G"] };
  const keymap = keymapOf(commands, { keys, singleKeys: true });
  expect(keymap.get("find")).toEqual(["Mod+J"]);
  expect(keymap.get("mark")).toEqual([]);
  expect(keymap.get("open")).toEqual(["Enter"]);
  expect(keymap.has("gone")).toBe(false);
});

test("keys that a command came with are no choice", () => {
  const chosen = { mark: ["M"], find: [] };
  expect(withKeys(chosen, find, ["Mod+J"])).toEqual({ mark: ["M"], find: ["Mod+J"] });
  expect(withKeys(chosen, find, ["Mod+K"])).toEqual({ mark: ["M"] });
  expect(withKeys(chosen, status, [])).toEqual({ mark: ["M"], find: [], status: [] });
});

test("with single keys off exactly those are gone", () => {
  const keymap = keymapOf(commands, { keys: { find: ["Mod+K", "F"] }, singleKeys: false });
  expect(keymap.get("find")).toEqual(["Mod+K"]);
  expect(keymap.get("mark")).toEqual(["Enter"]);
  expect(keymap.get("status")).toEqual([]);
});

test("commands are rivals for a key if both can be meant at the same time", () => {
  const keymap = keymapOf(commands, { keys: {}, singleKeys: true });
  const rivals = (command: Bindable, chord: string) => rivalsOf(command, chord, commands, keymap).map(({ id }) => id);
  expect(rivals(find, "Alt+ArrowDown")).toEqual(["paragraph", "step"]);
  expect(rivals(status, "C")).toEqual(["mark"]);
  expect(rivals({ id: "other", context: "panel", keys: [] }, "C")).toEqual([]);
  expect(rivals(find, "Mod+K")).toEqual([]);
});

test("the command of the narrower context comes first", () => {
  const keymap = keymapOf(commands, { keys: { find: ["C"] }, singleKeys: true });
  expect(
    commandsByChord(commands, keymap)
      .get("C")
      ?.map(({ id }) => id),
  ).toEqual(["mark", "find"]);
});
