import { memo, type ReactNode } from "react";
import type { Mark, Sentence } from "../../api/types";
import type { PlacedBlock } from "../../lib/articleText";
import type { BlockClaim, BlockLayers } from "../../lib/layers";
import { type Highlight, type Segment, segments } from "../../lib/segments";
import type { ReadingText } from "../../lib/sentences";
import { seen } from "../../ui/seen";
import { ClaimMark } from "./ClaimMark";

export interface BlockProps {
  placed: PlacedBlock;
  text: ReadingText;
  /** The sentences of the block: from the first up to and without the other. */
  firstSentence: number;
  endSentence: number;
  layers: BlockLayers;
  /** The open claim, if it has words here. */
  activeClaim: string | null;
}

interface BlockTextProps extends BlockProps {
  /** The part of the block's text to draw, in UTF-16; all of it for any block but a table. */
  from?: number;
  to?: number;
}

/**
 * The words of a block as text nodes, in an element for each sentence, in flat, non-overlapping marks. The element that
 * holds them all carries where it begins (data-block, data-from), so that a place in the page can be told as a place in
 * the text; that of a sentence has its index as its id (./domPlaces).
 */
export const BlockText = memo(function BlockText(props: BlockTextProps) {
  const { placed, text, firstSentence, endSentence, layers, from = 0, to = placed.block.text.length } = props;
  const { points, start } = placed;
  const draw = drawer(props);
  const parts: ReactNode[] = [];
  let at = from;
  for (let i = firstSentence; i < endSentence; i++) {
    const sentence = text.sentences[i] as Sentence;
    const begin = Math.max(at, points.toUtf16(sentence.start - start));
    const end = Math.min(to, points.toUtf16(sentence.end - start));
    if (begin >= end) continue;
    parts.push(...draw(at, begin));
    parts.push(
      <span key={`s${i}`} id={sentenceId(i)} className={`sentence is-${layers.states[i - firstSentence]}`}>
        {draw(begin, end)}
      </span>,
    );
    at = end;
  }
  parts.push(...draw(at, to));
  return (
    <span data-block={placed.index} data-from={from}>
      {parts}
    </span>
  );
});

export const sentenceId = (index: number) => `sentence-${index}`;

/** Gives a function that draws the words between two places of the block, with everything that lies over them. */
function drawer({ placed, layers, activeClaim }: BlockProps) {
  const { text, marks = [] } = placed.block;
  const inline = marks.map((mark, i) => ({
    id: String(i),
    start: placed.points.toUtf16(mark.start),
    end: placed.points.toUtf16(mark.end),
  }));
  const { asides, claims, suggested } = layers;
  const all: Highlight[] = [...suggested, ...asides, ...claims];
  return (start: number, end: number): ReactNode[] => {
    if (start >= end) return [];
    return segments({ start, end }, all).flatMap((segment) => {
      const words = inlineRuns(text, segment, inline, marks);
      const over = claimsOver(claims, segment);
      if (over.length > 0) {
        return (
          <ClaimMark key={segment.start} segment={segment} claims={over} activeClaim={activeClaim}>
            {words}
          </ClaimMark>
        );
      }
      const aside = asides.findLast(({ id }) => segment.ids.includes(id));
      if (!aside && segment.ids.length === 0) return words;
      return (
        <span
          key={segment.start}
          className={aside ? `aside aside--${aside.kind} ${aside.was ? "has-changed" : ""}`.trim() : "suggested"}
          title={aside?.was && `Before: ${aside.was}`}
        >
          {words}
        </span>
      );
    });
  };
}

/** The claims over a segment, in the order of its ids: the one on top last. */
function claimsOver(claims: readonly BlockClaim[], { start, end, ids }: Segment): BlockClaim[] {
  return ids.flatMap((id) => claims.find((each) => each.id === id && each.start <= start && each.end >= end) ?? []);
}

/** The words of a piece with links, emphasis and code; those overlap no edges within a run, so nesting is safe. */
function inlineRuns(text: string, piece: Segment, inline: readonly Highlight[], marks: readonly Mark[]): ReactNode[] {
  return segments(piece, inline).map(({ start, end, ids }) =>
    ids.reduceRight<ReactNode>(
      (words, id) => inlineElement(marks[Number(id)] as Mark, `${start} ${id}`, words),
      seen(text.slice(start, end)),
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
