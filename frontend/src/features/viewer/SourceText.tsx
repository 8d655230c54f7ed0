import { type KeyboardEvent, memo, type PointerEvent, useEffect, useMemo, useRef } from "react";
import type { Block, Evidence, Span } from "../../api/types";
import { listRuns, type PlacedBlock, partInBlock, placeBlocks, textOf } from "../../lib/articleText";
import { segments } from "../../lib/segments";
import { spanWithin } from "../../lib/selection";
import { type Landmark, landmarksOf, sentenceBeside, sentenceEdge } from "../../lib/sourcePlaces";
import { timecode } from "../../lib/timecode";
import { usePictureAddress } from "../../queries/library";
import { FigurePicture } from "../../ui/FigurePicture";
import { boundaryOf, nativeSelection, rangeOver } from "../../ui/textPlaces";
import "./SourceText.css";
import { seen } from "../../ui/seen";

interface SourceTextProps {
  blocks: readonly Block[];
  lang: string;
  /** The evidence that was taken from here; its words are marked. */
  evidence: readonly Evidence[];
  /** The piece whose words are to stand out. */
  shown: Evidence | undefined;
  /** The code point that is to be in sight at first. */
  startAt: number | null;
  onChoose: (words: { span: Span; text: string } | null) => void;
}

/**
 * The text that was read from a copy of a source. What is selected in it is the page's own selection, with the pointer or
 * with keys: arrows go from sentence to sentence, with Shift they extend it.
 */
export function SourceText({ blocks, lang, evidence, shown, startAt, onChoose }: SourceTextProps) {
  const surface = useRef<HTMLDivElement>(null);
  const placed = useMemo(() => placeBlocks(blocks), [blocks]);
  const landmarks = useMemo(() => landmarksOf(placed), [placed]);
  const selected = () => {
    const native = surface.current && nativeSelection(placed, surface.current);
    return (
      native &&
      spanWithin(placed, { start: Math.min(native.anchor, native.focus), end: Math.max(native.anchor, native.focus) })
    );
  };
  const choose = useRef(onChoose);
  choose.current = onChoose;

  // biome-ignore lint/correctness/useExhaustiveDependencies: one listener for as long as the text is shown.
  useEffect(() => {
    // What lets go of the selection says so itself: to press a button elsewhere does not.
    const onChange = () => {
      const span = selected();
      if (span) choose.current({ span, text: textOf(placed, span) });
    };
    document.addEventListener("selectionchange", onChange);
    return () => document.removeEventListener("selectionchange", onChange);
  }, [placed]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only where it begins.
  useEffect(() => {
    if (!surface.current || startAt === null) return;
    const start = rangeOver(placed, surface.current, { start: startAt, end: startAt + 1 });
    start?.startContainer.parentElement?.scrollIntoView({ block: "center" });
  }, []);

  const select = (span: Span) => {
    const range = surface.current && rangeOver(placed, surface.current, span);
    const native = getSelection();
    if (!range || !native) return;
    native.removeAllRanges();
    native.addRange(range);
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  };
  const extend = (direction: 1 | -1) => {
    const root = surface.current;
    const native = root && nativeSelection(placed, root);
    const edge = native && sentenceEdge(placed, native.focus, direction);
    const to = root && edge !== null && boundaryOf(placed, root, edge, direction > 0);
    if (to) getSelection()?.extend(...to);
  };
  const onPointerDown = ({ button, shiftKey }: PointerEvent) => {
    if (button !== 0 || shiftKey) return;
    // The page would drag the words that are selected elsewhere, and nothing would be chosen any more.
    getSelection()?.removeAllRanges();
    onChoose(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] as 1 | -1 | undefined;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && selected()) {
      getSelection()?.removeAllRanges();
      onChoose(null);
      event.preventDefault();
      event.stopPropagation();
    } else if (direction && event.shiftKey) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") extend(direction);
      else getSelection()?.modify("extend", direction > 0 ? "forward" : "backward", "word");
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = sentenceBeside(placed, selected()?.start ?? (startAt ?? 0) - 1, direction ?? 1);
      if (next) select(next);
      event.preventDefault();
    }
  };

  return (
    // biome-ignore-start lint/a11y/noNoninteractiveElementInteractions lint/a11y/noNoninteractiveTabindex: the text is a
    // reading surface of the app's own: keys select words in it.
    <section
      ref={surface}
      className="source-text"
      lang={lang || undefined}
      aria-label="Text of the source"
      aria-keyshortcuts="ArrowDown ArrowUp Shift+ArrowRight Shift+ArrowLeft"
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      {listRuns(placed).map((run) => {
        const views = run.map((each) => (
          <SourceBlock
            key={each.index}
            placed={each}
            landmarks={landmarks[each.index] ?? none}
            cited={citedIn(each, evidence)}
            shownId={shown?.id}
          />
        ));
        return run[0]?.block.kind === "listItem" ? <ul key={run[0].index}>{views}</ul> : views;
      })}
    </section>
    // biome-ignore-end lint/a11y/noNoninteractiveElementInteractions lint/a11y/noNoninteractiveTabindex: see above.
  );
}

