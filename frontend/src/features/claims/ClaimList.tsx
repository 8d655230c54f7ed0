import { memo, type ReactNode, type Ref, useEffect, useMemo, useRef } from "react";
import type { Claim, Desk } from "../../api/types";
import { asksForWork, type ClaimFilter, filterClaims, isFiltering, noFilter } from "../../lib/claimFilter";
import type { ClaimLook } from "../../lib/claimLook";
import { byPlace, numbersOf } from "../../lib/claimOrder";
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
export type ListView = "claims" | "queries" | "suggestions" | "recheck";

interface ClaimListProps {
  desk: Desk;
  lookOf: (claim: Claim) => ClaimLook;
  view: ListView;
  onView: (view: ListView) => void;
  filter: ClaimFilter;
  onFilter: (filter: ClaimFilter) => void;
  onOpen: (claimId: string, part?: "claim" | "answer") => void;
  /** What looks like a claim and is none yet: how many, and the list of them. */
  suggestionCount: number;
  suggestionList: (ref: Ref<RowListHandle>) => ReactNode;
  /** How many places wait for a decision because the text has changed, and the list of them; none in a first version. */
  recheck: { count: number; list: ReactNode } | null;
  /** Whether the list has been gone to, so that it takes the focus. */
  takesFocus: boolean;
  /** The claim that was open last: the list comes back with the focus on it, or on the one in its place. */
  lastOpen: Claim | undefined;
}

/** The claims of the article in the order of its text, the queries that wait, what is suggested, or what to recheck. */
export const ClaimList = memo(function ClaimList(props: ClaimListProps) {
  const {
    desk,
    lookOf,
    view,
    onView,
    filter,
    onFilter,
    onOpen,
    suggestionCount,
    suggestionList,
    recheck,
    takesFocus,
    lastOpen,
  } = props;
  const { claims, scales } = desk;
  const { statuses } = useVocabulary();
  const { say, final } = useJob();
  const list = useRef<HTMLDivElement>(null);
  useKeptFocus(list);
  const rows = useRef<RowListHandle>(null);
  const valuesOf = useMemo(() => claimValues(scales, statuses), [scales, statuses]);
  const shown = useMemo(() => filterClaims(claims, filter, valuesOf), [claims, filter, valuesOf]);
  const queries = useMemo(() => openQueries(claims), [claims]);
  const numbers = numbersOf(claims);
  const views: { key: ListView; label: string }[] = [
    { key: "claims", label: say(`Claims ${claims.length || ""}`).trim() },
  ];
  if (queries.length > 0) views.push({ key: "queries", label: count(queries.length, "open query", "open queries") });
  // The list in which the last suggestion was answered stays, to say so.
  if (suggestionCount > 0 || view === "suggestions") {
    views.push({ key: "suggestions", label: count(suggestionCount, "suggestion") });
  }
  if (recheck)
    views.push({ key: "recheck", label: recheck.count > 0 ? `Recheck, ${recheck.count} to decide` : "Recheck" });
  const seen = views.some(({ key }) => key === view) ? view : "claims";

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the list comes back, not when it changes.
  useEffect(() => {
    // The list of what to recheck takes it by itself, once it has been asked for.
    if (!takesFocus || seen === "recheck") return;
    if (seen === "suggestions" || !lastOpen) return rows.current?.focus(0);
    const listed = seen === "queries" ? queries.map(({ claim }) => claim) : shown;
    const index = listed.findIndex(({ id }) => id === lastOpen.id);
    const next = listed.findIndex((each) => byPlace(each, lastOpen) > 0);
    rows.current?.focus(index >= 0 ? index : next >= 0 ? next : listed.length - 1);
  }, []);

  if (claims.length === 0 && views.length === 1) return <NoClaims takesFocus={takesFocus} />;
  return (
    <div ref={list} className="claim-list">
      <header className="claim-list__head">
        <div className="claim-list__title">
          <h2 className={views.length > 1 ? "visually-hidden" : ""}>{say("Claims")}</h2>
          {views.length > 1 ? (
            <Segmented label="What is listed" options={views} value={seen} onChange={onView} />
          ) : (
            <span className="quiet numeric">{claims.length}</span>
          )}
        </div>
        {claims.length > 0 && (seen === "claims" || seen === "queries") && (
          <ClaimTally claims={claims} statuses={statuses} />
        )}
        {claims.length > 0 && seen === "claims" && (
          <>
            <ClaimFilters
              claims={claims}
              scales={scales}
              filter={filter}
              onFilter={onFilter}
              valuesOf={valuesOf}
              onDown={() => rows.current?.focus(0)}
            />
            <p className="claim-list__count quiet numeric" aria-live="polite">
              {isFiltering(filter) ? `${shown.length} of ${say(count(claims.length, "claim"))}` : ""}
            </p>
          </>
        )}
      </header>
      {seen === "suggestions" && suggestionList(rows)}
      {seen === "recheck" && recheck?.list}
      {seen === "queries" && (
        <OpenQueries
          ref={rows}
          title={desk.article.title}
          numbers={numbers}
          queries={queries}
          onOpen={(id) => onOpen(id, "answer")}
        />
      )}
      {seen === "claims" && claims.length === 0 && <NoClaims takesFocus={takesFocus} />}
      {seen === "claims" && claims.length > 0 && (
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
          {(claim, isTabStop) => (
            <ClaimRow
              claim={claim}
              number={numbers.get(claim.id) ?? 0}
              lookOf={lookOf}
              isTabStop={isTabStop}
              onOpen={onOpen}
            />
          )}
        </RowList>
      )}
    </div>
  );
});
