import { useEffect, useRef, useState } from "react";
import { Autocomplete, Menu, MenuItem } from "react-aria-components";
import type { Source } from "../../api/types";
import { dateInWords } from "../../lib/dates";
import { nameOfSource } from "../../lib/evidenceWords";
import { useSources } from "../../queries/sources";
import { Search } from "../../ui/Search";
import { seen } from "../../ui/seen";

interface SourcePickerProps {
  label: string;
  /** The one that is open, which is not offered. */
  source: Source;
  onPick: (picked: Source) => void;
}

/** Finds another source of the library. */
export function SourcePicker({ label, source, onPick }: SourcePickerProps) {
  const [q, setQ] = useState("");
  const { data } = useSources(q.trim(), 8);
  const found = data?.sources.filter(({ id }) => id !== source.id) ?? [];
  const picker = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found stands below, where it may be out of sight.
  useEffect(() => {
    picker.current?.scrollIntoView({ block: "nearest" });
  }, [found.length]);
  return (
    <div ref={picker}>
      <Autocomplete inputValue={q} onInputChange={setQ}>
        <Search
          label={label}
          placeholder="Title or alias of a source"
          size="small"
          autoFocus
          value={q}
          onChange={setQ}
        />
        <Menu className="menu" aria-label="Sources found">
          {found.map((one) => (
            <MenuItem
              key={one.id}
              id={one.id}
              className="menu__item"
              textValue={nameOfSource(one)}
              onAction={() => onPick(one)}
            >
              <span className="menu__text">
                <span dir="auto">{seen(nameOfSource(one))}</span>
                <span className="menu__description">
                  {seen([one.author || one.publisher, dateInWords(one.issued)].filter(Boolean).join(", "))}
                </span>
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Autocomplete>
    </div>
  );
}
