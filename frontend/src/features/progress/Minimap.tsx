import { memo, type PointerEvent, type RefObject, useEffect, useMemo, useRef } from "react";
import type { Claim, Span, Tone, Version } from "../../api/types";
import type { ClaimLook } from "../../lib/claimLook";
import type { SentenceState } from "../../lib/coverage";
import { overviewOf, type Run } from "../../lib/overview";
import "./Minimap.css";

/** What the minimap needs of the text that it stands beside. */
export interface TextView {
  /** The part of the text that is in sight, in code points. */
  inSight: () => Span;
  /** Brings a place of the text into sight. */
  bringIntoSight: (codePoint: number) => void;
  /** Calls the listener whenever another part of the text may be in sight, until the returned function is called. */
  onSight: (listener: () => void) => () => void;
}

interface MinimapProps {
  version: Version;
  states: readonly SentenceState[];
  claims: readonly Claim[];
  lookOf: (claim: Claim) => ClaimLook;
  text: RefObject<TextView | null>;
}

/** As many rows as the pixels of a tall window in pairs: finer cannot be told apart. */
const rows = 500;

/**
 * The whole text as a thin column: which sentences are left, what the claims are, where queries are open, and which part
 * is in sight. It is for the eye and the pointer; everything that it leads to has a command.
 */
export const Minimap = memo(function Minimap({ version, states, claims, lookOf, text }: MinimapProps) {
  const length = (version.sentences.at(-1)?.end ?? 0) + 1;
  const overview = useMemo(
    () => overviewOf(length, rows, version.sentences, states, claims, lookOf),
    [length, version.sentences, states, claims, lookOf],
  );
  const window = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const view = text.current;
    if (!view) return;
    const draw = () => {
      const { start, end } = view.inSight();
      if (!window.current) return;
      window.current.style.top = `${(100 * start) / length}%`;
      window.current.style.height = `${(100 * (end - start)) / length}%`;
    };
    draw();
    return view.onSight(draw);
  }, [text, length]);

  const go = (event: PointerEvent) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    text.current?.bringIntoSight(Math.round(Math.min(Math.max((event.clientY - top) / height, 0), 1) * length));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    go(event);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
  };

  return (
    <div className="minimap" aria-hidden="true" onPointerDown={onPointerDown} onPointerMove={onPointerMove}>
      <svg className="minimap__picture" viewBox={`0 0 16 ${rows}`} preserveAspectRatio="none" role="presentation">
        {byValue<SentenceState>(overview.sentences).map(([state, runs]) => (
          <path key={state} className={`minimap__${state}`} d={outline(runs, 1, widths[state])} />
        ))}
        {byValue<Tone>(overview.claims).map(([tone, runs]) => (
          <path key={tone} className={`minimap__claim tone-${tone}`} d={outline(runs, 9, 4)} />
        ))}
        <path className="minimap__query" d={outline(overview.queries, 14, 2)} />
      </svg>
      <div ref={window} className="minimap__window" />
    </div>
  );
});

/** The less is left to do, the narrower and paler: the shade is never the only difference. */
const widths: Record<SentenceState, number> = { untouched: 6, begun: 4, brokenDown: 3, done: 1 };

function byValue<T>(runs: readonly Run<T>[]): [T, Run<T>[]][] {
  const found = new Map<T, Run<T>[]>();
  for (const run of runs) {
    const there = found.get(run.value);
    if (there) there.push(run);
    else found.set(run.value, [run]);
  }
  return [...found];
}

/** The boxes of runs as one path. */
const outline = (runs: readonly Run<unknown>[], left: number, width: number) =>
  runs.map(({ from, to }) => `M${left} ${from}h${width}v${to - from}h${-width}z`).join("");
