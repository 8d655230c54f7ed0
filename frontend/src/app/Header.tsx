import { ArrowLeft, FileUp, ListChecks } from "lucide-react";
import { memo, useDeferredValue } from "react";
import type { Desk } from "../api/types";
import { CheckProgress } from "../features/progress/CheckProgress";
import { VersionPicker } from "../features/versions/VersionPicker";
import { isChecked } from "../lib/progressWords";
import { articleOf, go, hrefOf, type Route } from "../lib/route";
import { useCoverageOf } from "../queries/coverage";
import { useDesk } from "../queries/desk";
import { Button } from "../ui/Button";
import { runCommand } from "../ui/commands/registry";
import { useCommand } from "../ui/commands/useCommand";
import { seen } from "../ui/seen";
import "./Header.css";
import { HistoryButtons } from "./HistoryButtons";
import { MainMenu } from "./MainMenu";
import { SavingLamp } from "./SavingLamp";
import type { Undo } from "./useUndo";

interface HeaderProps {
  route: Route;
  undo: Undo;
}

const places = [
  { route: { screen: "library" }, label: "Library" },
  { route: { screen: "sources" }, label: "Sources" },
  { route: { screen: "scales" }, label: "Rating scales" },
] as const;

export function Header({ route, undo }: HeaderProps) {
  const articleId = articleOf(route);
  return (
    <header className="header">
      {articleId ? (
        <ArticlePlace articleId={articleId} back={backFrom(route)} route={route} />
      ) : (
        <nav className="header__nav" aria-label="Main">
          <a className="header__brand" href={hrefOf({ screen: "library" })}>
            <img src="/favicon.svg" alt="" />
            Tickmark
          </a>
          {places.map(({ route: place, label }) => (
            <a
              key={label}
              className="header__link"
              href={hrefOf(place)}
              aria-current={place.screen === route.screen ? "page" : undefined}
            >
              {label}
            </a>
          ))}
        </nav>
      )}
      {route.screen === "desk" && <DeskProgress articleId={route.articleId} />}
      <div className="header__tools">
        <SavingLamp />
        <HistoryButtons articleId={articleId} undo={undo} />
        {route.screen === "desk" && <CloseCheck articleId={route.articleId} />}
        {articleId && (
          <Button
            size="small"
            icon={<FileUp />}
            onPress={() => runCommand("article.export")}
            className="header__export"
          >
            Export
          </Button>
        )}
        <MainMenu onDesk={route.screen === "desk"} />
      </div>
    </header>
  );
}

/** The desk as soon as the article is there; of a change the text shows first, and what is said about it follows. */
function useLaterDesk(articleId: string): Desk | undefined {
  const { data } = useDesk(articleId);
  return useDeferredValue(data) ?? data;
}

/** How far the check has come. */
function DeskProgress({ articleId }: { articleId: string }) {
  const desk = useLaterDesk(articleId);
  return desk ? <CheckProgress desk={desk} /> : null;
}

/** The way to close the check: the thing to do once everything is checked. */
function CloseCheck({ articleId }: { articleId: string }) {
  const desk = useLaterDesk(articleId);
  return desk ? <CloseCheckButton desk={desk} /> : null;
}

const CloseCheckButton = memo(function CloseCheckButton({ desk }: { desk: Desk }) {
  const { coverage } = useCoverageOf()(desk);
  return (
    <Button
      look={isChecked(coverage) ? "primary" : "plain"}
      size="small"
      icon={<ListChecks />}
      className="header__close"
      onPress={() => go({ screen: "closing", articleId: desk.article.id })}
    >
      Close check
    </Button>
  );
});

/** Where a version is read: the one that is being checked is checked there. */
const placeOfVersion = ({ article, version }: Desk, seq: number): Route =>
  seq === version.seq ? { screen: "desk", articleId: article.id } : { screen: "version", articleId: article.id, seq };

/** What changed since the version that is shown; of the last one, what it changed. */
const changesAt = (articleId: string, shown: number, checked: number): Route => ({
  screen: "changes",
  articleId,
  from: Math.min(shown, checked - 1),
  to: checked,
});

/** Where the way back leads: from what is about an article to its text, and from there to the library. */
function backFrom(route: Route): Route {
  switch (route.screen) {
    case "closing":
    case "version":
    case "changes":
      return { screen: "desk", articleId: route.articleId };
    case "evidence":
      return { ...route, screen: "desk" };
    default:
      return { screen: "library" };
  }
}

/** The way back, and where one is. */
function ArticlePlace({ articleId, back, route }: { articleId: string; back: Route; route: Route }) {
  const data = useLaterDesk(articleId);
  const checked = data?.version.seq ?? 1;
  const shown = route.screen === "version" ? route.seq : checked;
  useCommand("diff.open", () => go(changesAt(articleId, shown, checked)), {
    enabled: checked > 1 && route.screen !== "changes",
  });
  return (
    <div className="header__nav">
      <nav aria-label="Main">
        <a className="header__link header__back" href={hrefOf(back)}>
          <ArrowLeft aria-hidden="true" />
          {back.screen === "desk" ? "Text" : "Library"}
        </a>
      </nav>
      {data && (
        <Button
          look="quiet"
          size="small"
          className="header__article serif"
          onPress={() => runCommand("article.details")}
        >
          <span dir="auto">{seen(data.article.title)}</span>
        </Button>
      )}
      {data && data.versions.length > 1 && (
        <VersionPicker
          versions={data.versions}
          checked={checked}
          shown={shown}
          onChoose={(seq) => go(placeOfVersion(data, seq))}
        />
      )}
    </div>
  );
}
