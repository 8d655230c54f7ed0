import { expect, test } from "vitest";
import { commands, defaultKeymap } from "./commands";
import { normaliseChord, rivalsOf } from "./keymap";

test("the keys that commands come with are written as chords are", () => {
  const chords = commands.flatMap(({ keys }) => keys);
  expect(chords.map(normaliseChord)).toEqual(chords);
});

test("no two commands that can be meant at the same time come with the same key", () => {
  const shared = commands.flatMap((command) =>
    command.keys.flatMap((chord) =>
      rivalsOf(command, chord, commands, defaultKeymap).map(({ id }) => `${chord}: ${command.id}, ${id}`),
    ),
  );
  expect(shared).toEqual([]);
});
