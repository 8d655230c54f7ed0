import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Claim, Span } from "../../api/types";
import { type Edge, withEdgeAt, withMovedEdge } from "../../lib/passageEdges";
import { useJob } from "../../lib/useJob";
import { claimNumber } from "../../queries/desk";
import { placeAtPoint, rangeOf } from "./domPlaces";
import "./PassageHandles.css";
import type { Reading } from "./reading";

interface PassageHandlesProps {
  reading: Reading;
  claim: Claim;
  surface: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  onResize: (claim: Claim, passage: string, span: Span) => void;
}

interface Handle {
  passage: Claim["passages"][number];
  edge: Edge;
  /** Of the words on which it stands; in writing from right to left they begin on the right. */
  side: "left" | "right";
  left: number;
  top: number;
  height: number;
}

/**
 * Grips at both ends of the open claim's words. Dragged or moved with the arrow keys they go from word to word, with
 * Alt held from character to character; Escape puts the words back as they were when the drag began.
 */
export function PassageHandles({ reading, claim, surface, scroller, onResize }: PassageHandlesProps) {
  const { say } = useJob();
  const [handles, setHandles] = useState<readonly Handle[]>([]);
  const place = useCallback(() => {
    const frame = scroller.current;
    // One that is not stored yet has no id: its ends could not be told from those of the passage that it becomes.
    const stored = claim.passages.filter(({ id }) => id !== "");
    const found = frame ? stored.flatMap((passage) => handlesOf(reading, passage, frame)) : [];
    setHandles((before) => (isSame(before, found) ? before : found));
  }, [reading, claim.passages, scroller]);
  useLayoutEffect(place);
  useEffect(() => {
    const frame = scroller.current;
    if (!frame) return;
    const observer = new ResizeObserver(place);
    observer.observe(frame);
    if (surface.current) observer.observe(surface.current);
    // What comes into sight is laid out only then, and moves what follows.
    frame.addEventListener("scroll", place, { passive: true });
    return () => {
      observer.disconnect();
      frame.removeEventListener("scroll", place);
    };
  }, [place, scroller, surface]);

  return handles.map(({ passage, edge, side, ...at }) => (
    <Grip
      key={`${passage.id} ${edge}`}
      className={`grip grip--${edge} grip--${side}`}
      label={say(`${edge === "start" ? "Beginning" : "End"} of claim ${claimNumber(claim)}`)}
      word={wordAt(reading, passage, edge)}
      at={passage[edge]}
      style={at}
      original={passage}
      onMove={(direction, unit) =>
        onResize(claim, passage.id, withMovedEdge(reading.text, passage, edge, direction, unit))
      }
      onDrag={(x, y, isExact) => {
        const to = surface.current && placeAtPoint(reading.text, surface.current, x, y);
        if (to !== null) onResize(claim, passage.id, withEdgeAt(reading.text, passage, edge, to, isExact));
      }}
      onCancel={(original) => onResize(claim, passage.id, original)}
    />
  ));
}

interface GripProps {
  className: string;
  label: string;
  /** The word at the edge, which a screen reader says as the value. */
  word: string;
  at: number;
  style: { left: number; top: number; height: number };
  original: Span;
  onMove: (direction: 1 | -1, unit: "word" | "character") => void;
  onDrag: (x: number, y: number, isExact: boolean) => void;
  onCancel: (original: Span) => void;
}

function Grip({ className, label, word, at, style, original, onMove, onDrag, onCancel }: GripProps) {
  const before = useRef<Span | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape" && before.current) {
      event.preventDefault();
      onCancel(before.current);
      before.current = null;
    }
    if (direction === undefined) return;
    event.preventDefault();
    onMove(direction as 1 | -1, event.altKey ? "character" : "word");
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    before.current = { start: original.start, end: original.end };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (before.current) onDrag(event.clientX, event.clientY, event.altKey);
  };
  const release = () => {
    before.current = null;
  };
  return (
    <span
      role="slider"
      className={className}
      style={style}
      tabIndex={0}
      aria-label={label}
      aria-valuenow={at}
      aria-valuetext={word}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
    />
  );
}

function handlesOf(reading: Reading, passage: Claim["passages"][number], frame: HTMLElement): Handle[] {
  const outer = frame.getBoundingClientRect();
  return (["start", "end"] as const).flatMap((edge) => {
    const at = passage[edge];
    const range = rangeOf(reading.text, edge === "start" ? { start: at, end: at + 1 } : { start: at - 1, end: at });
    // Of the mark and not of the letter: before the first word there is the sign, behind the last one the number.
    const mark = range?.startContainer.parentElement?.closest("mark");
    const rects = mark?.getClientRects();
    const box = rects?.[edge === "start" ? 0 : rects.length - 1];
    if (!mark || !box) return [];
    const side = (edge === "end") === (getComputedStyle(mark).direction === "ltr") ? "right" : "left";
    const left = box[side] - outer.left + frame.scrollLeft;
    return [{ passage, edge, side, left, top: box.top - outer.top + frame.scrollTop, height: box.height }];
  });
}

const isSame = (a: readonly Handle[], b: readonly Handle[]) =>
  a.length === b.length && a.every((handle, i) => facts.every((fact) => handle[fact] === b[i]?.[fact]));

const facts = ["passage", "edge", "side", "left", "top", "height"] as const;

function wordAt({ text, wordsOf }: Reading, passage: Span, edge: Edge): string {
  const place = edge === "start" ? passage.start : passage.end - 1;
  const word = text.wordsOf(text.sentenceAt(place)).find(({ start, end }) => start <= place && place < end);
  return wordsOf(word ?? { start: place, end: place + 1 });
}
