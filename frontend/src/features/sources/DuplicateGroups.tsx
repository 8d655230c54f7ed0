import { useState } from "react";
import { messageOf } from "../../api/error";
import type { Source } from "../../api/types";
import { count } from "../../lib/count";
import { nameOfSource } from "../../lib/evidenceWords";
import { useDuplicates } from "../../queries/sources";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { seen } from "../../ui/seen";
import { MergeDialog } from "./MergeDialog";

/** Sources that most likely are the same one, by DOI, ISBN, address, or title and author. */
export function DuplicateGroups({ onUndo }: { onUndo: () => void }) {
  const { data, error } = useDuplicates();
  const [merging, setMerging] = useState<Source[] | null>(null);
  return (
    <div className="source-list">
      {error && <Callout tone="problem">{messageOf(error)}</Callout>}
      {data?.groups.length === 0 && <p className="sources__none">No two sources look like the same one.</p>}
      <ul className="duplicates">
        {data?.groups.slice(0, mostGroups).map((group) => (
          <li key={group[0]?.id} className="duplicates__group">
            <ul>
              {group.map((source) => (
                <li key={source.id} dir="auto">
                  {seen(nameOfSource(source))}{" "}
                  <span className="quiet">
                    {source.uses === 0 ? "not cited" : `cited ${count(source.uses, "time")}`}
                  </span>
                </li>
              ))}
            </ul>
            <Button size="small" onPress={() => setMerging(group)}>
              Compare and merge…
            </Button>
          </li>
        ))}
      </ul>
      {data && data.groups.length > mostGroups && (
        <p className="sources__none">More groups show as these are merged: {data.groups.length - mostGroups}.</p>
      )}
      {merging && <MergeDialog group={merging} onUndo={onUndo} onClose={() => setMerging(null)} />}
    </div>
  );
}

const mostGroups = 200;
