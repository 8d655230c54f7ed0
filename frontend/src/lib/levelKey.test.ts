import { expect, test } from "vitest";
import type { Level } from "../api/types";
import { nameNewLevels, newLevelKey } from "./levelKey";

const level = (key: string, label: string): Level => ({
  key,
  label,
  definition: "",
  tone: "slate",
  glyph: "ring",
  onAxis: false,
});

test("keys are made of letters a to z, digits and hyphens", () => {
  expect(newLevelKey("Größtenteils wahr!", [])).toBe("gro-tenteils-wahr");
  expect(newLevelKey("  Half–true 2 ", [])).toBe("half-true-2");
  expect(newLevelKey("неправда", [])).toBe("rating");
});

test("keys differ within a scale", () => {
  expect(newLevelKey("True", [level("true", "True"), level("true-2", "True!")])).toBe("true-3");
});

test("a stored rating keeps its key whatever it is called, a new one is called after its name", () => {
  const stored = [level("true", "True")];
  const edited = [level("rating", "Outdated"), level("true", "Correct"), level("rating-2", "True")];
  expect(nameNewLevels(edited, stored).map(({ key }) => key)).toEqual(["outdated", "true", "true-2"]);
});
