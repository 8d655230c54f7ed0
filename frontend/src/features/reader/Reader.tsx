import {
  type MouseEvent,
  type Ref,
  startTransition,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Article, Claim, Span, Version } from "../../api/types";
import { listRuns, placeBlocks } from "../../lib/articleText";
import type { ClaimLook } from "../../lib/claimLook";
import { type BlockHighlight, type HighlightsByBlock, highlightsByBlock } from "../../lib/highlights";
import { ArticleHead } from "./ArticleHead";
import { BlockView } from "./BlockView";
import "./Reader.css";
import "./highlights.css";
import { spanBetween } from "../../lib/selection";
import { useCommand } from "../../ui/commands/useCommand";
import { placesOf, selectedPlaces } from "./domPlaces";
import { SelectionToolbar } from "./SelectionToolbar";
import { goToWords, showWords } from "./showWords";
import { textView } from "./textView";
import { useReadingCommands } from "./useReadingCommands";
import { useTextSelection } from "./useTextSelection";

export interface ReaderHandle {
  /** Scrolls to the first words of a claim and makes them flash. */
  show: (claimId: string) => void;
  /** Puts the reading cursor on words of the text, and the focus with it. */
  goTo: (span: Span) => void;
  focus: () => void;
  hasSelection: () => boolean;
  clearSelection: () => void;
  /** The part of the text that is in sight, in code points. */
  inSight: () => Span;
  /** Scrolls so that a place of the text is in the middle. */
  bringIntoSight: (codePoint: number) => void;
  /** Calls the listener whenever another part of the text may be in sight, until the returned function is called. */
  onSight: (listener: () => void) => () => void;
}

interface ReaderProps {
  article: Article;
  version: Version;
  claims: readonly Claim[];
  lookOf: (claim: Claim) => ClaimLook;
  openClaim: Claim | undefined;
  onOpen: (claimId: string) => void;
  onMark: (span: Span) => void;
  onAdd: (span: Span) => void;
  /** Told whenever other words are selected, for what is done with them elsewhere. */
  onSelection: (span: Span | null) => void;
  ref: Ref<ReaderHandle>;
}

/** From this many words on, blocks out of sight are not laid out; it makes hit tests slower, so short texts go without. */
const longText = 20_000;
const none: readonly BlockHighlight[] = [];
/** About three screens of blocks: those whose claims are drawn with the first frame. */
const inFirstFrame = 30;

/** The article with its claims marked in it. */
export function Reader(props: ReaderProps) {
  const { article, version, claims, lookOf, openClaim, onOpen, onMark, onAdd, onSelection, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLElement>(null);
  const blocks = useMemo(() => placeBlocks(version.blocks), [version.blocks]);
  const runs = useMemo(() => listRuns(blocks), [blocks]);
  const highlights = useHighlights(blocks, claims, lookOf);
  const complete = useSecondFrame();
  const { selection, dragging, clear } = useTextSelection(text, blocks);
  const span = selection?.span ?? null;
  useEffect(() => onSelection(span), [onSelection, span]);

  const open = (ids: string[]) => {
    // A click on overlapping claims opens the one on top, another click the one under it, and so on.
    const stack = ids.toReversed();
    const next = stack[(stack.indexOf(openClaim?.id ?? "") + 1) % stack.length];
    if (next) onOpen(next);
  };
  // Read from the page: keys may come faster than it is drawn. Elsewhere in the app the words are still those kept here.
  const words = () => {
    if (!text.current) return null;
    return selectedPlaces(text.current) ?? (selection && placesOf(text.current, selection.range));
  };
  const withWords = (run: (span: Span) => void) => () => {
    const cursor = words();
    const chosen = cursor && spanBetween(blocks, cursor.anchor, cursor.focus);
    if (!chosen) return;
    run(chosen);
    clear();
  };
  const hasSelection = () => words() !== null;
  useReadingCommands({ article: text, blocks, words, onOpen: open, onClear: clear });
  useCommand("mark.claim", withWords(onMark), { enabled: hasSelection });
  useCommand("mark.addToClaim", withWords(onAdd), { enabled: () => openClaim !== undefined && hasSelection() });
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const words = target.closest<HTMLElement>("mark[data-claims]");
    if (!words || getSelection()?.isCollapsed === false) return;
    // A link inside a claim follows by keyboard only: the pointer asks for the claim.
    if (event.detail > 0) event.preventDefault();
    else if (target.closest("a")) return;
    event.stopPropagation();
    open(words.dataset.claims?.split(" ") ?? []);
  };

  useImperativeHandle(ref, () => ({
    show: (claimId) => text.current && showWords(text.current, claimId),
    goTo: (span) => text.current && goToWords(text.current, blocks, span),
    focus: () => text.current?.focus(),
    hasSelection,
    clearSelection: clear,
    ...textView(text, scroller, blocks),
  }));

  const active = openClaim?.id ?? null;
  return (
    <div ref={scroller} className="reader">
      <ArticleHead article={article} version={version} />
      {/* biome-ignore-start lint/a11y/noNoninteractiveElementInteractions lint/a11y/noNoninteractiveTabindex lint/a11y/useKeyWithClickEvents: the text is
          the app's own reading surface: commands move a cursor over the words, and open a claim. */}
      <article
        ref={text}
        className={`article ${version.words > longText ? "article--long" : ""}`}
        lang={article.lang || undefined}
        aria-label="Text of the article"
        tabIndex={0}
        data-surface="text"
        onClick={onClick}
      >
        {runs.map((run) => {
          const views = run.map((placed) => {
            const all = highlights.get(placed.index) ?? none;
            const isActive = active !== null && all.some(({ id }) => id === active);
            const own = complete || isActive || placed.index < inFirstFrame ? all : none;
            return (
              <BlockView key={placed.index} placed={placed} highlights={own} activeClaim={isActive ? active : null} />
            );
          });
          if (run[0]?.block.kind !== "listItem") return views;
          return <ul key={`list ${run[0].index}`}>{views}</ul>;
        })}
      </article>
      {/* biome-ignore-end lint/a11y/noNoninteractiveElementInteractions lint/a11y/noNoninteractiveTabindex lint/a11y/useKeyWithClickEvents: see above. */}
      {selection && !dragging && (
        <SelectionToolbar range={selection.range} scroller={scroller} openNumber={openClaim?.number} />
      )}
    </div>
  );
}

/**
 * Whether the first frame is over. What comes after it is drawn as a transition, in slices: thousands of claims further
 * down do not keep anybody from reading the beginning.
 */
function useSecondFrame(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => startTransition(() => setOver(true)), []);
  return over;
}

/** The highlights by block; a block that nothing happened to keeps its own, and is not drawn again. */
function useHighlights(
  blocks: ReturnType<typeof placeBlocks>,
  claims: readonly Claim[],
  lookOf: (claim: Claim) => ClaimLook,
): HighlightsByBlock {
  const [before] = useState<{ current: HighlightsByBlock }>({ current: new Map() });
  return useMemo(() => {
    before.current = highlightsByBlock(blocks, claims, lookOf, before.current);
    return before.current;
  }, [blocks, claims, lookOf, before]);
}