const none: readonly never[] = [];

interface Cited extends Span {
  id: string;
}

/** The words of evidence in a block, in UTF-16; one empty list for all blocks without, so that they are drawn once. */
function citedIn(placed: PlacedBlock, evidence: readonly Evidence[]): readonly Cited[] {
  const cited = evidence.flatMap(({ id, selector }) => {
    const part = selector?.span && partInBlock(placed, selector.span);
    return part ? [{ id, ...part }] : [];
  });
  return cited.length > 0 ? cited : none;
}

interface SourceBlockProps {
  placed: PlacedBlock;
  landmarks: readonly Landmark[];
  cited: readonly Cited[];
  shownId: string | undefined;
}

const SourceBlock = memo(function SourceBlock(props: SourceBlockProps) {
  const { block, points } = props.placed;
  const own = { className: `block block--${block.kind}`, lang: block.lang, dir: "auto" };
  switch (block.kind) {
    case "heading": {
      const Heading = headings[(block.level ?? 1) - 1] ?? "h6";
      return (
        <Heading {...own} className={`block block--heading block--heading-${block.level}`}>
          <SourceWords {...props} />
        </Heading>
      );
    }
    case "quote":
      return (
        <blockquote {...own}>
          <SourceWords {...props} />
        </blockquote>
      );
    case "listItem":
      return (
        <li {...own} style={{ "--depth": block.level ?? 1 } as React.CSSProperties}>
          <span className="block__bullet" aria-hidden="true">
            {block.ordered ? `${block.number}.` : "•"}
          </span>
          <SourceWords {...props} />
        </li>
      );
    case "preformatted":
      return (
        <pre {...own}>
          <SourceWords {...props} />
        </pre>
      );
    case "table":
      return (
        <div {...own}>
          <table>
            <tbody>
              {block.rows?.map((row, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a text never change.
                <tr key={i}>
                  {row.cells.map(({ header, start, end }, column) => {
                    const Cell = header ? "th" : "td";
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells.
                      <Cell key={column} scope={header ? (i === 0 ? "col" : "row") : undefined}>
                        <SourceWords {...props} from={points.toUtf16(start)} to={points.toUtf16(end)} />
                      </Cell>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case "figure":
      return <Figure {...props} />;
    default:
      return (
        <p {...own}>
          <SourceWords {...props} />
        </p>
      );
  }
});

function Figure(props: SourceBlockProps) {
  const { block } = props.placed;
  const address = usePictureAddress();
  return (
    <figure className="block block--figure" lang={block.lang} dir="auto">
      <FigurePicture src={block.image && address(block.image)} alt={block.alt} />
      <figcaption>
        <SourceWords {...props} />
      </figcaption>
    </figure>
  );
}

/** Under the heading of the source. */
const headings = ["h3", "h3", "h4", "h5", "h6", "h6"] as const;

interface SourceWordsProps extends SourceBlockProps {
  /** The part of the block's text, in UTF-16; all of it for any block but a table. */
  from?: number;
  to?: number;
}

/** Words as text nodes in flat marks. What is not of the text itself, such as where a page begins, is drawn by CSS. */
function SourceWords({ placed, landmarks, cited, shownId, from = 0, to = placed.block.text.length }: SourceWordsProps) {
  const { text } = placed.block;
  const marks = landmarks.filter(({ at }) => at >= from && (at < to || at === from));
  const edges = [...marks.map(({ at }) => at), to];
  const draw = (start: number, end: number) =>
    start >= end
      ? []
      : segments({ start, end }, cited).map(({ start: at, end: until, ids }) =>
          ids.length === 0 ? (
            seen(text.slice(at, until))
          ) : (
            <mark
              key={at}
              className="cited"
              data-evidence={ids.join(" ")}
              data-shown={ids.includes(shownId ?? "") || undefined}
            >
              {seen(text.slice(at, until))}
            </mark>
          ),
        );
  return (
    <span data-block={placed.index} data-from={from}>
      {draw(from, edges[0] ?? to)}
      {marks.map(({ at, page, time }, i) => [
        <span key={`l${at}`} className="landmark" data-name={page ? `Page ${page}` : timecode(time ?? 0)} />,
        ...draw(at, edges[i + 1] ?? to),
      ])}
    </span>
  );
}
