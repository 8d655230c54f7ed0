import { memo } from "react";
import type { PlacedBlock } from "../../lib/articleText";
import type { BlockLayers } from "../../lib/layers";
import type { ReadingText } from "../../lib/sentences";
import { BlockView } from "./BlockView";

interface TextPartProps {
  text: ReadingText;
  /** The blocks of the part; the items of one list together. */
  runs: readonly PlacedBlock[][];
  /** The layers of its blocks, in their order. */
  layers: readonly BlockLayers[];
  /** The open claim, if it has words here. */
  activeClaim: string | null;
}

/** A part of a text, which is looked at as a whole: in a long text most parts have nothing to be drawn anew. */
export const TextPart = memo(function TextPart({ text, runs, layers, activeClaim }: TextPartProps) {
  let next = 0;
  return runs.map((run) => {
    const views = run.map((placed) => {
      const own = layers[next++] as BlockLayers;
      const [first, end] = text.sentencesIn(placed.index);
      return (
        <BlockView
          key={placed.index}
          placed={placed}
          text={text}
          firstSentence={first}
          endSentence={end}
          layers={own}
          activeClaim={own.claims.some(({ id }) => id === activeClaim) ? activeClaim : null}
        />
      );
    });
    if (run[0]?.block.kind !== "listItem") return views;
    return <ul key={`list ${run[0].index}`}>{views}</ul>;
  });
});
