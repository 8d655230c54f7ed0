import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Article, Diff, Span } from "../../api/types";
import { count } from "../../lib/count";
import { type DiffItem, diffView, foldedItems, type DiffView as View } from "../../lib/diffView";
import { changePreferences, usePreferences } from "../../queries/preferences";
import { useCommand, useCommands } from "../../ui/commands/useCommand";
import { useStable } from "../../ui/useStable";
import { useWidth } from "../../ui/useWidth";
import { DiffLines } from "./DiffLines";
import { DiffToolbar } from "./DiffToolbar";
import "./DiffView.css";

interface DiffViewProps {
  article: Article;
  diff: Diff;
  /** Whether the newer of the two texts is the one that is being checked. */
  isChecked: boolean;
  /** Shows words of that text on the desk. */
  onShow: (words: Span) => void;
}

/** The least width, in rem, at which two texts have room beside each other. */
const widthForTwo = 46;
/** So many lines are one part, as blocks are in the reader: the parts out of sight are not laid out. */
const inPart = 15;
/** Of the parts: enough for any window. */
const inFirstFrame = 2;
const noFolds: ReadonlySet<number> = new Set();

/** What changed between two versions: all of it in one text, or the two beside each other. */
export function DiffView({ article, diff, isChecked, onShow }: DiffViewProps) {
  const { diffLayout } = usePreferences();
  const view = useMemo(() => diffView(diff), [diff]);
  const folded = useMemo(() => foldedItems(view.lines), [view]);
  const [current, setCurrent] = useState<number | null>(null);
  const [isFolded, setFolded] = useState(true);
  const [unfolded, setUnfolded] = useState(noFolds);
  const [said, setSaid] = useState("");
  const [width, measured] = useWidth();
  const text = useRef<HTMLDivElement>(null);
  const hasRoom = width >= widthForTwo;
  const isSideBySide = hasRoom && diffLayout === "sideBySide";
  // A long text comes to be drawn in slices, so that nobody waits for its end.
  const drawnSideBySide = useDeferredValue(isSideBySide);
  const isComplete = useDeferredValue(true, false);
  const canFold = folded.some((item) => "from" in item);

  const items: readonly DiffItem[] = isFolded ? folded : view.lines.map((_, line) => ({ line }));
  const parts = useMemo(() => partsOf(items), [items]);

  const { changes } = view;
  const { goTo } = useStable({
    goTo: (change: number) => {
      setCurrent(change);
      const words = `Change ${change + 1} of ${changes.length}: ${changes[change]?.said}`;
      setSaid(words === said ? `${words}\u00a0` : words);
      text.current?.querySelector(`[data-change="${change}"]`)?.scrollIntoView({ block: "center" });
    },
  });
  const step = (direction: 1 | -1) => {
    if (current === null) return goTo(direction > 0 ? 0 : changes.length - 1);
    goTo((current + direction + changes.length) % changes.length);
  };
  // What comes into sight may be higher than it was taken for; it is known once it is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn as the current one, perhaps a moment later.
  useEffect(() => {
    text.current?.querySelector("[data-current]")?.scrollIntoView({ block: "center" });
  }, [current, isComplete, drawnSideBySide, isFolded]);

  const place = current === null ? undefined : changes[current]?.place;
  const show = isChecked && place ? () => onShow(place) : null;
  const setLayout = (layout: typeof diffLayout) => changePreferences({ diffLayout: layout });
  const { fold } = useStable({
    fold: (from: number) =>
      setUnfolded(
        (before) => new Set(before.has(from) ? [...before].filter((each) => each !== from) : [...before, from]),
      ),
  });
  useCommands({ "diff.next": () => step(1), "diff.previous": () => step(-1) }, { enabled: changes.length > 0 });
  useCommand("diff.layout", () => setLayout(isSideBySide ? "inline" : "sideBySide"), { enabled: hasRoom });
  useCommand("diff.fold", () => setFolded(!isFolded), { enabled: canFold });
  useCommand("diff.inText", () => show?.(), { enabled: show !== null });

  return (
    <>
      <DiffToolbar
        current={current}
        changes={changes.length}
        onStep={step}
        layout={diffLayout}
        hasRoom={hasRoom}
        onLayout={setLayout}
        isFolded={canFold ? isFolded : null}
        onFold={() => setFolded(!isFolded)}
        onShow={show}
      />
      <p className="visually-hidden" aria-live="polite" aria-atomic="true">
        {said}
      </p>
      <div ref={measured} className="diff__measure" />
      <section
        ref={text}
        className={`diff__text ${drawnSideBySide ? "diff__text--sides" : ""} ${items.length > 200 ? "diff__text--long" : ""}`}
        aria-label="The text with its changes"
      >
        <p className="diff__summary">{summaryOf(view)}</p>
        {drawnSideBySide && (
          <div className="diff-line--sides diff__sides">
            <h2>Version {diff.from.seq}</h2>
            <h2>Version {diff.to.seq}</h2>
          </div>
        )}
        {parts.slice(0, isComplete ? parts.length : inFirstFrame).map(({ key, items: own, holds }) => (
          <DiffLines
            key={key}
            lines={view.lines}
            items={own}
            isSideBySide={drawnSideBySide}
            lang={article.lang || undefined}
            current={current !== null && holds(changes[current]?.line ?? -1) ? current : null}
            unfolded={unfolded}
            onFold={fold}
            onGo={goTo}
          />
        ))}
      </section>
    </>
  );
}

interface Part {
  key: number;
  items: DiffItem[];
  /** Whether a change that begins in the line is drawn in this part. */
  holds: (line: number) => boolean;
}

function partsOf(items: readonly DiffItem[]): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < items.length; i += inPart) {
    const own = items.slice(i, i + inPart);
    // A passage that moved may go on in the part after the one in which it begins.
    const first = startOf(own[0]) - inPart;
    const last = startOf(own.at(-1));
    parts.push({ key: startOf(own[0]), items: own, holds: (line) => line >= first && line <= last });
  }
  return parts;
}

const startOf = (item: DiffItem | undefined) => (item === undefined ? 0 : "line" in item ? item.line : item.from);

function summaryOf({ changes, moved, isRespelt }: View): string {
  const respelt = "Words with dots below differ only in capitals, quotation marks, dashes or spaces.";
  if (changes.length === 0) return isRespelt ? `No word has changed. ${respelt}` : "No word has changed.";
  const all = `${count(changes.length, "change")}${moved > 0 ? `, ${moved} of them ${moved === 1 ? "a passage" : "passages"} that moved` : ""}.`;
  return isRespelt ? `${all} ${respelt}` : all;
}
