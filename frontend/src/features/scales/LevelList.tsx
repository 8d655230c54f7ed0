import { GripVertical, Trash2 } from "lucide-react";
import { Button, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import type { Level } from "../../api/types";
import { IconButton } from "../../ui/Button";
import { LevelRow } from "./LevelRow";

interface LevelListProps {
  levels: readonly Level[];
  onChange: (levels: Level[]) => void;
}

/** The ratings, from the best to the worst and then those off the axis, to be put in another order by hand or keys. */
export function LevelList({ levels, onChange }: LevelListProps) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({ "text/plain": levels.find((level) => level.key === key)?.label ?? "" })),
    onReorder: ({ keys, target }) => {
      const moved = levels.filter(({ key }) => keys.has(key));
      const rest = levels.filter(({ key }) => !keys.has(key));
      const at = rest.findIndex(({ key }) => key === target.key) + (target.dropPosition === "after" ? 1 : 0);
      onChange([...rest.slice(0, at), ...moved, ...rest.slice(at)]);
    },
  });
  return (
    <GridList
      className="levels-list"
      aria-label="Ratings"
      items={levels}
      dependencies={[levels]}
      dragAndDropHooks={dragAndDropHooks}
      keyboardNavigationBehavior="tab"
    >
      {(level) => (
        <GridListItem id={level.key} textValue={level.label || "New rating"} className="level-item">
          <Button slot="drag" className="level-item__grip" aria-label={`Move ${level.label || "the new rating"}`}>
            <GripVertical />
          </Button>
          <LevelRow
            level={level}
            onChange={(changed) => onChange(levels.map((each) => (each.key === level.key ? changed : each)))}
          />
          <IconButton
            label={`Remove ${level.label || "the new rating"}`}
            size="small"
            isDisabled={levels.length <= 2}
            onPress={() => onChange(levels.filter((each) => each.key !== level.key))}
          >
            <Trash2 />
          </IconButton>
        </GridListItem>
      )}
    </GridList>
  );
}
