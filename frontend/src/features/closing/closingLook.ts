import type { Closing, Glyph, RuleResult, Tone } from "../../api/types";

export interface Look {
  label: string;
  tone: Tone;
  glyph: Glyph;
}

/** How a level of the house rules, and a rule in a state, are called and drawn. */
export const stateLooks: Record<RuleResult["state"], Look> = {
  fail: { label: "Fails", tone: "red", glyph: "cross" },
  warn: { label: "Warns", tone: "amber", glyph: "bang" },
  waived: { label: "Waived", tone: "violet", glyph: "bend" },
  pass: { label: "Passes", tone: "green", glyph: "check" },
  off: { label: "Not asked", tone: "slate", glyph: "minus" },
};

export const answerLooks: Record<Closing["answer"], Look> = {
  notYet: stateLooks.fail,
  warnings: stateLooks.warn,
  yes: stateLooks.pass,
};

/** The rules as they are listed: what needs attention comes first. */
export const groups: readonly { state: RuleResult["state"]; title: string }[] = [
  { state: "fail", title: "In the way" },
  { state: "warn", title: "To weigh" },
  { state: "waived", title: "Waived" },
  { state: "pass", title: "In order" },
  { state: "off", title: "Not asked in this profile" },
];
