import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { messageOf } from "../api/error";
import type { Article, Library } from "../api/types";
import { HistoryDialog } from "../features/history/HistoryDialog";
import { DropZone } from "../features/import/DropZone";
import { ImportDialogs } from "../features/import/ImportDialogs";
import { useImports } from "../features/import/useImports";
import { LibraryScreen } from "../features/library/LibraryScreen";
import { closeHistory, useShownHistory } from "../lib/historySubject";
import { articleOf, go, type Route, useRoute } from "../lib/route";
import { useArticleDelete } from "../queries/articles";
import { usePreferences } from "../queries/preferences";
import { Callout } from "../ui/Callout";
import { CommandKeys } from "../ui/commands/CommandKeys";
import { CommandPalette } from "../ui/commands/CommandPalette";
import { toast } from "../ui/toasts";
import { ArticleDialog } from "./ArticleDialog";
import { BackupWatch } from "./BackupWatch";
import { CheatSheet } from "./CheatSheet";
import { CopyWatch } from "./CopyWatch";
import { ExternalLinks } from "./ExternalLinks";
import { FaultBoundary } from "./FaultBoundary";
import { Header } from "./Header";
import { useLook } from "./look";
import { PersonDialog } from "./PersonDialog";
import { SettingsDialog } from "./SettingsDialog";
import { type Over, useAppCommands } from "./useAppCommands";
import { useDrops } from "./useDrops";
import { useLeaving } from "./useLeaving";
import { useUndo } from "./useUndo";
import { useZoom } from "./useZoom";
import { VerificationWatch } from "./VerificationWatch";

// The library is what the window opens with; the other screens are fetched when they are gone to.
const DeskScreen = lazy(async () => ({ default: (await import("./DeskScreen")).DeskScreen }));
const ClosingScreen = lazy(async () => ({
  default: (await import("../features/closing/ClosingScreen")).ClosingScreen,
}));
const EvidenceScreen = lazy(async () => ({ default: (await import("./EvidenceScreen")).EvidenceScreen }));
const VersionScreen = lazy(async () => ({ default: (await import("./VersionScreen")).VersionScreen }));
const ChangesScreen = lazy(async () => ({ default: (await import("./ChangesScreen")).ChangesScreen }));
const ScalesScreen = lazy(async () => ({ default: (await import("../features/scales/ScalesScreen")).ScalesScreen }));
const SourcesScreen = lazy(async () => ({
  default: (await import("../features/sources/SourcesScreen")).SourcesScreen,
}));

