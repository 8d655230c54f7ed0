import { BlockNotes } from "./BlockNotes";
import { type BlockProps, BlockText } from "./BlockText";

/** A table: each cell draws its part of the block's text. */
export function TableBlock(props: BlockProps) {
  const { block, points } = props.placed;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
    <section className="block block--table" aria-label="Table" dir="auto" tabIndex={0}>
      <table lang={block.lang}>
        <tbody>
          {block.rows?.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a text never change.
            <tr key={i}>
              {row.cells.map((cell, column) => {
                const Cell = cell.header ? "th" : "td";
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells.
                  <Cell key={column} scope={cell.header ? (i === 0 ? "col" : "row") : undefined}>
                    <BlockText {...props} from={points.toUtf16(cell.start)} to={points.toUtf16(cell.end)} />
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <BlockNotes block={block} />
    </section>
  );
}
