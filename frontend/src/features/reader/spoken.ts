import type { SentenceState } from "../../lib/coverage";
import type { Layers } from "../../lib/layers";
import { type Reading, spanOf } from "./reading";

const states: Record<SentenceState, string> = {
  untouched: "not checked",
  begun: "partly marked",
  brokenDown: "broken down",
  done: "done",
};

/** A sentence for a screen reader: its words, which come first because one listens for them, then where it stands. */
export function spokenSentence(reading: Reading, layers: Layers, sentence: number): string {
  const { text } = reading;
  const words = reading.wordsOf(spanOf(text, sentence));
  const end = /[.!?…:;"”’)\]]$/.test(words) ? "" : ".";
  const state = states[reading.stateOf(layers, sentence)];
  return `${words}${end} Sentence ${sentence + 1} of ${text.sentences.length}, ${state}`;
}
