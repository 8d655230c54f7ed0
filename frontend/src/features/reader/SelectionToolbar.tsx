import { Highlighter, ListPlus } from "lucide-react";
import { type RefObject, useLayoutEffect, useState } from "react";
import { Toolbar } from "react-aria-components";
import { useJob } from "../../lib/useJob";
import { Button } from "../../ui/Button";
import { KeysOf } from "../../ui/commands/CommandKeys";
import { runCommand } from "../../ui/commands/registry";

interface SelectionToolbarProps {
  range: Range;
  /** What scrolls, and in which the toolbar stands. */
  scroller: RefObject<HTMLElement | null>;
  /** Of the claim that is open, if one is. */
  openNumber?: number;
}

const gap = 10;
const height = 40;

/** What can be done with the selected words, just above them, or below where there is no room. */
export function SelectionToolbar({ range, scroller, openNumber }: SelectionToolbarProps) {
  const { say } = useJob();
  const [at, setAt] = useState<{ top: number; left: number } | null>(null);
  useLayoutEffect(() => {
    const frame = scroller.current;
    if (!frame) return;
    const place = () => setAt(placeBeside(range, frame));
    place();
    const observer = new ResizeObserver(place);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [range, scroller]);
  if (!at) return null;
  return (
    <Toolbar aria-label="Selected words" className="selection-toolbar" style={at}>
      <Button look="quiet" size="small" icon={<Highlighter />} onPress={() => runCommand("mark.claim")}>
        {say("Mark as claim")} <KeysOf command="mark.claim" />
      </Button>
      {openNumber !== undefined && (
        <Button look="quiet" size="small" icon={<ListPlus />} onPress={() => runCommand("mark.addToClaim")}>
          {say(`Add to claim ${openNumber}`)} <KeysOf command="mark.addToClaim" />
        </Button>
      )}
    </Toolbar>
  );
}

function placeBeside(range: Range, frame: HTMLElement) {
  const outer = frame.getBoundingClientRect();
  const rects = range.getClientRects();
  const box = range.getBoundingClientRect();
  const first = rects[0] ?? box;
  const middle = rects.length > 1 ? first.left + Math.min(first.width / 2, 140) : box.left + box.width / 2;
  const above = first.top - outer.top - gap - height;
  const top = above >= gap ? above : box.bottom - outer.top + gap;
  const left = Math.min(Math.max(middle - outer.left, 130), outer.width - 130);
  return { top: top + frame.scrollTop, left };
}
