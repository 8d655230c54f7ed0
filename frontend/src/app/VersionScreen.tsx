import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { messageOf } from "../api/error";
import type { Claim, Desk, VersionInfo } from "../api/types";
import { Minimap } from "../features/progress/Minimap";
import { Reader, type ReaderHandle } from "../features/reader/Reader";
import { Reading } from "../features/reader/reading";
import { focusedClaim } from "../features/reader/useReadingCommands";
import { OlderBanner } from "../features/versions/OlderBanner";
import { OlderClaims } from "../features/versions/OlderClaims";
import { placeBlocks } from "../lib/articleText";
import { claimLooks } from "../lib/claimLook";
import { numberIn } from "../lib/claimOrder";
import { type CommandId, commands } from "../lib/commands";
import { go, type Route } from "../lib/route";
import { ReadingText } from "../lib/sentences";
import type { OpenSuggestion } from "../lib/suggestions";
import { useJob } from "../lib/useJob";
import { waits } from "../lib/waiting";
import { useCoverageOf } from "../queries/coverage";
import { useDesk } from "../queries/desk";
import { useVocabulary } from "../queries/library";
import { useVersion } from "../queries/versions";
import { surfaceOf } from "../ui/commands/dispatch";
import { useCommand, useCommands } from "../ui/commands/useCommand";
import type { RowListHandle } from "../ui/RowList";
import { rem } from "../ui/rem";
import { shownToasts, toast } from "../ui/toasts";
import "./DeskScreen.css";
import { PanelToggle } from "./PanelToggle";
import { widthForBoth } from "./useClaimPanel";
import "./VersionScreen.css";
import { claimUnder } from "./useClaimCommands";

type Place = Extract<Route, { screen: "version" }>;

/** An earlier version of the text, for reading. The one that is being checked is on the desk. */
export function VersionScreen({ articleId, seq }: Place) {
  const { data: desk, error } = useDesk(articleId);
  const isChecked = desk?.version.seq === seq;
  useEffect(() => {
    if (isChecked) go({ screen: "desk", articleId }, { replace: true });
  }, [isChecked, articleId]);
  if (!desk) return error ? <NotThere articleId={articleId} message={messageOf(error)} /> : <main aria-busy="true" />;
  const info = desk.versions.find((version) => version.seq === seq);
  if (!info) return <NotThere articleId={articleId} message={`The text has no version ${seq}.`} />;
  return isChecked ? null : <Fetched desk={desk} info={info} />;
}

function NotThere({ articleId, message }: { articleId: string; message: string }) {
  return (
    <main className="startup-problem">
      <h1 className="serif">This version did not open</h1>
      <p>{message}</p>
      <a href={`#/articles/${articleId}`}>Back to the text</a>
    </main>
  );
}

function Fetched({ desk, info }: { desk: Desk; info: VersionInfo }) {
  const { data: view, error } = useVersion(info.id);
  // As a desk of that version: so it is drawn and covered like the one that is being checked.
  const older = useMemo(() => {
    if (!view) return null;
    const { version, claims, asides } = view;
    return { ...desk, version, claims, asides, parked: [] };
  }, [desk, view]);
  if (older) return <OlderVersion desk={desk} older={older} />;
  if (error) return <NotThere articleId={desk.article.id} message={messageOf(error)} />;
  return <main aria-busy="true" />;
}

const noSuggestions: readonly OpenSuggestion[] = [];

/** What writes in the text, or in a claim that is looked at: here it says why it does not. */
const writing = commands
  .filter(({ group }) => group === "Marking" || group === "Status" || group === "Verdict")
  .map(({ id }) => id)
  .concat("claim.source", "claim.ask", "claim.delete")
  .filter((id) => id !== "mark.claim");

