import {
  memo,
  type Ref,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { messageOf } from "../api/error";
import type { Claim, Desk } from "../api/types";
import { ClaimList } from "../features/claims/ClaimList";
import { ClaimEditor } from "../features/claims/editor/ClaimEditor";
import type { EditorPart } from "../features/claims/editor/editorFocus";
import { PrintedClaims } from "../features/claims/PrintedClaims";
import { Minimap } from "../features/progress/Minimap";
import { MergeDialog } from "../features/reader/MergeDialog";
import type { RegionTaker } from "../features/reader/pictureMarking";
import type { ReaderHandle, ReaderWork } from "../features/reader/Reader";
import { Reading } from "../features/reader/reading";
import { SuggestionList } from "../features/suggestions/SuggestionList";
import { SourceViewer } from "../features/viewer/SourceViewer";
import { placeBlocks } from "../lib/articleText";
import type { ClaimFilter } from "../lib/claimFilter";
import { type ClaimLook, claimLooks } from "../lib/claimLook";
import { claimOf, numberIn } from "../lib/claimOrder";
import { cursorAt } from "../lib/readingCursor";
import { go, type Route } from "../lib/route";
import { ReadingText } from "../lib/sentences";
import { useJob } from "../lib/useJob";
import { countWaiting } from "../lib/waiting";
import { useCoverageOf } from "../queries/coverage";
import { deskNow, useDesk } from "../queries/desk";
import { useVocabulary } from "../queries/library";
import { resizePassage } from "../queries/passages";
import { changePreferences, usePreferences } from "../queries/preferences";
import { useSuggestions } from "../queries/suggestions";
import { surfaceOf } from "../ui/commands/dispatch";
import { useCommand, useCommands } from "../ui/commands/useCommand";
import type { RowListHandle } from "../ui/RowList";
import { Splitter, widthStyle } from "../ui/Splitter";
import { usePrinting } from "../ui/usePrinting";
import "./DeskScreen.css";
import { DeskText } from "./DeskText";
import { PanelToggle } from "./PanelToggle";
import { RecheckPanel } from "./RecheckPanel";
import { claimUnder, useClaimCommands } from "./useClaimCommands";
import { useClaimPanel } from "./useClaimPanel";
import { useMarking } from "./useMarking";
import { useSuggesting } from "./useSuggesting";

interface DeskScreenProps {
  route: Extract<Route, { screen: "desk" }>;
  onUndo: () => void;
}

/** An article being checked: its text, and beside it the claims or the one that is open. */
export function DeskScreen(props: DeskScreenProps) {
  const { data, error } = useDesk(props.route.articleId);
  const desk = useBeside(data, props.route.claimId);
  if (desk) return <DeskView {...props} desk={desk} />;
  if (!error) return <main className="desk" aria-busy="true" />;
  return (
    <main className="startup-problem">
      <h1 className="serif">This article did not open</h1>
      <p>{messageOf(error)}</p>
      <a href="#/">Back to the library</a>
    </main>
  );
}

/**
 * The desk as it shows beside the text: the text shows first what has changed, everything else when there is time. At
 * once shows where the next key may lead: a claim that is to open, the first one of the list, the one after a deletion.
 */
function useBeside(now: Desk | undefined, openId: string | undefined): Desk | undefined {
  const later = useDeferredValue(now);
  if (!now || !later || now.version.id !== later.version.id) return now;
  const isLess = now.claims.length < later.claims.length || later.claims.length === 0;
  return isLess || (openId && !claimOf(later, openId)) ? now : later;
}

const DeskView = memo(function DeskView({ desk, route, onUndo }: DeskScreenProps & { desk: Desk }) {
  const { article, version, claims, scales } = desk;
  const { statuses } = useVocabulary();
  const { leads, say, filter: first } = useJob();
  const { claimsWidth } = usePreferences();
  const reader = useRef<ReaderHandle>(null);
  const [chosenFilter, setFilter] = useState<ClaimFilter | null>(null);
  const [sourceWidth, setSourceWidth] = useState(0);
  const printing = usePrinting();
  const panel = useClaimPanel(article.id, route.claimId, route.source !== undefined);
  const openClaim = claimOf(desk, route.claimId);
  const openSource = openClaim && desk.sources.find(({ id }) => id === route.source?.id);
  const openNumber = openClaim ? numberIn(claims, openClaim.id) : 0;
  const lastOpen = useLast(openClaim);
  const lookOf = useMemo(() => claimLooks(statuses, scales, leads), [statuses, scales, leads]);
  const coverageOf = useCoverageOf();
  const reading = useMemo(
    () => new Reading(new ReadingText(placeBlocks(version.blocks), version.sentences)),
    [version.blocks, version.sentences],
  );
  const suggestions = useSuggestions(desk);

  /**
   * The claim that commands are about: the row of the list that has the focus, or the claim that is open, or the one
   * that was marked or gone to last, or the one under the cursor.
   */
  const current = useCallback(() => {
    const { claims: now, parked } = deskNow(article.id) ?? { claims: [], parked: [] };
    const row = document.activeElement?.closest<HTMLElement>("[data-claim]")?.dataset.claim;
    const id = row ?? panel.openId() ?? reading.claimId;
    return [...now, ...parked].find((claim) => claim.id === id) ?? claimUnder(reading, now, lookOf);
  }, [article.id, panel.openId, reading, lookOf]);

  const taker = useRef<RegionTaker | null>(null);
  const { markAndOpen, pictures } = useMarking({
    articleId: article.id,
    reading,
    lookOf,
    suggestions,
    panel,
    current,
    taker,
  });
  const suggesting = useSuggesting({ articleId: article.id, reading, suggestions, panel });
  const suggestionList = useCallback(
    (ref: Ref<RowListHandle>) => (
      <SuggestionList
        ref={ref}
        suggestions={suggestions}
        wordsOf={reading.wordsOf}
        onShow={suggesting.show}
        onAccept={suggesting.accept}
        onDismiss={suggesting.dismiss}
      />
    ),
    [suggestions, reading, suggesting],
  );
  // Nothing of this is there in a text that has not changed.
  const isChanged = version.seq > 1;
  const recheckFirst = panel.listFocus.owed ? panel.recheckAt : null;
  const recheck = useMemo(
    () =>
      isChanged
        ? {
            count: countWaiting(desk),
            list: (
              <RecheckPanel
                desk={desk}
                reading={reading}
                first={recheckFirst}
                taker={taker}
                onOpen={(claimId) => panel.open(claimId, { from: "list" })}
              />
            ),
          }
        : null,
    [isChanged, desk, reading, recheckFirst, panel.open],
  );
  useCommands(
    { "recheck.list": () => panel.focusRecheck(""), "recheck.next": () => panel.focusRecheck("") },
    { enabled: isChanged },
  );
  useEffect(() => {
    if (route.recheck !== undefined) panel.focusRecheck(route.recheck);
  }, [route.recheck, panel.focusRecheck]);
  const textWork: ReaderWork = useMemo(
    () => ({ onMark: markAndOpen, pictures, suggestionOf: suggesting.over, onResize: resizePassage }),
    [markAndOpen, pictures, suggesting.over],
  );
  const work = useClaimCommands({ articleId: article.id, reading, lookOf, panel, current, onUndo });

  const show = useCallback(
    (claimId: string) => {
      const claim = deskNow(article.id)?.claims.find(({ id }) => id === claimId);
      if (claim) reader.current?.show(claim);
    },
    [article.id],
  );
  const openFromList = useCallback(
    (claimId: string, part: EditorPart = "claim") => {
      panel.open(claimId, { part, from: "list" });
      show(claimId);
    },
    [panel.open, show],
  );
  // The claim that is open is the one that keys are about: the one that was gone to takes its place.
  const follow = useCallback(
    (claimId: string) => {
      if (panel.openId()) panel.open(claimId, { part: null });
    },
    [panel.openId, panel.open],
  );
  const step = (direction: 1 | -1) => {
    const next = claims[openNumber - 1 + direction];
    if (!next) return;
    panel.open(next.id, { from: panel.origin() });
    show(next.id);
  };

  /** Escape goes back one step: from a source to its claim, from the claims to where one came from, then words, the open claim, the last one. */
  const goBack = () => {
    if (openClaim && openSource) {
      panel.open(openClaim.id, { from: panel.origin() });
    } else if (surfaceOf(document.activeElement) === "panel") {
      if (openClaim && panel.origin() === "list") panel.close("list");
      else reader.current?.focus();
    } else if (reading.words()) {
      getSelection()?.removeAllRanges();
      reading.clear();
    } else if (openClaim) {
      panel.close("text");
    } else if (reading.cursor) {
      reading.moveTo(cursorAt(reading.cursor.focus), { reveal: false });
    }
  };
  useCommand("closing.open", () => go({ screen: "closing", articleId: article.id }));
  useCommand("desk.panel", () => panel.show(!panel.isShown));
  useCommand("desk.back", goBack, {
    enabled: () =>
      surfaceOf(document.activeElement) === "panel" ||
      panel.openId() !== undefined ||
      reading.words() !== null ||
      reading.claimId !== null,
  });
  useCommand(
    "claim.inText",
    () => {
      const claim = current();
      if (claim) show(claim.id);
      reader.current?.focus();
    },
    { enabled: () => current() !== undefined },
  );
  useCommand("claim.openNext", () => step(1), { enabled: openNumber > 0 && openNumber < claims.length });
  useCommand("claim.openPrevious", () => step(-1), { enabled: openNumber > 1 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the address names is shown once, at the start.
  useEffect(() => {
    if (route.claimId) show(route.claimId);
    if (route.words) reader.current?.goTo(route.words);
  }, []);

  return (
    <div className="desk" data-panel={panel.isShown || undefined}>
      <main className="desk__text">
        <DeskText
          ref={reader}
          desk={desk}
          openId={route.claimId}
          reading={reading}
          lookOf={lookOf}
          suggestions={suggestions}
          current={current}
          onOpen={panel.open}
          onReach={follow}
          work={textWork}
        />
        <Minimap version={version} states={coverageOf(desk).states} claims={claims} lookOf={lookOf} text={reader} />
        <PanelToggle isShown={panel.isShown} onChange={panel.show} />
      </main>
      <aside
        className="desk__panel"
        data-surface="panel"
        data-source={openSource ? "" : undefined}
        aria-label={say("Claims")}
        hidden={!panel.isShown}
        style={{ width: widthStyle(openSource ? sourceWidth : claimsWidth) }}
      >
        <Splitter
          key={openSource ? "source" : "claims"}
          label={openSource ? "Width of the source" : say("Width of the claims")}
          width={openSource ? sourceWidth : claimsWidth}
          onResize={openSource ? setSourceWidth : (width) => changePreferences({ claimsWidth: width })}
        />
        {openClaim && openSource ? (
          <SourceViewer
            key={`${openClaim.id} ${openSource.id}`}
            claim={openClaim}
            number={openNumber}
            source={openSource}
            shown={openClaim.evidence.find(({ id }) => id === route.source?.evidenceId)}
            onBack={() => panel.open(openClaim.id, { from: panel.origin() })}
          />
        ) : openClaim ? (
          <OpenClaim
            key={openClaim.id}
            reading={reading}
            claim={openClaim}
            desk={desk}
            lookOf={lookOf}
            focusOn={panel.focusOn}
            onBack={() => panel.close("list")}
            onStep={step}
            onShow={() => show(openClaim.id)}
            onSource={(source) => panel.openSource(openClaim.id, source)}
          />
        ) : (
          <ClaimList
            key={panel.listFocus.times}
            desk={desk}
            lookOf={lookOf}
            view={panel.view}
            onView={panel.setView}
            filter={chosenFilter ?? first}
            onFilter={setFilter}
            onOpen={openFromList}
            suggestionCount={suggestions.length}
            suggestionList={suggestionList}
            recheck={recheck}
            takesFocus={panel.listFocus.owed}
            lastOpen={lastOpen ?? claims[0]}
          />
        )}
      </aside>
      {work.mergeChoice && (
        <MergeDialog
          claim={work.mergeChoice.claim}
          others={[...work.mergeChoice.overlapping, ...work.mergeChoice.neighbours]}
          lookOf={lookOf}
          onMerge={(other) => work.mergeChoice && work.merge(work.mergeChoice.claim, other)}
          onClose={work.cancelMerge}
        />
      )}
      {printing && <PrintedClaims claims={claims} sources={desk.sources} lookOf={lookOf} />}
    </div>
  );
});

type OpenClaimProps = Omit<React.ComponentProps<typeof ClaimEditor>, "look" | "selection" | "onSelectionUsed"> & {
  reading: Reading;
  lookOf: (claim: Claim) => ClaimLook;
};

/** The editor of the open claim as it is now, which knows what words are selected in the text. */
function OpenClaim({ reading, lookOf, ...props }: OpenClaimProps) {
  const desk = useDesk(props.desk.article.id).data ?? props.desk;
  const claim = claimOf(desk, props.claim.id) ?? props.claim;
  const selection = useSyncExternalStore(reading.subscribe, reading.words);
  return (
    <ClaimEditor
      {...props}
      desk={desk}
      claim={claim}
      look={lookOf(claim)}
      selection={selection}
      onSelectionUsed={() => reading.clear()}
    />
  );
}

/** The last value that was not undefined. */
function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(() => value);
  return value ?? last;
}
