import { memo, type ReactNode } from "react";
import type { Mark } from "../../api/types";
import type { PlacedBlock } from "../../lib/articleText";
import type { BlockHighlight } from "../../lib/highlights";
import { type Highlight, type Segment, segments } from "../../lib/segments";

interface BlockTextProps {
  placed: PlacedBlock;
  /** The part of the block's text to draw, in UTF-16; all of it for any block but a table. */
  from?: number;
  to?: number;
  highlights: readonly BlockHighlight[];
  /** The open claim, if it has words here. */
  activeClaim: string | null;
}

/**
 * The words of a block as text nodes in flat, non-overlapping marks. The element that holds them carries where it
 * begins (data-block, data-from), so that a place in the page can be told as a place in the text (./domPlaces).
 */
export const BlockText = memo(function BlockText(props: BlockTextProps) {
  const { placed, from = 0, to = placed.block.text.length, highlights, activeClaim } = props;
  const { text, marks = [] } = placed.block;
  const inline = marks.map((mark, i) => ({
    id: String(i),
    start: placed.points.toUtf16(mark.start),
    end: placed.points.toUtf16(mark.end),
  }));
  return (
    <span data-block={placed.index} data-from={from}>
      {segments({ start: from, end: to }, highlights).map((segment) => {
        const words = inlineRuns(text, segment, inline, marks);
        if (segment.ids.length === 0) return words;
        return (
          <ClaimMark key={segment.start} segment={segment} highlights={highlights} activeClaim={activeClaim}>
            {words}
          </ClaimMark>
        );
      })}
    </span>
  );
});

interface ClaimMarkProps {
  segment: Segment;
  highlights: readonly BlockHighlight[];
  activeClaim: string | null;
  children: ReactNode;
}

/**
 * Words of one claim or of several. The claim that begins last lies on top and gives colour and line; the one under
 * it shows as a second line. The sign stands where a claim begins and its number where it ends; both are drawn by
 * CSS, so that they are never part of the text.
 */
function ClaimMark({ segment, highlights, activeClaim, children }: ClaimMarkProps) {
  const { start, end, ids } = segment;
  const over = ids.map(
    (id) => highlights.find((h) => h.id === id && h.start <= start && h.end >= end) as BlockHighlight,
  );
  const top = (over.find(({ id }) => id === activeClaim) ?? over.at(-1)) as BlockHighlight;
  const under = over.findLast((highlight) => highlight !== top);
  const beginning = over.findLast((highlight) => highlight.begins && highlight.start === start);
  const numbers = over.filter((highlight) => highlight.ends && highlight.end === end).map(({ number }) => number);
  const classes = [`tone-${top.look.tone}`, `line-${top.look.line}`];
  if (under) classes.push("is-layered", `under-${under.look.tone}`, `under-line-${under.look.line}`);
  if (beginning) classes.push("begins", `glyph-${beginning.look.glyph}`);
  if (top.id === activeClaim) classes.push("is-active");
  return (
    <mark
      className={classes.join(" ")}
      data-claims={ids.join(" ")}
      data-begins={beginning?.id}
      data-numbers={numbers.length > 0 ? numbers.join(",") : undefined}
      tabIndex={beginning ? -1 : undefined}
    >
      {children}
    </mark>
  );
}

/** The words of a piece with links, emphasis and code; those overlap no edges within a run, so nesting is safe. */
function inlineRuns(text: string, piece: Segment, inline: readonly Highlight[], marks: readonly Mark[]): ReactNode[] {
  return segments(piece, inline).map(({ start, end, ids }) =>
    ids.reduceRight<ReactNode>(
      (words, id) => inlineElement(marks[Number(id)] as Mark, `${start} ${id}`, words),
      text.slice(start, end),
    ),
  );
}

function inlineElement({ kind, href }: Mark, key: string, words: ReactNode): ReactNode {
  switch (kind) {
    case "link":
      return (
        <a key={key} href={href}>
          {words}
        </a>
      );
    case "strong":
      return <strong key={key}>{words}</strong>;
    case "em":
      return <em key={key}>{words}</em>;
    case "code":
      return <code key={key}>{words}</code>;
  }
}
