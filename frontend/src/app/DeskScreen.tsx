import { PanelRight } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { messageOf } from "../api/error";
import type { Claim, Desk, Span } from "../api/types";
import { ClaimList, type ListView } from "../features/claims/ClaimList";
import { ClaimEditor } from "../features/claims/editor/ClaimEditor";
import type { EditorPart, FocusRequest } from "../features/claims/editor/editorFocus";
import { PrintedClaims } from "../features/claims/PrintedClaims";
import { Minimap } from "../features/progress/Minimap";
import { Reader, type ReaderHandle } from "../features/reader/Reader";
import { placeBlocks, textOf } from "../lib/articleText";
import type { ClaimFilter } from "../lib/claimFilter";
import { claimLook } from "../lib/claimLook";
import { go, type Route } from "../lib/route";
import { useJob } from "../lib/useJob";
import { markClaim, useClaimDelete } from "../queries/claims";
import { useCoverage } from "../queries/coverage";
import { useDesk } from "../queries/desk";
import { useVocabulary } from "../queries/library";
import { addPassage } from "../queries/passages";
import { changePreferences, usePreferences } from "../queries/preferences";
import { IconToggle } from "../ui/Button";
import { surfaceOf } from "../ui/commands/dispatch";
import { useCommand } from "../ui/commands/useCommand";
import { rem } from "../ui/rem";
import { Splitter, widthStyle } from "../ui/Splitter";
import { toast } from "../ui/toasts";
import { usePrinting } from "../ui/usePrinting";
import "./DeskScreen.css";

/** The least width, in rem, at which text and claims have room beside each other; see DeskScreen.css. */
const widthForBoth = 51.25;

interface DeskScreenProps {
  route: Extract<Route, { screen: "desk" }>;
  onUndo: () => void;
}

