import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import type { Claim, Scale } from "../../api/types";
import { asksForWork, type ClaimFilter, filterClaims, isFiltering, noFilter } from "../../lib/claimFilter";
import type { ClaimLook } from "../../lib/claimLook";
import { count } from "../../lib/count";
import { useJob } from "../../lib/useJob";
import { useVocabulary } from "../../queries/library";
import { Button } from "../../ui/Button";
import { useRowFocus } from "../../ui/useRowFocus";
import { ClaimFilters } from "./ClaimFilters";
import "./ClaimList.css";
import { ClaimRow } from "./ClaimRow";
import { ClaimTally } from "./ClaimTally";
import { claimValues } from "./claimValues";
import { NoClaims } from "./NoClaims";

interface ClaimListProps {
  claims: readonly Claim[];
  scales: readonly Scale[];
  lookOf: (claim: Claim) => ClaimLook;
  filter: ClaimFilter;
  onFilter: (filter: ClaimFilter) => void;
  onOpen: (claimId: string) => void;
  /** The claim that was open last: the list comes back with the focus on it, or on the one in its place. */
  lastOpen: Claim | undefined;
}

/** In pixels, before a row has been measured. */
const rowHeight = 78;

/** The claims of the article in the order of its text. Arrow keys move along them. */
export function ClaimList({ claims, scales, lookOf, filter, onFilter, onOpen, lastOpen }: ClaimListProps) {
  const { statuses } = useVocabulary();
  const { say, final } = useJob();
  const scroller = useRef<HTMLDivElement>(null);
  const valuesOf = useMemo(() => claimValues(scales, statuses), [scales, statuses]);
  const shown = useMemo(() => filterClaims(claims, filter, valuesOf), [claims, filter, valuesOf]);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => shown[index]?.id ?? index,
    estimateSize: () => rowHeight,
    overscan: 6,
  });

  const focus = useRowFocus(scroller, shown.length, rows.scrollToIndex);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the list comes back, not when it changes.
  useEffect(() => {
    if (!lastOpen) return;
    const index = shown.findIndex(({ id }) => id === lastOpen.id);
    const next = shown.findIndex(({ number }) => number >= lastOpen.number);
    focus(index >= 0 ? index : next >= 0 ? next : shown.length - 1);
    if (shown.length === 0) scroller.current?.querySelector("button")?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const index = Number((event.target as HTMLElement).closest<HTMLElement>("[data-index]")?.dataset.index);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (target === undefined || Number.isNaN(target)) return;
    event.preventDefault();
    focus(target);
  };

  if (claims.length === 0) return <NoClaims takesFocus={lastOpen !== undefined} />;
  return (
    <div className="claim-list">
      <header className="claim-list__head">
        <div className="claim-list__title">
          <h2>{say("Claims")}</h2>
          <span className="quiet numeric" aria-live="polite">
            {isFiltering(filter) ? `${shown.length} of ${say(count(claims.length, "claim"))}` : claims.length}
          </span>
        </div>
        <ClaimTally claims={claims} statuses={statuses} />
        <ClaimFilters
          claims={claims}
          scales={scales}
          filter={filter}
          onFilter={onFilter}
          valuesOf={valuesOf}
          onDown={() => focus(0)}
        />
      </header>
      <div ref={scroller} className="claim-list__scroller">
        {shown.length === 0 && (
          <div className="claim-list__none">
            <p>{say(asksForWork(filter) ? `All claims are ${final}.` : "No claim is like that.")}</p>
            <Button size="small" onPress={() => onFilter(noFilter)}>
              {say("Show all claims")}
            </Button>
          </div>
        )}
        <ol style={{ height: rows.getTotalSize() }} className="claim-list__rows" onKeyDown={onKeyDown}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const claim = shown[index] as Claim;
            return (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                data-claim={claim.id}
                className="claim-list__place"
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={shown.length}
                aria-posinset={index + 1}
              >
                <ClaimRow claim={claim} look={lookOf(claim)} onOpen={onOpen} />
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}
