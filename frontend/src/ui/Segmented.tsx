import type { ReactNode } from "react";
import { type Key, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import "./Segmented.css";

interface SegmentedProps<K extends string> {
  label: string;
  options: readonly { key: K; label: string; icon?: ReactNode }[];
  value: K;
  onChange: (value: K) => void;
}

/** One of a few, all in sight. */
export function Segmented<K extends string>({ label, options, value, onChange }: SegmentedProps<K>) {
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys as Set<Key>) onChange(key as K);
      }}
    >
      {options.map(({ key, label: name, icon }) => (
        <ToggleButton key={key} id={key} className="segmented__option">
          {icon}
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
