import { messageOf } from "../api/error";
import type { Span } from "../api/types";
import type { Move, Reading } from "../features/reader/reading";
import { cursorAt } from "../lib/readingCursor";
import { type OpenSuggestion, suggestionBeside } from "../lib/suggestions";
import { useJob } from "../lib/useJob";
import { deskNow } from "../queries/desk";
import { changePreferences, usePreferences } from "../queries/preferences";
import { acceptSuggestion, dismissSuggestion } from "../queries/suggestions";
import { useCommand, useCommands } from "../ui/commands/useCommand";
import { toast } from "../ui/toasts";
import { useStable } from "../ui/useStable";
import type { ClaimPanel } from "./useClaimPanel";

interface Suggesting {
  articleId: string;
  reading: Reading;
  /** Those that are open, in the order of the text. */
  suggestions: readonly OpenSuggestion[];
  panel: ClaimPanel;
}

/**
 * Going through what is suggested. The cursor takes the suggested words as its selection, so that every other key about
 * words works as well; a suggestion is the current one while its very words are selected, or its row has the focus. An
 * answer leads on to the next suggestion.
 */
export function useSuggesting({ articleId, reading, suggestions, panel }: Suggesting) {
  const { say } = useJob();
  const { suggestions: isOn } = usePreferences();

  const over = (span: Span) => suggestions.find(({ words }) => words.start === span.start && words.end === span.end);
  const current = (): OpenSuggestion | undefined => {
    const row = rowInFocus();
    if (row !== undefined) return suggestions.find(({ id }) => id === row);
    const selected = reading.words();
    return selected ? over(selected) : undefined;
  };

  const show = ({ words, reason }: OpenSuggestion, { said = "", ...move }: Move & { said?: string } = {}) => {
    getSelection()?.removeAllRanges();
    reading.moveTo({ anchor: words.start, focus: words.end }, move);
    reading.say(`${said}${reading.wordsOf(words)} Suggested: ${reason}`);
  };

  const step = (direction: 1 | -1) => () => {
    const here = current();
    const next = here
      ? suggestions.at((suggestions.indexOf(here) + direction) % suggestions.length)
      : suggestionBeside(suggestions, reading.span()?.start ?? 0, direction);
    if (next) show(next);
  };

  /** Goes on to the suggestion that comes next, unless one is in the list, which does so itself. */
  const goOn = (from: OpenSuggestion, next: OpenSuggestion | undefined, said: string, claimId?: string) => {
    if (rowInFocus() !== undefined) reading.say(said);
    else if (next) show(next, { said: `${said} `, claimId, reveal: "afterwards" });
    else {
      reading.moveTo(cursorAt(from.words.end), { claimId });
      reading.say(`${said} That was the last suggestion.`);
    }
  };

  const accept = (suggestion: OpenSuggestion) => {
    const desk = deskNow(articleId);
    if (!desk) return;
    const { id, stored } = acceptSuggestion(desk, suggestion, reading.wordsOf(suggestion.words));
    stored.catch((error) => toast(messageOf(error), { tone: "problem" }));
    // What is suggested within the words is answered with them.
    const next = suggestions.find(({ words }) => words.start >= suggestion.words.end);
    goOn(suggestion, next, say("Claim marked."), id);
    // The claim that is open is the one that keys are about: the new one takes its place.
    if (panel.openId()) panel.open(id, { part: null });
  };

  const dismiss = (suggestion: OpenSuggestion) => {
    const desk = deskNow(articleId);
    if (!desk) return;
    dismissSuggestion(desk, suggestion).catch((error) => toast(messageOf(error), { tone: "problem" }));
    goOn(suggestion, suggestions[suggestions.indexOf(suggestion) + 1], "Dismissed.");
  };

  const withCurrent = (answer: (suggestion: OpenSuggestion) => void) => () => {
    const suggestion = current();
    if (suggestion) answer(suggestion);
  };
  useCommands(
    {
      "suggestion.next": step(1),
      "suggestion.previous": step(-1),
      "suggestion.list": () => panel.focusList("suggestions"),
    },
    { enabled: suggestions.length > 0 },
  );
  useCommands(
    { "suggestion.accept": withCurrent(accept), "suggestion.dismiss": withCurrent(dismiss) },
    { enabled: () => current() !== undefined },
  );
  useCommand("suggestion.toggle", () => changePreferences({ suggestions: !isOn }));
  return useStable({ over, show: (suggestion: OpenSuggestion) => show(suggestion), accept, dismiss });
}

/** The suggestion whose row in the list has the focus. */
const rowInFocus = () => document.activeElement?.closest<HTMLElement>("[data-suggestion]")?.dataset.suggestion;
