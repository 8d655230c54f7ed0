import { count } from "../../lib/count";

/** How many of an article's claims are done, as words and a line. */
export function Tally({ claims, finished }: { claims: number; finished: number }) {
  if (claims === 0) return <span className="tally quiet">No claims yet</span>;
  const done = finished === claims;
  return (
    <span className="tally">
      <span className="numeric">{done ? `${count(claims, "claim")} done` : `${finished} of ${claims} done`}</span>
      <span className="tally__track" aria-hidden="true">
        <span
          className="tally__fill"
          data-done={done || undefined}
          style={{ width: `${(100 * finished) / claims}%` }}
        />
      </span>
    </span>
  );
}
