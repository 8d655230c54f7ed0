import { expect, test } from "vitest";
import { strengthOf } from "./passphrase";

test.each([
  ["", "short"],
  ["eleven char", "short"],
  ["ααααα βββββ", "short"], // characters, not bytes
  ["aaaaaaaaaaaaaa", "weak"],
  ["123456789012", "weak"],
  ["abcdefghijklmn", "weak"],
  ["lighthousekeeper", "weak"],
  ["Lighthouse2026!", "weak"],
  ["gull gull gull gull gull", "weak"],
  ["harbour tram at noon", "fair"],
  ["four mild herons at noon", "good"],
  ["vier milde Reiher um zwölf", "good"],
  ["k7#Qm2!xV9pL$w4R", "good"],
  ["k7#Qm2!xV9pL", "fair"],
])("%j is %s", (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});
