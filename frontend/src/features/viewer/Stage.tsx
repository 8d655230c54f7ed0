import { Minus, Plus, SquareDashed } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Region } from "../../api/types";
import { middle } from "../../lib/region";
import { Button, IconButton } from "../../ui/Button";
import { useCommands } from "../../ui/commands/useCommand";
import { RegionPicker } from "../../ui/RegionPicker";
import "./Stage.css";

interface StageProps {
  /** What can be chosen beside zoom and region, before them. */
  tools?: ReactNode;
  region: Region | null;
  onRegion: (region: Region | null) => void;
  /** What is shown of evidence. */
  shown: readonly Region[];
  /** Draws the picture, as wide as its frame, which is of so many pixels of the screen. */
  children: (pixels: number) => ReactNode;
}

const zooms = [1, 1.25, 1.5, 2, 3, 4];

/** A picture or a page of a document: it can be enlarged, and a region of it chosen. */
export function Stage({ tools, region, onRegion, shown, children }: StageProps) {
  const [zoom, setZoom] = useState(0);
  const [pixels, setPixels] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const change = (by: 1 | -1) => setZoom((at) => Math.min(Math.max(at + by, 0), zooms.length - 1));
  useCommands({ "source.zoomIn": () => change(1), "source.zoomOut": () => change(-1) });
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setPixels(Math.round(element.clientWidth * devicePixelRatio)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // Evidence is opened at its place.
  useEffect(() => {
    if (shown.length > 0)
      frame.current?.querySelector(".region--shown")?.scrollIntoView({ block: "center", inline: "center" });
  }, [shown]);
  const begin = () => {
    onRegion(middle);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(".region--chosen")?.focus());
  };
  return (
    <div className="stage">
      <div className="stage__tools">
        {tools}
        <Button look="quiet" size="small" icon={<SquareDashed />} onPress={begin}>
          Choose a region
        </Button>
        <span className="stage__zoom">
          <IconButton
            label="Smaller"
            command="source.zoomOut"
            size="small"
            isDisabled={zoom === 0}
            onPress={() => change(-1)}
          >
            <Minus />
          </IconButton>
          <span className="numeric quiet">{Math.round(100 * (zooms[zoom] ?? 1))} %</span>
          <IconButton
            label="Larger"
            command="source.zoomIn"
            size="small"
            isDisabled={zoom === zooms.length - 1}
            onPress={() => change(1)}
          >
            <Plus />
          </IconButton>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard. */}
      <section className="stage__view" aria-label="Picture" tabIndex={0}>
        <div ref={frame} className="stage__frame" style={{ width: `${100 * (zooms[zoom] ?? 1)}%` }}>
          {pixels > 0 && children(pixels)}
          <RegionPicker region={region} onChange={onRegion} shown={shown} />
        </div>
      </section>
    </div>
  );
}
