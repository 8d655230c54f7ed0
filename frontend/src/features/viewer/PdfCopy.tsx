import { useMemo, useState } from "react";
import type { Block, Claim, Evidence, Snapshot } from "../../api/types";
import { placeBlocks } from "../../lib/articleText";
import type { ChosenPlace } from "../../lib/chosenPlace";
import { pageAt, startOfPage } from "../../lib/sourcePlaces";
import { Segmented } from "../../ui/Segmented";
import { Pages } from "./Pages";
import { SourceText } from "./SourceText";

const views = [
  { key: "pages", label: "Pages" },
  { key: "text", label: "Text" },
] as const;

interface PdfCopyProps {
  copy: Snapshot;
  /** Its text; none of a scanned one. */
  blocks: readonly Block[];
  lang: string;
  claim: Claim;
  shown: Evidence | undefined;
  chosen: ChosenPlace | null;
  onChoose: (place: ChosenPlace | null) => void;
}

/** A PDF: its pages as they look, or the text that was read from them, in which words can be selected. */
export function PdfCopy({ copy, blocks, lang, claim, shown, chosen, onChoose }: PdfCopyProps) {
  const placed = useMemo(() => placeBlocks(blocks), [blocks]);
  const [view, setView] = useState<"pages" | "text">("pages");
  const words = chosen && "span" in chosen ? chosen.span : shown?.selector?.span;
  const [page, setPage] = useState(() => shown?.selector?.page || (words && pageAt(placed, words.start)) || 1);
  const change = (next: "pages" | "text") => {
    // Back to the page on which the words are that were selected in the text.
    if (next === "pages" && chosen && "span" in chosen) setPage(pageAt(placed, chosen.span.start) || page);
    setView(next);
  };
  const tools = blocks.length > 0 && <Segmented label="Show" options={views} value={view} onChange={change} />;
  if (view === "pages") {
    return (
      <Pages
        copy={copy}
        page={page}
        onPage={(next) => {
          setPage(next);
          if (chosen && !("span" in chosen)) onChoose(null);
        }}
        words={words}
        shown={shown}
        chosen={chosen}
        onChoose={onChoose}
        tools={tools}
      />
    );
  }
  return (
    <>
      <div className="stage__tools stage__tools--stay">{tools}</div>
      <SourceText
        blocks={blocks}
        lang={lang}
        evidence={claim.evidence.filter(({ snapshotId }) => snapshotId === copy.id)}
        shown={shown}
        startAt={words && pageAt(placed, words.start) === page ? words.start : startOfPage(placed, page)}
        onChoose={onChoose}
      />
    </>
  );
}
