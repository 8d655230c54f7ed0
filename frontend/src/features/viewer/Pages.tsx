import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { messageOf } from "../../api/error";
import type { Evidence, Region, Snapshot, Span } from "../../api/types";
import type { ChosenPlace } from "../../lib/chosenPlace";
import { useBoxes, usePageImage } from "../../queries/snapshots";
import { Button, IconButton } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { useCommands } from "../../ui/commands/useCommand";
import { NumberField } from "../../ui/NumberField";
import "./Pages.css";
import { Stage } from "./Stage";

interface PagesProps {
  copy: Snapshot;
  page: number;
  onPage: (page: number) => void;
  /** Words of the text to be shown on the page. */
  words: Span | undefined;
  shown: Evidence | undefined;
  chosen: ChosenPlace | null;
  onChoose: (place: ChosenPlace | null) => void;
  /** What can be chosen beside, before everything else. */
  tools: ReactNode;
}

/** The pages of a PDF as they look, one at a time, with what evidence was taken from them. */
export function Pages({ copy, page, onPage, words, shown, chosen, onChoose, tools }: PagesProps) {
  const { data: boxes } = useBoxes(copy.id, page, words);
  const turn = (by: 1 | -1) => onPage(Math.min(Math.max(page + by, 1), copy.pages));
  useCommands({ "source.nextPage": () => turn(1), "source.previousPage": () => turn(-1) });
  const cited = shown?.selector?.page === page ? shown.selector.region : undefined;
  const regions = useMemo(() => [...(boxes ?? []), ...(cited ? [cited] : [])], [boxes, cited]);
  const region = chosen && "region" in chosen && chosen.page === page ? (chosen.region ?? null) : null;
  return (
    <Stage
      tools={
        <>
          {tools}
          <span className="pages">
            <IconButton
              label="Previous page"
              command="source.previousPage"
              size="small"
              isDisabled={page === 1}
              onPress={() => turn(-1)}
            >
              <ChevronLeft />
            </IconButton>
            <NumberField label="Page" labelHidden value={page} least={1} most={copy.pages} onChange={onPage} />
            <span className="quiet numeric">of {copy.pages}</span>
            <IconButton
              label="Next page"
              command="source.nextPage"
              size="small"
              isDisabled={page === copy.pages}
              onPress={() => turn(1)}
            >
              <ChevronRight />
            </IconButton>
          </span>
          <Button look="quiet" size="small" onPress={() => onChoose({ page })}>
            Whole page
          </Button>
        </>
      }
      region={region}
      onRegion={(drawn: Region | null) => onChoose(drawn && { page, region: drawn })}
      shown={regions}
    >
      {(pixels) => <Page copy={copy} page={page} pixels={pixels} />}
    </Stage>
  );
}

/** Widths in which pages are drawn, in pixels: few, so that one that was drawn fits again. */
const [grain, widest] = [300, 3000];

function Page({ copy, page, pixels }: { copy: Snapshot; page: number; pixels: number }) {
  const { data: picture, error } = usePageImage(copy.id, page, Math.min(Math.ceil(pixels / grain) * grain, widest));
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!picture) return;
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  if (error) return <Callout tone="problem">{messageOf(error)}</Callout>;
  if (!url || !picture) return <div className="pages__blank" aria-busy="true" />;
  return <img src={url} alt={`Page ${page} of ${copy.name}`} draggable={false} />;
}
