import { Button, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Level } from "../../api/types";
import { useVocabulary } from "../../queries/library";
import { Glyph } from "../../ui/Glyph";
import { Panel } from "../../ui/Panel";

type Look = Pick<Level, "tone" | "glyph">;

/** Chooses the sign and the colour of a rating. */
export function LookPicker({ level, onChange }: { level: Level; onChange: (look: Look) => void }) {
  const { tones, glyphs } = useVocabulary();
  return (
    <Panel
      label="Sign and colour"
      placement="bottom start"
      className="look-picker"
      button={
        <Button
          className={`look tone-${level.tone}`}
          aria-label={`Sign and colour of ${level.label || "the new rating"}`}
        >
          <Glyph glyph={level.glyph} size={16} />
        </Button>
      }
    >
      <LookChoices
        label="Colour"
        keys={tones.map(({ key }) => key)}
        value={level.tone}
        onChange={(tone) => onChange({ tone, glyph: level.glyph })}
        draw={(tone) => <span className={`look-picker__tone tone-${tone}`} />}
      />
      <LookChoices
        label="Sign"
        keys={glyphs.map(({ key }) => key)}
        value={level.glyph}
        onChange={(glyph) => onChange({ tone: level.tone, glyph })}
        draw={(glyph) => <Glyph glyph={glyph} tone={level.tone} size={16} />}
      />
    </Panel>
  );
}

interface LookChoicesProps<K extends string> {
  label: string;
  keys: readonly K[];
  value: K;
  onChange: (key: K) => void;
  draw: (key: K) => React.ReactNode;
}

function LookChoices<K extends string>({ label, keys, value, onChange, draw }: LookChoicesProps<K>) {
  return (
    <ToggleButtonGroup
      className="look-picker__choices"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(chosen) => {
        for (const key of chosen) onChange(key as K);
      }}
    >
      {keys.map((key) => (
        <ToggleButton key={key} id={key} className="look-picker__choice" aria-label={spoken(key)}>
          {draw(key)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** checkLine is read as "check line". */
const spoken = (key: string) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
