import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { messageOf } from "../../api/error";
import type { Article } from "../../api/types";
import { type ArticleQuery, useArticleRows } from "../../queries/articles";
import { Callout } from "../../ui/Callout";
import { useHeight } from "../../ui/useHeight";
import { useRowFocus } from "../../ui/useRowFocus";
import { ArticleRow } from "./ArticleRow";

export interface ArticleListHandle {
  focusFirst: () => void;
}

interface ArticleListProps {
  wanted: ArticleQuery;
  onDelete: (article: Article) => void;
  ref: Ref<ArticleListHandle>;
}

/** The articles, of which only those in sight exist in the page and are fetched. Arrow keys move along the rows. */
export function ArticleList({ wanted, onDelete, ref }: ArticleListProps) {
  const { q, unfinished, sort } = wanted;
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const { total, row, error } = useArticleRows(wanted, range.first, range.last);
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [q, unfinished, sort]);

  const focus = useRowFocus(scroller, total ?? 0, rows.scrollToIndex);

  // A row that is deleted takes the focus with it: the row that comes in its place gets it.
  const deleted = useRef<number | null>(null);
  const removeAt = (index: number, article: Article) => {
    deleted.current = index;
    onDelete(article);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the list has become shorter.
  useEffect(() => {
    if (deleted.current !== null) focus(deleted.current);
    deleted.current = null;
  }, [total]);
  useImperativeHandle(ref, () => ({ focusFirst: () => focus(0) }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    const index = Number(event.target.closest<HTMLElement>("[data-index]")?.dataset.index);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: (total ?? 1) - 1 }[event.key];
    const article = row(index);
    if (target !== undefined) {
      event.preventDefault();
      focus(target);
    } else if ((event.key === "Delete" || event.key === "Backspace") && article) {
      event.preventDefault();
      removeAt(index, article);
    }
  };

  if (error) return <Callout tone="problem">{messageOf(error)}</Callout>;
  return (
    <div ref={scroller} className="article-list">
      <div ref={measure} className="article-list__measure" />
      <p className="visually-hidden" aria-live="polite">
        {(q || unfinished) && total !== undefined ? `${total} found` : ""}
      </p>
      {total === 0 && (
        <p className="article-list__none">
          {q ? (
            <>
              {unfinished ? "Nothing unfinished" : "Nothing in the library"} matches <strong>“{q}”</strong>.
            </>
          ) : (
            "Nothing is unfinished: everything is checked."
          )}
        </p>
      )}
      <ul className="article-list__rows" style={{ height: rows.getTotalSize() }} onKeyDown={onKeyDown}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <li
            key={row(index)?.id ?? index}
            data-index={index}
            className="article-list__place"
            style={{ transform: `translateY(${start}px)`, height: rowHeight }}
            aria-setsize={total}
            aria-posinset={index + 1}
          >
            <ArticleRow article={row(index)} onDelete={(article) => removeAt(index, article)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
