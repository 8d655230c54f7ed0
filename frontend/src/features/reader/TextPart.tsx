import { memo } from "react";
import type { PlacedBlock } from "../../lib/articleText";
import { type BlockLayers, holdsClaim } from "../../lib/layers";
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

/**
 * A part of a text, which is looked at as a whole: in a long text most parts have nothing to be drawn anew, and those
 * out of sight are not laid out.
 */
export const TextPart = memo(function TextPart({ text, runs, layers, activeClaim }: TextPartProps) {
  let next = 0;
  const drawn = runs.map((run) => {
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
          activeClaim={activeClaim !== null && holdsClaim(own, activeClaim) ? activeClaim : null}
        />
      );
    });
    if (run[0]?.block.kind !== "listItem") return views;
    return <ul key={`list ${run[0].index}`}>{views}</ul>;
  });
  return (
    <div className="article__part" style={{ containIntrinsicBlockSize: `auto ${guessedHeight(runs)}em` }}>
      {drawn}
    </div>
  );
}, isSame);

/** Whether a part looks as before: its layers come in a new list each time, which mostly has the same in it. */
function isSame({ layers: before, ...old }: TextPartProps, { layers, ...own }: TextPartProps): boolean {
  return (
    old.text === own.text &&
    old.runs === own.runs &&
    old.activeClaim === own.activeClaim &&
    before.length === layers.length &&
    before.every((one, i) => one === layers[i])
  );
}

/** About as many characters as a line of the column holds, and the heights of a line and of what parts two blocks, in em. */
const [lineLength, lineHeight, gap] = [66, 1.68, 1.05];

/** How high the part will be, in em, as far as its characters tell; counts until the part has been laid out once. */
function guessedHeight(runs: readonly PlacedBlock[][]): number {
  const heights = runs.flat().map(({ points }) => Math.ceil(points.length / lineLength) * lineHeight + gap);
  return Math.round(heights.reduce((sum, height) => sum + height, 0));
}
