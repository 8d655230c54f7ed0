import { ChevronsDownUp, ChevronsUpDown } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { DiffItem, DiffLine, Piece } from "../../lib/diffView";
import { usePictureAddress } from "../../queries/library";
import { Button } from "../../ui/Button";
import { Added, Removed, Said } from "../../ui/Changed";
import { FigurePicture } from "../../ui/FigurePicture";
import { seen } from "../../ui/seen";

interface DiffLinesProps {
  lines: readonly DiffLine[];
  /** What stands one below the other in this part of the text. */
  items: readonly DiffItem[];
  isSideBySide: boolean;
  lang: string | undefined;
  /** The change that has been gone to; null if it is not in this part. */
  current: number | null;
  /** The stretches that somebody has unfolded, by their first lines. */
  unfolded: ReadonlySet<number>;
  onFold: (from: number) => void;
  onGo: (change: number) => void;
}

/** A part of the lines of a difference, which is drawn anew as a whole. */
export const DiffLines = memo(function DiffLines(props: DiffLinesProps) {
  const { lines, items, unfolded, onFold, ...shown } = props;
  const draw = (index: number) => <Line key={index} line={lines[index] as DiffLine} {...shown} />;
  return (
    <div className="diff__part">
      {items.map((item) => {
        if ("line" in item) return draw(item.line);
        const { from, to } = item;
        const isOpen = unfolded.has(from);
        return (
          <div key={`fold ${from}`}>
            <Button
              look="quiet"
              size="small"
              className="diff__fold"
              icon={isOpen ? <ChevronsDownUp /> : <ChevronsUpDown />}
              aria-expanded={isOpen}
              onPress={() => onFold(from)}
            >
              {to - from} paragraphs are the same
            </Button>
            {isOpen && Array.from({ length: to - from }, (_, i) => draw(from + i))}
          </div>
        );
      })}
    </div>
  );
});

type Shown = Pick<DiffLinesProps, "isSideBySide" | "lang" | "current" | "onGo">;

function Line({ line, isSideBySide, ...shown }: Shown & { line: DiffLine }) {
  const { row, isChanged } = line;
  const className = `diff-line diff-line--${row.kind} ${isChanged ? "is-changed" : ""}`;
  if (!isSideBySide) {
    return (
      <div className={className}>
        <Side line={line} side="both" {...shown} />
      </div>
    );
  }
  return (
    <div className={`${className} diff-line--sides`}>
      <Side line={line} side="old" {...shown} />
      <Side line={line} side="new" {...shown} />
    </div>
  );
}

type SideName = "old" | "new" | "both";

const isOn: Record<SideName, readonly Piece["kind"][]> = {
  both: ["same", "respelt", "removed", "added", "movedAway", "movedHere"],
  old: ["same", "respelt", "removed", "movedAway"],
  new: ["same", "respelt", "added", "movedHere"],
};

function Side({ line, side, lang, ...shown }: Omit<Shown, "isSideBySide"> & { line: DiffLine; side: SideName }) {
  const { row, pieces, pictures } = line;
  const words = pieces.filter(({ kind }) => isOn[side].includes(kind));
  if (words.length === 0 && !pictures) return <div className="diff-line__side diff-line__side--none" />;
  const content = (
    <>
      {pictures && <Pictures pictures={pictures} side={side} current={shown.current} />}
      {words.map((piece, i) => (
        // The pieces have no names, and are drawn anew as a whole.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <Words key={i} piece={piece} side={side} {...shown} />
      ))}
    </>
  );
  const own = { className: "diff-line__side", dir: "auto", lang };
  // The headings of the text begin below those of the screen: beside each other the two texts have headings of their own.
  const Heading = side === "both" ? "h2" : "h3";
  if (row.kind === "heading") return <Heading {...own}>{content}</Heading>;
  if (row.kind === "quote") return <blockquote {...own}>{content}</blockquote>;
  return <div {...own}>{content}</div>;
}

interface WordsProps extends Pick<Shown, "current" | "onGo"> {
  piece: Piece;
  side: SideName;
}

function Words({ piece, side, current, onGo }: WordsProps) {
  const { kind, text, was, change } = piece;
  // The space after words is no part of what is underlined or struck out.
  const words = text.trimEnd();
  const rest = text.slice(words.length);
  const own = { "data-change": change, "data-current": change === current || undefined };
  switch (kind) {
    case "same":
      return seen(text);
    case "respelt":
      return <Respelt text={text} was={was ?? ""} side={side} />;
    case "removed":
      return (
        <>
          <Removed {...own}>{seen(words)}</Removed>
          {rest}
        </>
      );
    case "added":
      return (
        <>
          <Added {...own}>{seen(words)}</Added>
          {rest}
        </>
      );
    case "movedHere":
      return (
        <>
          <span {...own} className="moved moved--here">
            <MoveLabel>Moved here</MoveLabel>
            {seen(words)}
          </span>
          {rest}
        </>
      );
    case "movedAway":
      return (
        <>
          <span className="moved moved--away">
            {change === undefined ? (
              <MoveLabel>Moved away</MoveLabel>
            ) : (
              <Button look="quiet" size="small" className="moved__to" onPress={() => onGo(change)}>
                Moved away
                <Said>: go to where it stands now</Said>
              </Button>
            )}
            {seen(words)}
          </span>
          {rest}
        </>
      );
  }
}

const MoveLabel = ({ children }: { children: string }) => (
  <span className="moved__label">
    {children}
    <Said>: </Said>
  </span>
);

/** The same words in another typography. */
function Respelt({ text, was, side }: { text: string; was: string; side: SideName }): ReactNode {
  const shown = side === "old" ? was : text;
  if (shown.trim() === "") return shown;
  return (
    <span className="respelt" title={side === "both" && was.trim() !== "" ? `Before: ${was}` : undefined}>
      {seen(shown)}
    </span>
  );
}

interface PicturesProps {
  pictures: NonNullable<DiffLine["pictures"]>;
  side: SideName;
  current: number | null;
}

function Pictures({ pictures: { before, after, change }, side, current }: PicturesProps) {
  const address = usePictureAddress();
  const draw = (hashes: readonly string[], label: string) =>
    hashes.map((hash) => (
      <div key={hash} className="diff-picture">
        <span className="moved__label">{label}</span>
        <FigurePicture src={address(hash)} alt={label} />
      </div>
    ));
  return (
    <div className="diff-pictures" data-change={change} data-current={change === current || undefined}>
      {side !== "new" && draw(before, "Picture before")}
      {side !== "old" && draw(after, "Picture now")}
    </div>
  );
}
