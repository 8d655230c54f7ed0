import type { Diff, DiffPart, DiffRow, Span } from "../api/types";
import { diffWords } from "./wordDiff";

/** A run of words in the difference between two versions, as it is drawn. */
export interface Piece {
  /** respelt: the same words, in which capitals, quotation marks, dashes or spaces are others. */
  kind: "same" | "respelt" | "removed" | "added" | "movedAway" | "movedHere";
  /** As the new text has them; those that are gone from their place, as the old text had them. */
  text: string;
  /** Of what is the same or respelt: as the old text had them, if they differ. */
  was?: string;
  /** The change that it is a part of, or, for words that moved away, the one at their new place. */
  change?: number;
}

/** A paragraph and what became of it. */
export interface DiffLine {
  row: Pick<DiffRow, "kind" | "level">;
  pieces: Piece[];
  /** The pictures before and after, if they are others; and the change that this is. */
  pictures?: { before: string[]; after: string[]; change: number };
  isChanged: boolean;
}

/** One thing to look at on the way through the changes. */
export interface Change {
  /** The line in which it begins. */
  line: number;
  /** What a screen reader says of it. */
  said: string;
  /** Where the new text has it; absent for what is gone. */
  place?: Span;
}

export interface DiffView {
  lines: DiffLine[];
  changes: Change[];
  /** How many of the changes are passages that moved. */
  moved: number;
  /** Whether anything differs in its typography only; that is shown, and is no change to be looked at. */
  isRespelt: boolean;
}

/** Arranges a difference for reading: in lines, with its changes counted in the order of the text. */
export function diffView({ rows }: Pick<Diff, "rows">): DiffView {
  const counter = new Counter();
  const away: { piece: Piece; part: DiffPart }[] = [];
  const lines = paired(rows).map((group, index) => lineOf(group, index, counter, away));
  for (const { piece, part } of away) piece.change = counter.movedTo(part.new);
  return {
    lines,
    changes: counter.changes,
    moved: counter.moves.length,
    isRespelt: lines.some(({ pieces }) => pieces.some(({ kind }) => kind === "respelt")),
  };
}

/**
 * The rows of each line. Of paragraphs that went where others came, the first that went stands with the first that
 * came, so that one that was rewritten as a whole is before and after in one place.
 */
function paired(rows: readonly DiffRow[]): DiffRow[][] {
  const isOnly = (row: DiffRow | undefined, op: DiffPart["op"]) =>
    row !== undefined && row.parts.length > 0 && row.parts.every((part) => part.op === op);
  const lines: DiffRow[][] = [];
  for (let i = 0; i < rows.length; ) {
    let middle = i;
    while (isOnly(rows[middle], "delete")) middle++;
    let end = middle;
    while (middle > i && isOnly(rows[end], "insert")) end++;
    if (end === i) end = i + 1;
    if (middle === i) middle = end;
    const [gone, come] = [rows.slice(i, middle), rows.slice(middle, end)];
    for (let k = 0; k < Math.max(gone.length, come.length); k++) {
      lines.push([gone[k], come[k]].filter((row) => row !== undefined));
    }
    i = end;
  }
  return lines;
}

function lineOf(rows: DiffRow[], index: number, counter: Counter, away: { piece: Piece; part: DiffPart }[]): DiffLine {
  const pieces: Piece[] = [];
  counter.beginLine(index);
  for (const row of rows) {
    // The line feeds that part the blocks are no words. Within a line they part lines of a block, or blocks that go together.
    const lastOld = row.parts.findLastIndex(({ op }) => op !== "insert" && op !== "movedFrom");
    const lastNew = row.parts.findLastIndex(({ op }) => op !== "delete" && op !== "movedTo");
    row.parts.forEach((part, i) => {
      const text = i === lastOld || i === lastNew ? part.text.replace(/\n$/, "") : part.text;
      const was = i === lastOld ? part.was?.replace(/\n$/, "") : part.was;
      if (part.op === "equal") {
        counter.close();
        if (text !== "") pieces.push(...(was === undefined ? [{ kind: "same" as const, text }] : respelt(was, text)));
        return;
      }
      if (text === "") return;
      const piece: Piece = { kind: kinds[part.op], text };
      pieces.push(piece);
      if (part.op === "movedTo") away.push({ piece, part });
      else piece.change = counter.count(part, text);
    });
  }
  const before = rows.flatMap(({ oldPictures }) => oldPictures);
  const after = rows.flatMap(({ newPictures }) => newPictures);
  counter.close();
  const isOther = before.length !== after.length || before.some((hash, i) => hash !== after[i]);
  const pictures = isOther ? { before, after, change: counter.countPicture(before.length, after.length) } : undefined;
  const last = rows.at(-1) as DiffRow;
  const isChanged = isOther || pieces.some(({ kind }) => kind !== "same");
  return { row: { kind: last.kind, level: last.level }, pieces, isChanged, ...(pictures && { pictures }) };
}

