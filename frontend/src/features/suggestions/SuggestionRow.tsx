import { Check, X } from "lucide-react";
import { Button } from "react-aria-components";
import type { OpenSuggestion } from "../../lib/suggestions";
import { useJob } from "../../lib/useJob";
import { IconButton } from "../../ui/Button";
import { seen } from "../../ui/seen";

interface SuggestionRowProps {
  suggestion: OpenSuggestion;
  words: string;
  isTabStop: boolean;
  onShow: () => void;
  onAccept: () => void;
  onDismiss: () => void;
}

/** One suggestion: its words, why it is suggested, and the two answers. */
export function SuggestionRow({ suggestion, words, isTabStop, onShow, onAccept, onDismiss }: SuggestionRowProps) {
  const { say } = useJob();
  const tabbing = { excludeFromTabOrder: !isTabStop };
  return (
    <div className="suggestion-row">
      <Button className="suggestion-row__body" onPress={onShow} {...tabbing}>
        <span className="suggestion-row__words" dir="auto">
          {seen(words)}
        </span>
        <span className="suggestion-row__reason">{suggestion.reason}</span>
      </Button>
      <div className="suggestion-row__answers">
        <IconButton
          label={say("Mark as claim")}
          command="suggestion.accept"
          size="small"
          onPress={onAccept}
          {...tabbing}
        >
          <Check />
        </IconButton>
        <IconButton label="Dismiss" command="suggestion.dismiss" size="small" onPress={onDismiss} {...tabbing}>
          <X />
        </IconButton>
      </div>
    </div>
  );
}
