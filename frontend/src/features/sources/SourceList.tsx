import { useVirtualizer } from "@tanstack/react-virtual";
import { ExternalLink } from "lucide-react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { messageOf } from "../../api/error";
import type { Source } from "../../api/types";
import { count } from "../../lib/count";
import { dateInWords } from "../../lib/dates";
import { nameOfSource } from "../../lib/evidenceWords";
import { useVocabulary } from "../../queries/library";
import { type SourceQuery, useSourceRows } from "../../queries/sources";
import { Callout } from "../../ui/Callout";
import { Confidential } from "../../ui/Confidential";
import { Facts } from "../../ui/Facts";
import { seen } from "../../ui/seen";
import { useHeight } from "../../ui/useHeight";
import { useRowFocus } from "../../ui/useRowFocus";

interface SourceListProps {
  wanted: SourceQuery;
  /** What is said when there are none. */
  none: string;
  onOpen: (id: string) => void;
}

/** The sources, of which only those in sight exist in the page and are fetched. Arrow keys move along the rows. */
export function SourceList({ wanted, none, onOpen }: SourceListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const { total, row, error } = useSourceRows(wanted, range.first, range.last);
  const [rowHeight, measure] = useHeight();
  const rows = useVirtualizer({
    count: rowHeight > 0 ? (total ?? 0) : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    onChange: ({ range: seen }) => {
      const next = { first: seen?.startIndex ?? 0, last: seen?.endIndex ?? 0 };
      setRange((known) => (known.first === next.first && known.last === next.last ? known : next));
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places of all rows follow from the height of one.
  useLayoutEffect(() => rows.measure(), [rowHeight]);
  const asked = JSON.stringify(wanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [asked]);
  const focus = useRowFocus(scroller, total ?? 0, rows.scrollToIndex);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLButtonElement)) return;
    const index = Number(event.target.closest<HTMLElement>("[data-index]")?.dataset.index);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: (total ?? 1) - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    focus(target);
  };
  if (error) return <Callout tone="problem">{messageOf(error)}</Callout>;
  return (
    <div ref={scroller} className="source-list">
      <div ref={measure} className="source-list__measure" />
      {total === 0 && <p className="sources__none">{none}</p>}
      <ul className="source-list__rows" style={{ height: rows.getTotalSize() }} onKeyDown={onKeyDown}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <li
            key={row(index)?.id ?? index}
            data-index={index}
            className="source-list__place"
            style={{ transform: `translateY(${start}px)`, height: rowHeight }}
            aria-setsize={total}
            aria-posinset={index + 1}
          >
            <SourceRow source={row(index)} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SourceRow({ source, onOpen }: { source: Source | undefined; onOpen: (id: string) => void }) {
  const { sourceClasses, sourceTypes } = useVocabulary();
  if (!source) return <div className="source-row source-row--blank" aria-hidden="true" />;
  const facts = [
    source.author,
    source.containerTitle || source.publisher,
    dateInWords(source.issued),
    sourceTypes.find(({ key }) => key === source.type)?.label,
    sourceClasses.find(({ key }) => key === source.class)?.label.split(":")[0],
  ];
  const name = nameOfSource(source);
  return (
    <div className="source-row">
      <button type="button" className="source-row__open" onClick={() => onOpen(source.id)}>
        <span className="source-row__title serif" dir="auto">
          {seen(name)}
        </span>
        <span className="source-row__facts">
          {source.confidential && (
            <>
              <Confidential /> {source.alias === "" && "without an alias · "}
            </>
          )}
          <Facts facts={facts} />
        </span>
      </button>
      <span className="source-row__uses numeric">
        {source.uses === 0 ? "Not cited" : `Cited ${count(source.uses, "time")}`}
      </span>
      {source.url && (
        <a className="source-row__link" href={source.url} aria-label={`Open the address of ${name}`}>
          <ExternalLink aria-hidden="true" />
        </a>
      )}
    </div>
  );
}
