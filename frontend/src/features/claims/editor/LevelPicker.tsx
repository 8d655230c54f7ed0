import type { Ref } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import type { Level } from "../../../api/types";
import { type CommandId, commands } from "../../../lib/commands";
import { KeysOf } from "../../../ui/commands/CommandKeys";
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
            {row.map((level) => (
              <LevelRadio key={level.key} level={level} command={commandOfRank(levels.indexOf(level) + 1)} />
            ))}
          </div>
        ))}
      {chosen?.definition && <p className="levels__definition">{chosen.definition}</p>}
    </RadioGroup>
  );
}

/** The command that gives the rating; a scale may have more of them than there are digits. */
const commandOfRank = (rank: number) => commands.find(({ id }) => id === `verdict.${rank}`)?.id;

function LevelRadio({ level, command }: { level: Level; command: CommandId | undefined }) {
  const { key, label, tone, glyph, definition } = level;
  return (
    <Radio value={key} className={`level tone-${tone}`} aria-description={definition}>
      <Glyph glyph={glyph} size={12} />
      <span>{label}</span>
      {command && (
        <span className="level__keys" aria-hidden="true">
          <KeysOf command={command} />
        </span>
      )}
    </Radio>
  );
}
