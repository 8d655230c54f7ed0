import { useMemo } from "react";
import { diffWords } from "../lib/wordDiff";
import { Added, Removed } from "./Changed";
import "./WordChange.css";
import { seen } from "./seen";

/** What another wording changes: words struck out, and words put in. */
export function WordChange({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <span className="word-change serif" dir="auto">
      {parts.map(({ kind, text }, i) => {
        // The parts have no names, and are drawn anew as a whole.
        const key = `${i} ${kind}`;
        if (kind === "removed") return <Removed key={key}>{seen(text)}</Removed>;
        if (kind === "added") return <Added key={key}>{seen(text)}</Added>;
        return <span key={key}>{seen(text)}</span>;
      })}
    </span>
  );
}
