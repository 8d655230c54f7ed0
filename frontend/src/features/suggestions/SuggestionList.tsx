import { type Ref, useMemo } from "react";
import type { Span } from "../../api/types";
import { type OpenSuggestion, ranked } from "../../lib/suggestions";
import { RowList, type RowListHandle } from "../../ui/RowList";
import "./SuggestionList.css";
import { SuggestionRow } from "./SuggestionRow";

interface SuggestionListProps {
  suggestions: readonly OpenSuggestion[];
  /** The words of a span of the text. */
  wordsOf: (span: Span) => string;
  onShow: (suggestion: OpenSuggestion) => void;
  onAccept: (suggestion: OpenSuggestion) => void;
  onDismiss: (suggestion: OpenSuggestion) => void;
  ref: Ref<RowListHandle>;
}

/** What looks like a claim and has not been answered, the best first. */
export function SuggestionList({ suggestions, wordsOf, onShow, onAccept, onDismiss, ref }: SuggestionListProps) {
  const rows = useMemo(() => ranked(suggestions), [suggestions]);
  return (
    <RowList
      ref={ref}
      label="Suggestions"
      rows={rows}
      keyOf={({ id }) => id}
      dataOf={({ id }) => ({ "data-suggestion": id })}
      empty={<p className="suggestions-none">Nothing is left to suggest.</p>}
    >
      {(suggestion, isTabStop) => (
        <SuggestionRow
          suggestion={suggestion}
          words={wordsOf(suggestion.words)}
          isTabStop={isTabStop}
          onShow={() => onShow(suggestion)}
          onAccept={() => onAccept(suggestion)}
          onDismiss={() => onDismiss(suggestion)}
        />
      )}
    </RowList>
  );
}
