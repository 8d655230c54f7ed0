import {
  type MouseEvent,
  type Ref,
  startTransition,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Article, Claim, Span, Version } from "../../api/types";
import { listRuns, type PlacedBlock } from "../../lib/articleText";
import { placeOf as placeOfClaim } from "../../lib/claimOrder";
import { type BlockLayers, holdsClaim, type Layers } from "../../lib/layers";
import { cursorAt, cursorOver } from "../../lib/readingCursor";
import type { OpenSuggestion } from "../../lib/suggestions";
import { useStable } from "../../ui/useStable";
import { Announcer } from "./Announcer";
import { ArticleHead } from "./ArticleHead";
import { placeAtPoint, placeOf } from "./domPlaces";
import { PassageHandles } from "./PassageHandles";
import { type PictureMarking, PictureMarkingContext } from "./pictureMarking";
import "./Reader.css";
import "./highlights.css";
import type { Reading } from "./reading";
import { SelectionToolbar } from "./SelectionToolbar";
import { showWords } from "./showWords";
import { TextMenu } from "./TextMenu";
import { TextPart } from "./TextPart";
import { textView } from "./textView";
import { useClaimNames } from "./useClaimNames";
import { useCursorDrawing } from "./useCursorDrawing";
import { useKeptFocus } from "./useKeptFocus";
import { useCopying, usePointer } from "./usePointer";
import { useReadingCommands } from "./useReadingCommands";
import { useTabStop } from "./useTabStop";

export interface ReaderHandle {
  /** Scrolls to the first words of a claim and makes them flash. */
  show: (claim: Claim) => void;
  /** Selects words of the text, and gives it the focus. */
  goTo: (span: Span) => void;
  /** Gives the focus to the text, where the cursor is. */
  focus: () => void;
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
  reading: Reading;
  layers: Layers;
  claims: readonly Claim[];
  openClaim: Claim | undefined;
  /** The claim that commands are about at the moment. */
  current: () => Claim | undefined;
  onOpen: (claimId: string) => void;
  /** The keys have led to a claim, which has the focus. */
  onReach: (claimId: string) => void;
  /** What can be done in the text; null where it is for reading only. */
  work: ReaderWork | null;
  ref: Ref<ReaderHandle>;
}

export interface ReaderWork {
  /** Marks words as a claim and opens it. */
  onMark: (span: Span) => void;
  pictures: PictureMarking;
  suggestionOf: (words: Span) => OpenSuggestion | undefined;
  onResize: (claim: Claim, passage: string, span: Span) => void;
}

/** From this many words on, blocks out of sight are not laid out; it makes hit tests slower, so short texts go without. */
const longText = 20_000;
/** About three screens of blocks: those whose layers are drawn with the first frame. */
const inFirstFrame = 30;
/** Few enough that a part is drawn at once, so many that the parts are few: each costs something in every frame. */
const inPart = 15;