const kinds = { delete: "removed", insert: "added", movedTo: "movedAway", movedFrom: "movedHere" } as const;

/** The words of both typographies: where they differ, both stand in one piece. */
function respelt(was: string, text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { kind, text: words } of diffWords(was, text)) {
    const last = pieces.at(-1);
    if (kind === "same") pieces.push({ kind: "same", text: words });
    else if (kind === "removed") pieces.push({ kind: "respelt", text: "", was: words });
    else if (last?.kind === "respelt" && last.text === "") last.text = words;
    else pieces.push({ kind: "respelt", text: words, was: "" });
  }
  return pieces;
}

/** Counts the changes: what was put in the place of something is one with it, and so are neighbours that moved together. */
class Counter {
  readonly changes: Change[] = [];
  readonly moves: { change: number; old: Span; place: Span }[] = [];
  private line = 0;
  private open: { change: number; isMove: boolean } | undefined;

  beginLine(line: number) {
    this.line = line;
    this.close();
  }

  close() {
    this.open = undefined;
  }

  count(part: DiffPart, text: string): number {
    const words = shortened(text);
    if (part.op === "movedFrom" && part.old && part.new) return this.countMove(part.old, part.new, words);
    const said = `${part.op === "delete" ? "removed" : "added"} “${words}”`;
    const change = this.open && !this.open.isMove ? this.changes[this.open.change] : undefined;
    if (this.open && change) {
      change.said += `, ${said}`;
      if (part.new) change.place = joined(change.place, part.new);
      return this.open.change;
    }
    return this.add({ line: this.line, said, ...(part.new && { place: part.new }) }, false);
  }

  countPicture(before: number, after: number): number {
    const said = before === 0 ? "picture added" : after === 0 ? "picture removed" : "another picture";
    const change = this.add({ line: this.line, said }, false);
    this.close();
    return change;
  }

  /** The change at which words that moved stand now. */
  movedTo(place: Span | undefined): number | undefined {
    if (!place) return undefined;
    return this.moves.find((move) => move.place.start < place.end && place.start < move.place.end)?.change;
  }

  private countMove(old: Span, place: Span, words: string): number {
    const last = this.moves.at(-1);
    if (last && last.old.end === old.start && last.place.end === place.start) {
      last.old = joined(last.old, old);
      last.place = joined(last.place, place);
      const change = this.changes[last.change] as Change;
      change.place = last.place;
      return last.change;
    }
    const change = this.add({ line: this.line, said: `moved here “${words}”`, place }, true);
    this.moves.push({ change, old, place });
    return change;
  }

  private add(change: Change, isMove: boolean): number {
    this.changes.push(change);
    this.open = { change: this.changes.length - 1, isMove };
    return this.open.change;
  }
}

const joined = (a: Span | undefined, b: Span): Span => ({ start: a?.start ?? b.start, end: b.end });

/** So many characters are said of a change: enough to know it by. */
const saidOfWords = 60;

function shortened(text: string): string {
  const words = text.trim();
  if (words.length <= saidOfWords) return words;
  return `${words.slice(0, saidOfWords).replace(/\s+\S*$/, "")} …`;
}

/** What stands one below the other: a line, or a stretch of lines that are the same in both texts. */
export type DiffItem = { line: number } | { from: number; to: number };

/** So many lines stay in sight beside a change. */
const context = 1;
/** Fewer lines than that are not folded. */
const fewest = 3;

/** The lines with long stretches that are the same taken together. */
export function foldedItems(lines: readonly DiffLine[]): DiffItem[] {
  const items: DiffItem[] = [];
  for (let i = 0; i < lines.length; ) {
    if (lines[i]?.isChanged) {
      items.push({ line: i++ });
      continue;
    }
    let end = i;
    while (end < lines.length && !lines[end]?.isChanged) end++;
    const from = i === 0 ? 0 : i + context;
    const to = end === lines.length ? end : end - context;
    const isFolded = to - from >= fewest;
    for (; i < (isFolded ? from : end); i++) items.push({ line: i });
    if (!isFolded) continue;
    items.push({ from, to });
    for (i = to; i < end; i++) items.push({ line: i });
  }
  return items;
}
