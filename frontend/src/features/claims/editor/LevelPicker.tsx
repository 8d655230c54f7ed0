import type { Ref } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import type { Level } from "../../../api/types";
import { Glyph } from "../../../ui/Glyph";

interface LevelPickerProps {
  levels: readonly Level[];
  value: string | null;
  onChange: (key: string) => void;
  onLeave: () => void;
  ref: Ref<HTMLDivElement>;
}

/** The levels of a scale as badges, those on the axis from true to false apart from the others. */
export function LevelPicker({ levels, value, onChange, onLeave, ref }: LevelPickerProps) {
  const chosen = levels.find(({ key }) => key === value);
  const rows = [levels.filter(({ onAxis }) => onAxis), levels.filter(({ onAxis }) => !onAxis)];
  return (
    <RadioGroup ref={ref} className="levels" aria-label="Rating" value={value} onChange={onChange} onBlur={onLeave}>
      {rows
        .filter((row) => row.length > 0)
        .map((row) => (
          <div key={row[0]?.key} className="levels__row">
            {row.map(({ key, label, tone, glyph, definition }) => (
              <Radio key={key} value={key} className={`level tone-${tone}`} aria-description={definition}>
                <Glyph glyph={glyph} size={12} />
                {label}
              </Radio>
            ))}
          </div>
        ))}
      {chosen?.definition && <p className="levels__definition">{chosen.definition}</p>}
    </RadioGroup>
  );
}
