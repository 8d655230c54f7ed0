import { Highlighter, ListPlus, MessageSquareQuote, MoveRight, Scissors, TextSelect, X } from "lucide-react";
import { memo, type RefObject, useDeferredValue, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { Toolbar } from "react-aria-components";
import type { Claim, Span } from "../../api/types";
import type { CommandId } from "../../lib/commands";
import type { OpenSuggestion } from "../../lib/suggestions";
import { useJob } from "../../lib/useJob";
import { claimTitle } from "../../queries/desk";
import { Button, IconButton } from "../../ui/Button";
import { KeysOf } from "../../ui/commands/CommandKeys";
import { canRun, runCommand } from "../../ui/commands/registry";
import { rangeOf } from "./domPlaces";
import type { Reading } from "./reading";

interface SelectionToolbarProps {
  reading: Reading;
  /** What scrolls, and in which the toolbar stands. */
  scroller: RefObject<HTMLElement | null>;
  current: () => Claim | undefined;
  onMark: (span: Span) => void;
  /** The suggestion whose very words these are, if they are one's. */
  suggestionOf: (words: Span) => OpenSuggestion | undefined;
}

const gap = 10;

/**
 * What can be done with the selected words, just above them, or below where it would hide a heading. It comes once
 * the words show as selected: whoever knows the keys goes on before that. It goes with them, so that it lies over no
 * others.
 */
export const SelectionToolbar = memo(function SelectionToolbar({ reading, ...props }: SelectionToolbarProps) {
  const words = useSyncExternalStore(reading.subscribe, reading.words);
  const shown = useDeferredValue(words);
  return words && shown && <Tools reading={reading} words={shown} {...props} />;
});

/** Not drawn while its words are those of a moment ago. */
const Tools = memo(function Tools(props: SelectionToolbarProps & { words: Span }) {
  const { reading, words, scroller, current, onMark, suggestionOf } = props;
  const { say } = useJob();
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<{ top: number; left: number } | null>(null);
  useLayoutEffect(() => {
    const frame = scroller.current;
    const place = () => {
      const range = rangeOf(reading.text, words);
      if (frame && bar.current && range) setAt(placeBeside(range, frame, bar.current));
    };
    place();
    const observer = new ResizeObserver(place);
    for (const each of [frame, frame?.querySelector("article")]) if (each) observer.observe(each);
    return () => observer.disconnect();
  }, [reading, words, scroller]);
  const claim = current();
  const title = claim && claimTitle(claim);
  const suggestion = suggestionOf(words);
  const tool = (command: CommandId, label: string, icon: React.ReactElement) =>
    canRun(command) && (
      <IconButton label={label} command={command} size="small" onPress={() => runCommand(command)}>
        {icon}
      </IconButton>
    );
  return (
    <Toolbar ref={bar} aria-label="Selected words" className="selection-toolbar" style={at ?? { visibility: "hidden" }}>
      {suggestion && <p className="selection-toolbar__reason">{suggestion.reason}</p>}
      {suggestion ? (
        <>
          <Button look="quiet" size="small" icon={<Highlighter />} onPress={() => runCommand("suggestion.accept")}>
            {say("Mark as claim")} <KeysOf command="suggestion.accept" />
          </Button>
          <Button look="quiet" size="small" icon={<X />} onPress={() => runCommand("suggestion.dismiss")}>
            Dismiss <KeysOf command="suggestion.dismiss" />
          </Button>
        </>
      ) : (
        <Button look="quiet" size="small" icon={<Highlighter />} onPress={() => onMark(words)}>
          {say("Mark as claim")} <KeysOf command="mark.claim" />
        </Button>
      )}
      {tool("mark.opinion", "Opinion", <MessageSquareQuote />)}
      {tool("mark.nothing", "Nothing to check", <TextSelect />)}
      {tool("mark.addToClaim", say(`Add to ${title}`), <ListPlus />)}
      {tool("claim.move", say(`Move ${title} here`), <MoveRight />)}
      {tool("claim.split", say(`Split off ${title}`), <Scissors />)}
    </Toolbar>
  );
});

function placeBeside(range: Range, frame: HTMLElement, bar: HTMLElement) {
  const outer = frame.getBoundingClientRect();
  const box = range.getBoundingClientRect();
  const first = range.getClientRects()[0] ?? box;
  const middle = first.left + Math.min(first.width / 2, 140);
  const above = first.top - outer.top - gap - bar.offsetHeight;
  const top = above >= Math.max(gap, headingAbove(range) - outer.top) ? above : box.bottom - outer.top + gap;
  const half = bar.offsetWidth / 2 + gap;
  const left = Math.max(Math.min(middle - outer.left, outer.width - half), half);
  return { top: top + frame.scrollTop, left };
}

/** How far down in the window the heading goes that the words follow, or what is known about the article. */
function headingAbove(range: Range): number {
  const block = range.startContainer.parentElement?.closest(".block");
  const before = block?.previousElementSibling ?? block?.closest("ul")?.previousElementSibling;
  if (!before) return block?.closest("article")?.getBoundingClientRect().top ?? 0;
  return before.matches(".block--heading") ? before.getBoundingClientRect().bottom : 0;
}