/** The article with its claims marked in it, and the cursor that moves in it. */
export function Reader(props: ReaderProps) {
  const { article, version, reading, layers, claims, openClaim, current, onOpen, work, ref } = props;
  const { text } = reading;
  const isLong = version.words > longText;
  const scroller = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLElement>(null);
  const complete = useSecondFrame();
  const active = openClaim?.id ?? null;
  const hasActive = (own: BlockLayers) => active !== null && holdsClaim(own, active);
  const parts = useMemo(() => partsOf(listRuns(text.blocks)), [text]);
  const dragging = usePointer(surface, reading);
  const drawn = useDrawn(parts, dragging, (block) => {
    const own = layers.byBlock[block] as BlockLayers;
    return complete || block < inFirstFrame || hasActive(own) ? own : bare;
  });
  useClaimNames(layers, drawn.flat());
  useCopying(reading);
  useCursorDrawing({ reading, surface, scroller, current });
  useTabStop({ reading, claims, surface, current, onReach: props.onReach });
  useKeptFocus(surface);

  const open = (ids: string[]) => {
    // A click on overlapping claims opens the one on top, another click the one under it, and so on.
    const stack = ids.toReversed();
    const next = stack[(stack.indexOf(openClaim?.id ?? "") + 1) % stack.length];
    if (next) onOpen(next);
  };
  useReadingCommands({ reading, claims, layers, surface, onOpen: open, onReach: props.onReach });
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const words = target.closest<HTMLElement>("mark[data-claims]");
    const native = getSelection();
    if (native?.isCollapsed === false) return;
    const isPointer = event.detail > 0;
    // A link inside a claim follows by keyboard only: the pointer asks for the claim.
    if (!isPointer && target.closest("a")) return;
    const place =
      isPointer && native?.anchorNode && surface.current
        ? placeOf(text, surface.current, native.anchorNode, native.anchorOffset)
        : null;
    if (place !== null) reading.moveTo(cursorAt(place), { reveal: false });
    if (!words) return;
    event.preventDefault();
    event.stopPropagation();
    open(words.dataset.claims?.split(" ") ?? []);
  };
  /** Where the pointer asks what can be done, there the cursor is; unless it is within the words that are selected. */
  const { comeHere } = useStable({
    comeHere: (x: number, y: number) => {
      const place = surface.current && placeAtPoint(text, surface.current, x, y);
      const words = reading.words();
      if (place === null || (words && place >= words.start && place <= words.end)) return;
      reading.moveTo(cursorAt(place), { reveal: false });
    },
  });

  useImperativeHandle(ref, () => ({
    show: (claim) => {
      const first = placeOfClaim(claim);
      if (first) reading.moveTo(cursorAt(first.start), { claimId: claim.id, reveal: false });
      if (surface.current) showWords(surface.current, claim.id);
    },
    goTo: (span) => {
      surface.current?.focus({ preventScroll: true });
      reading.moveTo(cursorOver(span));
    },
    focus: () => surface.current?.focus({ preventScroll: true }),
    ...textView(surface, scroller, text.blocks),
  }));

  return (
    <div ref={scroller} className="reader">
      <ArticleHead article={article} version={version} />
      {/* biome-ignore-start lint/a11y/noNoninteractiveElementInteractions lint/a11y/noNoninteractiveTabindex lint/a11y/useKeyWithClickEvents: the text is
          the app's own reading surface: commands move a cursor over the words, and open a claim. */}
      <article
        ref={surface}
        className={`article ${isLong ? "article--long" : ""}`}
        lang={article.lang || undefined}
        aria-label="Text of the article"
        aria-keyshortcuts="ArrowDown ArrowUp ArrowRight ArrowLeft Enter"
        tabIndex={0}
        data-surface="text"
        onClick={onClick}
      >
        <PictureMarkingContext value={work?.pictures ?? null}>
          {parts.map(({ first, runs }, i) => (
            <TextPart
              key={first}
              text={text}
              runs={runs}
              layers={drawn[i] as BlockLayers[]}
              activeClaim={drawn[i]?.some(hasActive) ? active : null}
            />
          ))}
        </PictureMarkingContext>
      </article>
      {/* biome-ignore-end lint/a11y/noNoninteractiveElementInteractions lint/a11y/noNoninteractiveTabindex lint/a11y/useKeyWithClickEvents: see above. */}
      <div className="reader__over" data-selecting={dragging || undefined}>
        {work && openClaim && (
          <PassageHandles
            reading={reading}
            claim={openClaim}
            surface={surface}
            scroller={scroller}
            onResize={work.onResize}
          />
        )}
        {work && !dragging && (
          <SelectionToolbar
            reading={reading}
            scroller={scroller}
            current={current}
            onMark={work.onMark}
            suggestionOf={work.suggestionOf}
          />
        )}
      </div>
      {work && <TextMenu surface={surface} current={current} onOpen={comeHere} />}
      <Announcer reading={reading} />
    </div>
  );
}

const bare: BlockLayers = { states: [], asides: [], claims: [], regions: [], suggested: [] };

interface Part {
  /** The index of the first block. */
  first: number;
  runs: PlacedBlock[][];
}

/** The text in parts of some blocks each. */
function partsOf(runs: readonly PlacedBlock[][]): Part[] {
  const parts: (Part & { size: number })[] = [];
  for (const run of runs) {
    const last = parts.at(-1);
    if (last && last.size + run.length <= inPart) {
      last.runs.push(run);
      last.size += run.length;
    } else parts.push({ first: run[0]?.index ?? 0, runs: [run], size: run.length });
  }
  return parts;
}

/**
 * The layers to draw of each part's blocks. While the pointer is pressed on the text it stays as the page shows it: to
 * draw it anew would let go of words that are being selected, and take away the mark that is being clicked.
 */
function useDrawn(
  parts: readonly Part[],
  isHeld: boolean,
  layersOf: (block: number) => BlockLayers,
): readonly BlockLayers[][] {
  // Only what has been drawn may be held: a drawing that was given up for another may have had other layers.
  const shown = useRef<readonly BlockLayers[][]>([]);
  const drawn =
    isHeld && shown.current.length === parts.length
      ? shown.current
      : parts.map(({ runs }) => runs.flatMap((run) => run.map(({ index }) => layersOf(index))));
  useLayoutEffect(() => {
    shown.current = drawn;
  });
  return drawn;
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