/** The header, the screen, and whatever may lie over both. */
export function Shell({ library }: { library: Library }) {
  const route = useRoute();
  const articleId = articleOf(route);
  const { keys, singleKeys, importKind } = usePreferences();
  const [over, setOver] = useState<Over | null>(null);
  const close = () => setOver(null);
  const history = useShownHistory();
  const open = useCallback((article: Article) => go({ screen: "desk", articleId: article.id }), []);
  const imports = useImports(library.desktop, open);
  const undo = useUndo(articleId);
  const deleteArticle = useDeletion(articleId, undo.inLibrary);

  useLook();
  useZoom();
  useLeaving(library.desktop);
  useTitle(route);
  useWarningOfNetwork(library.remote);
  useAppCommands({
    articleId,
    undo,
    onImport: imports.pick,
    onPaste: imports.paste,
    onFetch: imports.fetch,
    onOver: setOver,
  });
  const { takeDrop } = imports;
  useDrops(articleId, takeDrop);

  return (
    <CommandKeys keys={keys} singleKeys={singleKeys}>
      <div className="shell">
        <Header route={route} undo={undo} />
        {library.fault && <Callout tone="problem">{library.fault}</Callout>}
        <div className="shell__screen">
          <FaultBoundary place={`${route.screen} ${articleId}`}>
            <Suspense fallback={null}>
              {route.screen === "library" && (
                <LibraryScreen
                  articles={library.articles}
                  damages={library.damages}
                  onDamages={() => setOver("sourceSettings")}
                  person={library.person}
                  onPerson={() => setOver("person")}
                  onImport={imports.pick}
                  onPaste={imports.paste}
                  onFetch={imports.fetch}
                  onSample={imports.openSample}
                  onDelete={deleteArticle}
                />
              )}
              {route.screen === "desk" && <DeskScreen key={route.articleId} route={route} onUndo={undo.undo} />}
              {route.screen === "closing" && (
                <ClosingScreen key={route.articleId} articleId={route.articleId} onUndo={undo.undo} />
              )}
              {route.screen === "evidence" && <EvidenceScreen {...route} />}
              {route.screen === "version" && <VersionScreen key={`${route.articleId} ${route.seq}`} {...route} />}
              {route.screen === "changes" && <ChangesScreen key={route.articleId} {...route} />}
              {route.screen === "scales" && <ScalesScreen scaleId={route.scaleId} />}
              {route.screen === "sources" && <SourcesScreen inWindow={library.desktop} onUndo={undo.inLibrary} />}
            </Suspense>
          </FaultBoundary>
        </div>
        <DropZone kind={importKind} inWindow={library.desktop} onFiles={imports.take} />
        <ImportDialogs imports={imports} onOpen={open} />
        <ExternalLinks inWindow={library.desktop} />
        {(over === "export" || over === "details" || over === "newVersion" || over === "applyCheck") && (
          <ArticleDialog
            articleId={articleId}
            dialog={over}
            inWindow={library.desktop}
            onClose={close}
            onUndo={undo.undo}
          />
        )}
        {over === "palette" && <CommandPalette onClose={close} />}
        <CopyWatch />
        <BackupWatch onShow={() => setOver("backupSettings")} />
        <VerificationWatch
          isShown={
            over === "settings" || over === "keySettings" || over === "sourceSettings" || over === "backupSettings"
          }
          onShow={() => setOver("sourceSettings")}
        />
        {over === "settings" && <SettingsDialog onClose={close} />}
        {over === "sourceSettings" && <SettingsDialog first="sources" onClose={close} />}
        {over === "backupSettings" && <SettingsDialog first="backups" onClose={close} />}
        {over === "keySettings" && <SettingsDialog first="keyboard" onClose={close} />}
        {over === "person" && <PersonDialog person={library.person} onClose={close} />}
        {history && <HistoryDialog subject={history} onClose={closeHistory} />}
        {over === "keys" && <CheatSheet onClose={close} onChange={() => setOver("keySettings")} />}
      </div>
    </CommandKeys>
  );
}

/** Deletes an article and offers to take that back. */
function useDeletion(openId: string, undo: () => void) {
  const remove = useArticleDelete();
  return (article: Article) =>
    remove.mutate(article.id, {
      onSuccess: () => {
        if (openId === article.id) go({ screen: "library" });
        toast(`“${article.title}” deleted.`, { action: { label: "Undo", run: undo } });
      },
      onError: (error) => toast(messageOf(error), { tone: "problem" }),
    });
}

const titles = {
  library: "Library",
  desk: "Article",
  closing: "Closing",
  evidence: "Evidence",
  version: "Earlier version",
  changes: "What changed",
  scales: "Rating scales",
  sources: "Sources",
};

function useTitle({ screen }: Route) {
  useEffect(() => {
    document.title = `${titles[screen]} – Tickmark`;
  }, [screen]);
}

/** Says once in a run what a library risks that lies on another machine. */
function useWarningOfNetwork(isRemote: boolean) {
  useEffect(() => {
    if (!isRemote) return;
    toast(
      "This library is on a network drive. If the connection breaks while something is being saved, the library can be damaged. " +
        "It is safer on a disk of this computer, with backups on the network.",
      { tone: "problem" },
    );
  }, [isRemote]);
}