/** An article being checked: its text, and beside it the claims or the one that is open. */
export function DeskScreen(props: DeskScreenProps) {
  const { data: desk, error } = useDesk(props.route.articleId);
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

function DeskView({ desk, route, onUndo }: DeskScreenProps & { desk: Desk }) {
  const { article, version, claims, scales } = desk;
  const { statuses } = useVocabulary();
  const reader = useRef<ReaderHandle>(null);
  const [selection, setSelection] = useState<Span | null>(null);
  const { leads, say, filter: first } = useJob();
  const [listView, setListView] = useState<ListView>("claims");
  const [chosenFilter, setFilter] = useState<ClaimFilter | null>(null);
  const { claimsShown, claimsWidth } = usePreferences();
  // Where the panel would lie over the text, one wants to see the text first.
  const [panelShown, setPanelShown] = useState(() => claimsShown && innerWidth >= widthForBoth * rem());
  const [focusOn, setFocusOn] = useState<FocusRequest>({ part: "claim" });
  const printing = usePrinting();
  const { states } = useCoverage(desk);
  const openClaim = claims.find(({ id }) => id === route.claimId);
  const lastOpen = useLast(openClaim);
  const lookOf = useCallback((claim: Claim) => claimLook(claim, statuses, scales, leads), [statuses, scales, leads]);

  const open = useCallback(
    (claimId: string | undefined, part: EditorPart = "claim") => {
      go({ screen: "desk", articleId: article.id, claimId }, { replace: true });
      if (claimId) setPanelShown(true);
      setFocusOn({ part });
    },
    [article.id],
  );
  const openAndShow = (claimId: string, part?: EditorPart) => {
    open(claimId, part);
    reader.current?.show(claimId);
  };
  const step = (direction: 1 | -1) => {
    const next = claims[(openClaim?.number ?? 0) - 1 + direction];
    if (next) openAndShow(next.id);
  };
  const { mark, add, remove } = useClaimWork(desk, openClaim, open, onUndo);

  const letGo = () => {
    // Escape takes back the last thing first; from the panel that is the claim, whatever is selected in the text.
    const isText = !openClaim || surfaceOf(document.activeElement) === "text";
    if (isText && reader.current?.hasSelection()) reader.current.clearSelection();
    else open(undefined);
  };
  const hasOpen = openClaim !== undefined;
  const showPanel = (shown: boolean) => {
    setPanelShown(shown);
    changePreferences({ claimsShown: shown });
  };
  useCommand("closing.open", () => go({ screen: "closing", articleId: article.id }));
  useCommand("desk.panel", () => showPanel(!panelShown));
  useCommand("desk.back", letGo, { enabled: () => hasOpen || reader.current?.hasSelection() === true });
  useCommand("claim.openNext", () => step(1), { enabled: hasOpen && openClaim.number < claims.length });
  useCommand("claim.openPrevious", () => step(-1), { enabled: hasOpen && openClaim.number > 1 });
  useCommand("claim.delete", remove, { enabled: hasOpen });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the address names is shown once, at the start.
  useEffect(() => {
    if (route.claimId) reader.current?.show(route.claimId);
    if (route.words) reader.current?.goTo(route.words);
  }, []);

  return (
    <div className="desk" data-panel={panelShown || undefined}>
      <main className="desk__text">
        <Reader
          ref={reader}
          article={article}
          version={version}
          claims={claims}
          lookOf={lookOf}
          openClaim={openClaim}
          onOpen={open}
          onMark={mark}
          onAdd={add}
          onSelection={setSelection}
        />
        <Minimap version={version} states={states} claims={claims} lookOf={lookOf} text={reader} />
        <div className="desk__toggle">
          <IconToggle
            label={say(panelShown ? "Hide the claims" : "Show the claims")}
            command="desk.panel"
            isSelected={panelShown}
            onChange={showPanel}
          >
            <PanelRight />
          </IconToggle>
        </div>
      </main>
      <aside
        className="desk__panel"
        data-surface="panel"
        aria-label={say("Claims")}
        hidden={!panelShown}
        style={{ width: widthStyle(claimsWidth) }}
      >
        <Splitter
          label={say("Width of the claims")}
          width={claimsWidth}
          onResize={(width) => changePreferences({ claimsWidth: width })}
        />
        {openClaim ? (
          <ClaimEditor
            key={openClaim.id}
            claim={openClaim}
            desk={desk}
            look={lookOf(openClaim)}
            selection={selection}
            focusOn={focusOn}
            onBack={() => open(undefined)}
            onStep={step}
            onShow={() => reader.current?.show(openClaim.id)}
            onSelectionUsed={() => reader.current?.clearSelection()}
          />
        ) : (
          <ClaimList
            desk={desk}
            lookOf={lookOf}
            view={listView}
            onView={setListView}
            filter={chosenFilter ?? first}
            onFilter={setFilter}
            onOpen={openAndShow}
            lastOpen={lastOpen}
          />
        )}
      </aside>
      {printing && <PrintedClaims claims={claims} sources={desk.sources} lookOf={lookOf} />}
    </div>
  );
}

/** Marking, adding to and deleting claims, with what the person is told about it. */
function useClaimWork(desk: Desk, claim: Claim | undefined, open: (id?: string) => void, undo: () => void) {
  const { say } = useJob();
  const deleting = useClaimDelete(desk.article.id);
  const onError = (error: unknown) => toast(messageOf(error), { tone: "problem" });
  return {
    mark: (span: Span) => {
      const { id, stored } = markClaim(desk, span, textOf(placeBlocks(desk.version.blocks), span));
      open(id);
      stored.catch(onError);
    },
    add: (span: Span) => {
      if (claim) addPassage(claim.id, span).catch(onError);
    },
    remove: () => {
      if (!claim) return;
      deleting.mutate(claim.id, {
        onSuccess: () => {
          open(undefined);
          toast(say(`Claim ${claim.number} deleted.`), { action: { label: "Undo", run: undo } });
        },
        onError,
      });
    },
  };
}

/** The last value that was not undefined. */
function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(() => value);
  return value ?? last;
}