function OlderVersion({ desk, older }: { desk: Desk; older: Desk }) {
  const { article, version, claims, asides } = older;
  const { statuses } = useVocabulary();
  const { leads, say } = useJob();
  const reader = useRef<ReaderHandle>(null);
  const list = useRef<RowListHandle>(null);
  const [isShown, setShown] = useState(() => innerWidth >= widthForBoth * rem());
  const [chosen, setChosen] = useState<string>();
  const lookOf = useMemo(() => claimLooks(statuses, desk.scales, leads), [statuses, desk.scales, leads]);
  const reading = useMemo(
    () => new Reading(new ReadingText(placeBlocks(version.blocks), version.sentences)),
    [version.blocks, version.sentences],
  );
  const coverage = useCoverageOf()(older);
  const layers = reading.layers({ states: coverage.byBlock, claims, asides, suggestions: noSuggestions, lookOf });
  const checked = desk.version.seq;
  const back = () => go({ screen: "desk", articleId: article.id });

  const current = useCallback(() => {
    const row = document.activeElement?.closest<HTMLElement>("[data-claim]")?.dataset.claim;
    const id = row ?? reading.claimId ?? chosen;
    return claims.find((claim) => claim.id === id) ?? claimUnder(reading, claims, lookOf);
  }, [reading, claims, chosen, lookOf]);

  const show = (claim: Claim) => {
    setChosen(claim.id);
    reader.current?.show(claim);
  };
  const goToRow = (claimId: string) => {
    setChosen(claimId);
    setShown(true);
    requestAnimationFrame(() => list.current?.focus(numberIn(claims, claimId) - 1));
  };
  const nowOf = (claim: Claim): string => {
    const now = desk.claims.find(({ id }) => id === claim.id);
    if (!now) return desk.parked.some(({ id }) => id === claim.id) ? "Parked now" : "";
    const isChanged = now.passages.some(({ carried }) => waits(carried));
    return say(`Claim ${numberIn(desk.claims, claim.id)} now${isChanged ? ", changed" : ""}`);
  };
  const open = (claim: Claim) => go({ screen: "desk", articleId: article.id, claimId: claim.id });
  const refuse = () => {
    const reason = `Version ${version.seq} is for reading only: the check goes on in version ${checked}.`;
    const action = { label: `Back to version ${checked}`, run: back };
    if (shownToasts().every(({ text }) => text !== reason)) toast(reason, { action });
  };

  // Where the words of a claim have the focus, the key for marking goes to the claim.
  useCommand("mark.claim", refuse, { enabled: () => focusedClaim() === null });
  useCommands(Object.fromEntries(writing.map((id): [CommandId, () => void] => [id, refuse])));
  useCommand("desk.panel", () => setShown(!isShown));
  useCommand("claim.list", () => goToRow(current()?.id ?? claims[0]?.id ?? ""), { enabled: claims.length > 0 });
  const openable = () => {
    const claim = current();
    return claim && nowOf(claim) ? claim : undefined;
  };
  useCommand(
    "claim.edit",
    () => {
      const claim = openable();
      if (claim) open(claim);
    },
    { enabled: () => openable() !== undefined },
  );
  useCommand(
    "claim.inText",
    () => {
      const claim = current();
      if (claim) show(claim);
      reader.current?.focus();
    },
    { enabled: () => current() !== undefined },
  );
  useCommand("desk.back", () => {
    if (surfaceOf(document.activeElement) === "panel") reader.current?.focus();
    else if (reading.words()) {
      getSelection()?.removeAllRanges();
      reading.clear();
    } else back();
  });

  useEffect(() => {
    reader.current?.focus();
    reading.say(`You are reading version ${version.seq}, for reading only. Version ${checked} is being checked.`);
  }, [reading, version.seq, checked]);

  return (
    <div className="older">
      <OlderBanner version={version} checked={checked} onBack={back} />
      <div className="desk" data-panel={isShown || undefined}>
        <main className="desk__text">
          <Reader
            ref={reader}
            article={article}
            version={version}
            reading={reading}
            layers={layers}
            claims={claims}
            openClaim={claims.find(({ id }) => id === chosen)}
            current={current}
            onOpen={goToRow}
            onReach={setChosen}
            work={null}
          />
          <Minimap version={version} states={coverage.states} claims={claims} lookOf={lookOf} text={reader} />
          <PanelToggle isShown={isShown} onChange={setShown} />
        </main>
        <aside className="desk__panel older__panel" data-surface="panel" aria-label={say("Claims")} hidden={!isShown}>
          <header className="older__head">
            <h2>{say(`Claims in version ${version.seq}`)}</h2>
            <span className="quiet numeric">{claims.length}</span>
          </header>
          <OlderClaims
            ref={list}
            claims={claims}
            lookOf={lookOf}
            chosen={chosen}
            nowOf={nowOf}
            onShow={show}
            onOpen={open}
          />
        </aside>
      </div>
    </div>
  );
}
