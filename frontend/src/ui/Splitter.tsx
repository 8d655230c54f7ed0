import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { rem } from "./rem";
import "./Splitter.css";

interface SplitterProps {
  label: string;
  /** The width that was set, in pixels at a zoom of 100 %; 0 where none was. */
  width: number;
  /** Sets another one; 0 for the one that the pane has by itself. */
  onResize: (width: number) => void;
}

/** How far an arrow key moves it, in pixels at a zoom of 100 %. */
const step = 16;

/**
 * The line at the beginning of a pane that stands after another one. It sets the width of its pane, to which it belongs
 * and whose style has to be positioned; how narrow the two can be, their min-width says. It is dragged or moved by arrow
 * keys; Home and End make the pane as narrow and as wide as it can be, a double click takes back what was set. What it
 * says of itself are pixels at a zoom of 100 %.
 */
export function Splitter({ label, width, onResize }: SplitterProps) {
  const line = useRef<HTMLDivElement>(null);
  const [bounds, setBounds] = useState({ now: 0, min: 0, max: 0 });
  const drag = useRef<{ from: number; width: number } | null>(null);

  // The pane is as wide as there is room for, whatever was set.
  useEffect(() => {
    const { current } = line;
    const { before, after } = panesOf(current);
    const observer = new ResizeObserver(() => setBounds(boundsOf(current)));
    observer.observe(before);
    observer.observe(after);
    return () => observer.disconnect();
  }, []);

  const set = (wanted: number) => {
    const { min, max } = boundsOf(line.current);
    onResize(Math.round(Math.min(Math.max(wanted, min), max)));
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, width: boundsOf(line.current).now };
  };
  const dragged = ({ clientX }: PointerEvent) => {
    if (!drag.current) return undefined;
    return drag.current.width + (drag.current.from - clientX) / (rem() / 16);
  };
  const onPointerMove = (event: PointerEvent) => {
    const wanted = dragged(event);
    // Straight to the page while it moves; it is remembered when it is let go of.
    if (wanted !== undefined) panesOf(line.current).after.style.width = `${wanted / 16}rem`;
  };
  const onPointerUp = (event: PointerEvent) => {
    const wanted = dragged(event);
    const moved = drag.current && drag.current.from !== event.clientX;
    drag.current = null;
    if (wanted !== undefined && moved) set(wanted);
  };
  const onPointerCancel = () => {
    drag.current = null;
    panesOf(line.current).after.style.width = widthStyle(width) ?? "";
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { now, min, max } = bounds;
    const wanted = { ArrowLeft: now + step, ArrowRight: now - step, Home: min, End: max }[event.key];
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    set(wanted);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved.
    <div
      ref={line}
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={Math.round(bounds.now)}
      aria-valuemin={Math.round(bounds.min)}
      aria-valuemax={Math.round(bounds.max)}
      onMouseDown={(event) => event.preventDefault()} // or WebKit selects what it is drawn over
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onResize(0)}
    />
  );
}

/** The style of a pane that a splitter has given a width. */
export const widthStyle = (width: number) => (width > 0 ? `${width / 16}rem` : undefined);

const panesOf = (line: HTMLElement | null) => ({
  before: line?.parentElement?.previousElementSibling as HTMLElement,
  after: line?.parentElement as HTMLElement,
});

/** How wide the pane is, and how narrow and wide it can be, in pixels at a zoom of 100 %. */
function boundsOf(line: HTMLElement | null) {
  const { before, after } = panesOf(line);
  const scale = rem() / 16;
  const least = (pane: HTMLElement) => Number.parseFloat(getComputedStyle(pane).minWidth);
  return {
    now: after.offsetWidth / scale,
    min: least(after) / scale,
    max: (before.offsetWidth + after.offsetWidth - least(before)) / scale,
  };
}
