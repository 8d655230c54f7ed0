import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { Region } from "../api/types";
import { moved, type Point, regionBetween, regionInWords, resized } from "../lib/region";
import "./RegionPicker.css";

interface RegionPickerProps {
  /** The region that is being chosen. */
  region: Region | null;
  onChange: (region: Region | null) => void;
  /** What is shown of evidence: a region, or the boxes of words. */
  shown: readonly Region[];
}

/** How far an arrow key moves or resizes the region, in percent of the picture. */
const step = 2;

/** Over a picture or page, as large as it: shows regions and lets one be drawn by the pointer, and then moved by keys. */
export function RegionPicker({ region, onChange, shown }: RegionPickerProps) {
  const layer = useRef<HTMLDivElement>(null);
  const corner = useRef<Point | null>(null);
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const box = layer.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: (100 * (clientX - box.left)) / box.width, y: (100 * (clientY - box.top)) / box.height };
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    corner.current = pointOf(event);
    onChange(null);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (corner.current) onChange(regionBetween(corner.current, pointOf(event)));
  };
  const end = () => {
    corner.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!region || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = {
      ArrowLeft: { x: -step, y: 0 },
      ArrowRight: { x: step, y: 0 },
      ArrowUp: { x: 0, y: -step },
      ArrowDown: { x: 0, y: step },
    }[event.key];
    if (by) onChange(event.shiftKey ? resized(region, by) : moved(region, by));
    else if (event.key === "Escape") onChange(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={layer}
      className="region-picker"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {shown.map((each) => (
        <div key={JSON.stringify(each)} className="region region--shown" style={styleOf(each)} />
      ))}
      {region && (
        // biome-ignore-start lint/a11y/noNoninteractiveTabindex lint/a11y/noStaticElementInteractions: arrow keys move it.
        <div
          className="region region--chosen"
          style={styleOf(region)}
          role="application"
          aria-roledescription="region"
          aria-label={`${regionInWords(region)}. Arrows move it, with Shift they resize it.`}
          tabIndex={0}
          onKeyDown={onKeyDown}
        />
        // biome-ignore-end lint/a11y/noNoninteractiveTabindex lint/a11y/noStaticElementInteractions: see above.
      )}
    </div>
  );
}

const styleOf = ({ x, y, w, h }: Region) => ({ left: `${x}%`, top: `${y}%`, width: `${w}%`, height: `${h}%` });
