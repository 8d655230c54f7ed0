import { useState } from "react";
import { Autocomplete, Menu, MenuItem } from "react-aria-components";
import type { Source } from "../../api/types";
import { nameOfSource } from "../../lib/evidenceWords";
import { useSources } from "../../queries/sources";
import { Search } from "../../ui/Search";

/** Finds the source that another one has it from. One that would lead back is refused when it is stored. */
export function OriginPicker({ source, onPick }: { source: Source; onPick: (id: string) => void }) {
  const [q, setQ] = useState("");
  const { data } = useSources(q.trim(), 8);
  const found = data?.sources.filter(({ id }) => id !== source.id) ?? [];
  return (
    <div className="origin-picker">
      <Autocomplete inputValue={q} onInputChange={setQ}>
        <Search
          label="Find the origin"
          placeholder="Title of a source"
          size="small"
          autoFocus
          value={q}
          onChange={setQ}
        />
        <Menu className="menu" aria-label="Sources found" onAction={(key) => onPick(String(key))}>
          {found.map((one) => (
            <MenuItem key={one.id} id={one.id} className="menu__item" textValue={nameOfSource(one)}>
              <span className="menu__text" dir="auto">
                {nameOfSource(one)}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Autocomplete>
    </div>
  );
}
