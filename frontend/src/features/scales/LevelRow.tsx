import { Checkbox } from "react-aria-components";
import type { Level } from "../../api/types";
import { CheckMark } from "../../ui/CheckMark";
import { Field } from "../../ui/Field";
import { LookPicker } from "./LookPicker";

/** One rating: its sign and colour, its name, and when it is given. */
export function LevelRow({ level, onChange }: { level: Level; onChange: (level: Level) => void }) {
  return (
    <div className="level-row">
      <LookPicker level={level} onChange={(look) => onChange({ ...level, ...look })} />
      <div className="level-row__words">
        <div className="level-row__name">
          <Field
            label="Name of the rating"
            labelHidden
            look="quiet"
            value={level.label}
            placeholder="Name"
            onChange={(label) => onChange({ ...level, label })}
          />
          <Checkbox
            className="check level-row__axis"
            isSelected={level.onAxis}
            onChange={(onAxis) => onChange({ ...level, onAxis })}
          >
            <CheckMark />
            On the axis
          </Checkbox>
        </div>
        <Field
          label="When it is given"
          labelHidden
          look="quiet"
          multiline
          value={level.definition}
          placeholder="When it is given, in a sentence or two"
          onChange={(definition) => onChange({ ...level, definition })}
        />
      </div>
    </div>
  );
}
