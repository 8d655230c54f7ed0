import { useEffect, useMemo, useRef } from "react";
import type { Claim, Desk } from "../../api/types";
import { asksForWork, type ClaimFilter, filterClaims, isFiltering, noFilter } from "../../lib/claimFilter";
import type { ClaimLook } from "../../lib/claimLook";
import { count } from "../../lib/count";
import { openQueries } from "../../lib/querySheet";
import { useJob } from "../../lib/useJob";
import { useVocabulary } from "../../queries/library";
import { Button } from "../../ui/Button";
import { RowList, type RowListHandle } from "../../ui/RowList";
import { Segmented } from "../../ui/Segmented";
import { useKeptFocus } from "../../ui/useKeptFocus";
import { ClaimFilters } from "./ClaimFilters";
import "./ClaimList.css";
import { ClaimRow } from "./ClaimRow";
import { ClaimTally } from "./ClaimTally";
import { claimValues } from "./claimValues";
import { NoClaims } from "./NoClaims";
import { OpenQueries } from "./OpenQueries";

/** What the list is of. */
export type ListView = "claims" | "queries";

interface ClaimListProps {
  desk: Desk;
  lookOf: (claim: Claim) => ClaimLook;
  view: ListView;
  onView: (view: ListView) => void;
  filter: ClaimFilter;
  onFilter: (filter: ClaimFilter) => void;
  onOpen: (claimId: string, part?: "claim" | "answer") => void;
  /** The claim that was open last: the list comes back with the focus on it, or on the one in its place. */
  lastOpen: Claim | undefined;
}

/** The claims of the article in the order of its text, or the queries that wait. */
export function ClaimList(props: ClaimListProps) {
  const { desk, lookOf, view, onView, filter, onFilter, onOpen, lastOpen } = props;
  const { claims, scales } = desk;
  const { statuses } = useVocabulary();
  const { say, final } = useJob();
  const list = useRef<HTMLDivElement>(null);
  useKeptFocus(list);
  const rows = useRef<RowListHandle>(null);
  const valuesOf = useMemo(() => claimValues(scales, statuses), [scales, statuses]);
  const shown = useMemo(() => filterClaims(claims, filter, valuesOf), [claims, filter, valuesOf]);
  const queries = useMemo(() => openQueries(claims), [claims]);
  const isOfQueries = view === "queries" && queries.length > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the list comes back, not when it changes.
  useEffect(() => {
    if (!lastOpen) return;
    const listed = isOfQueries ? queries.map(({ claim }) => claim) : shown;
    const index = listed.findIndex(({ id }) => id === lastOpen.id);
    const next = listed.findIndex(({ number }) => number >= lastOpen.number);
    rows.current?.focus(index >= 0 ? index : next >= 0 ? next : listed.length - 1);
  }, []);

  if (claims.length === 0) return <NoClaims takesFocus={lastOpen !== undefined} />;
  return (
    <div ref={list} className="claim-list">
      <header className="claim-list__head">
        <div className="claim-list__title">
          <h2>{say("Claims")}</h2>
          <span className="quiet numeric" aria-live="polite">
            {isFiltering(filter) && !isOfQueries
              ? `${shown.length} of ${say(count(claims.length, "claim"))}`
              : claims.length}
          </span>
          {queries.length > 0 && (
            <Segmented
              label="What is listed"
              options={[
                { key: "claims", label: say("Claims") },
                { key: "queries", label: count(queries.length, "open query", "open queries") },
              ]}
              value={view}
              onChange={onView}
            />
          )}
        </div>
        <ClaimTally claims={claims} statuses={statuses} />
        {!isOfQueries && (
          <ClaimFilters
            claims={claims}
            scales={scales}
            filter={filter}
            onFilter={onFilter}
            valuesOf={valuesOf}
            onDown={() => rows.current?.focus(0)}
          />
        )}
      </header>
      {isOfQueries ? (
        <OpenQueries ref={rows} title={desk.article.title} queries={queries} onOpen={(id) => onOpen(id, "answer")} />
      ) : (
        <RowList
          ref={rows}
          label={say("Claims")}
          rows={shown}
          keyOf={({ id }) => id}
          dataOf={({ id }) => ({ "data-claim": id })}
          empty={
            <div className="claim-list__none">
              <p>{say(asksForWork(filter) ? `All claims are ${final}.` : "No claim is like that.")}</p>
              <Button size="small" onPress={() => onFilter(noFilter)}>
                {say("Show all claims")}
              </Button>
            </div>
          }
        >
          {(claim, isTabStop) => <ClaimRow claim={claim} look={lookOf(claim)} isTabStop={isTabStop} onOpen={onOpen} />}
        </RowList>
      )}
    </div>
  );
}
