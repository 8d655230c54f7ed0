import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import "./RowList.css";
import { useRowFocus } from "./useRowFocus";

export interface RowListHandle {
  /** Moves the focus to the row at an index, or to the nearest there is. */
  focus: (index: number) => void;
}

interface RowListProps<T> {
  label: string;
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** What the row is about, for whoever finds it in the page: attributes that begin with data-. */
  dataOf: (row: T) => Readonly<Record<`data-${string}`, string>>;
  /** What stands there when there are no rows. */
  empty?: ReactNode;
  /** Draws a row: a button, which Tab reaches if `isTabStop`. */
  children: (row: T, isTabStop: boolean) => ReactNode;
  ref: Ref<RowListHandle>;
}

/** In pixels, before a row has been measured. */
const estimatedHeight = 78;
/** How far Page Up and Page Down go. */
const page = 8;

interface Focused {
  key: string;
  index: number;
  element: HTMLElement;
}

/**
 * Rows of which only those in sight exist in the page. One of them is reached by Tab; arrow keys move along.
 * A row that goes while it has the focus leaves it to the one that comes in its place.
 */
export function RowList<T>({ label, rows, keyOf, dataOf, empty, children, ref }: RowListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const focused = useRef<Focused | null>(null);
  const [tabStop, setTabStop] = useState<string | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    estimateSize: () => estimatedHeight,
    overscan: 6,
    // What has the focus stays in the page, however far it is scrolled away.
    rangeExtractor: (range) => withIndex(range, focused.current?.index),
  });
  const focusRow = useRowFocus(scroller, rows.length, virtual.scrollToIndex);
  const focus = (index: number) => {
    if (rows.length > 0) focusRow(index);
    // There the keyboard goes on.
    else (scroller.current?.querySelector("button") ?? scroller.current)?.focus();
  };
  useImperativeHandle(ref, () => ({ focus }));

  // Before anything else takes care of a focus that is lost.
  useLayoutEffect(() => {
    const last = focused.current;
    if (!last) return;
    const index = rows.findIndex((row) => keyOf(row) === last.key);
    if (index >= 0) last.index = index;
    if (last.element.isConnected || document.activeElement !== document.body) return;
    focused.current = null;
    focus(index >= 0 ? index : last.index);
  });

  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const index = indexOf(target);
    const row = rows[index];
    if (row === undefined) return;
    focused.current = { key: keyOf(row), index, element: target };
    setTabStop(keyOf(row));
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    // An element that is taken out of the page is blurred, too, but nothing else gets the focus then.
    if (relatedTarget !== null) focused.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = indexOf(event.target as HTMLElement);
    const target = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (target === undefined || Number.isNaN(target)) return;
    event.preventDefault();
    focus(target);
  };

  const items = virtual.getVirtualItems();
  const stop = rows.some((row) => keyOf(row) === tabStop) ? tabStop : items[0]?.key;
  return (
    <div ref={scroller} className="row-list" tabIndex={-1}>
      {rows.length === 0 && empty}
      <ol
        aria-label={label}
        style={{ height: virtual.getTotalSize() }}
        className="row-list__rows"
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={onBlur}
      >
        {items.map(({ index, key, start }) => {
          const row = rows[index] as T;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              {...dataOf(row)}
              className="row-list__place"
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              {children(row, key === stop)}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const indexOf = (element: Element) => Number(element.closest<HTMLElement>("[data-index]")?.dataset.index);

function withIndex(range: Range, index: number | undefined): number[] {
  const indexes = defaultRangeExtractor(range);
  if (index === undefined || index >= range.count || indexes.includes(index)) return indexes;
  return [...indexes, index].sort((a, b) => a - b);
}
