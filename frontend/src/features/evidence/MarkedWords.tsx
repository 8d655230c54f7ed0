import type { ReactNode } from "react";
import type { Span } from "../../api/types";
import { CodePoints } from "../../lib/codePoints";
import { seen } from "../../ui/seen";

/** A number, a date or a name in the words, and what the other side has of it. */
export interface MarkedFact extends Span {
  sort: "shared" | "missing" | "other";
}

/** What a screen reader is told after the words, where others see a line. */
const spoken = { shared: " (on both sides)", missing: " (in no evidence)", other: "" };

/** Words with their facts marked. The facts do not overlap. */
export function MarkedWords({ words, facts }: { words: string; facts: readonly MarkedFact[] }) {
  const points = new CodePoints(words);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, sort } of facts) {
    const from = points.toUtf16(start);
    const to = points.toUtf16(end);
    parts.push(
      seen(words.slice(at, from)),
      <mark key={start} className={`likeness likeness--${sort}`}>
        {seen(words.slice(from, to))}
        {spoken[sort] && <span className="visually-hidden">{spoken[sort]}</span>}
      </mark>,
    );
    at = to;
  }
  return [...parts, seen(words.slice(at))];
}
