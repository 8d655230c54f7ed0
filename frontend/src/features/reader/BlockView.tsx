import { memo } from "react";
import { BlockNotes } from "./BlockNotes";
import { type BlockProps, BlockText } from "./BlockText";
import { FigureBlock } from "./FigureBlock";
import { TableBlock } from "./TableBlock";

/** One block of the article as the element that it is. */
export const BlockView = memo(function BlockView(props: BlockProps) {
  const { block } = props.placed;
  const own = { className: `block block--${block.kind}`, lang: block.lang, dir: "auto" };
  switch (block.kind) {
    case "heading":
      return <HeadingBlock {...props} />;
    case "quote":
      return (
        <blockquote {...own}>
          <BlockText {...props} />
          <BlockNotes block={block} />
        </blockquote>
      );
    case "listItem":
      return (
        <li {...own} style={{ "--depth": block.level ?? 1 } as React.CSSProperties}>
          <span className="block__bullet" aria-hidden="true">
            {block.ordered ? `${block.number}.` : "•"}
          </span>
          <BlockText {...props} />
          <BlockNotes block={block} />
        </li>
      );
    case "preformatted":
      return (
        <pre {...own}>
          <BlockText {...props} />
          <BlockNotes block={block} />
        </pre>
      );
    case "table":
      return <TableBlock {...props} />;
    case "figure":
      return <FigureBlock {...props} />;
    default:
      return (
        <p {...own}>
          <BlockText {...props} />
          <BlockNotes block={block} />
        </p>
      );
  }
});

/** The article's title is the page's h1, so the headings of its text begin at h2. */
const headings = ["h2", "h2", "h3", "h4", "h5", "h6"] as const;

function HeadingBlock(props: BlockProps) {
  const { block } = props.placed;
  const Heading = headings[(block.level ?? 1) - 1] ?? "h6";
  const own = { className: `block block--heading block--heading-${block.level}`, lang: block.lang, dir: "auto" };
  const words = <BlockText {...props} />;
  if (!block.references) return <Heading {...own}>{words}</Heading>;
  // Beside the heading, not in it: it would be a part of the heading's name.
  return (
    <div {...own}>
      <Heading className="block__heading">{words}</Heading>
      <BlockNotes block={block} />
    </div>
  );
}
