import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { PreferencesPatch, ReportKind } from "../../api/types";
import { usePreferences } from "../../queries/preferences";
import { CheckMark } from "../../ui/CheckMark";
import "./Parts.css";

interface PartsProps {
  kind: ReportKind;
  onChange: (patch: PreferencesPatch) => void;
}

/** The parts that a report of the kind can do without; of each that is left out, what that means. */
export function Parts({ kind, onChange }: PartsProps) {
  const { reportWithout } = usePreferences();
  const without = reportWithout[kind.key] ?? [];
  const choose = (chosen: string[]) => {
    const left = kind.optional.map(({ key }) => key).filter((key) => !chosen.includes(key));
    onChange({ reportWithout: { ...reportWithout, [kind.key]: left } });
  };
  return (
    <CheckboxGroup
      className="field parts"
      value={kind.optional.map(({ key }) => key).filter((key) => !without.includes(key))}
      onChange={choose}
    >
      <Label className="field__label">Parts that may be left out</Label>
      {kind.optional.map((part) => (
        <Checkbox key={part.key} value={part.key} className="check parts__part">
          <CheckMark />
          <span>
            {part.label}
            {without.includes(part.key) && <span className="parts__without">{part.without}</span>}
          </span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
