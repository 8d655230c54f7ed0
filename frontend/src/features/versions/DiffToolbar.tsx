import { ChevronDown, ChevronsDownUp, ChevronsUpDown, ChevronUp, Columns2, Rows2, TextSearch } from "lucide-react";
import type { Preferences } from "../../api/types";
import { count } from "../../lib/count";
import { Button, IconButton } from "../../ui/Button";
import { Hint } from "../../ui/Hint";
import { Segmented } from "../../ui/Segmented";

type Layout = Preferences["diffLayout"];

interface DiffToolbarProps {
  /** The change that has been gone to, from 0; null before the first. */
  current: number | null;
  changes: number;
  onStep: (direction: 1 | -1) => void;
  layout: Layout;
  /** Whether two texts have room beside each other. */
  hasRoom: boolean;
  onLayout: (layout: Layout) => void;
  /** Whether what is the same is folded; null where there is nothing to fold. */
  isFolded: boolean | null;
  onFold: () => void;
  /** Shows the change in the text that is being checked; null where it is not in it. */
  onShow: (() => void) | null;
}

const layouts = [
  { key: "inline", label: "In one text", icon: <Rows2 /> },
  { key: "sideBySide", label: "Side by side", icon: <Columns2 /> },
] as const;

/** The ways through the changes, and how they are shown. */
export function DiffToolbar(props: DiffToolbarProps) {
  const { current, changes, onStep, layout, hasRoom, onLayout, isFolded, onFold, onShow } = props;
  return (
    <div className="diff-toolbar">
      <div className="diff-toolbar__steps">
        <IconButton
          label="Previous change"
          command="diff.previous"
          size="small"
          isDisabled={changes === 0}
          onPress={() => onStep(-1)}
        >
          <ChevronUp />
        </IconButton>
        <IconButton
          label="Next change"
          command="diff.next"
          size="small"
          isDisabled={changes === 0}
          onPress={() => onStep(1)}
        >
          <ChevronDown />
        </IconButton>
        <span className="numeric">
          {current === null ? count(changes, "change") : `Change ${current + 1} of ${changes}`}
        </span>
        <Hint
          text={onShow ? "Go to these words in the text" : "Only what is in the text that is being checked"}
          command="diff.inText"
        >
          <Button look="quiet" size="small" icon={<TextSearch />} isDisabled={!onShow} onPress={() => onShow?.()}>
            Show in the text
          </Button>
        </Hint>
      </div>
      <div className="diff-toolbar__looks">
        {isFolded !== null && (
          <Hint text={isFolded ? "Show all of the text" : "Fold what is the same"} command="diff.fold">
            <Button
              look="quiet"
              size="small"
              icon={isFolded ? <ChevronsUpDown /> : <ChevronsDownUp />}
              onPress={onFold}
            >
              {isFolded ? "Show all" : "Fold the same"}
            </Button>
          </Hint>
        )}
        {hasRoom && (
          <Segmented label="How the changes are shown" options={layouts} value={layout} onChange={onLayout} />
        )}
      </div>
    </div>
  );
}
