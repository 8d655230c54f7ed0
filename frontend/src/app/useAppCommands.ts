import { useEffect } from "react";
import { openHistory } from "../lib/historySubject";
import { go } from "../lib/route";
import { onWindowEvent } from "../lib/windowEvents";
import { runCommand } from "../ui/commands/registry";
import { useCommands } from "../ui/commands/useCommand";
import { printPage } from "./print";
import type { Undo } from "./useUndo";

/** What may lie over the screen. */
export type Over =
  | "palette"
  | "settings"
  | "person"
  | "keys"
  | "keySettings"
  | "sourceSettings"
  | "backupSettings"
  | "export"
  | "details"
  | "newVersion"
  | "applyCheck";

interface AppCommands {
  articleId: string;
  undo: Undo;
  onImport: () => void;
  onPaste: () => void;
  onFetch: () => void;
  onOver: (over: Over) => void;
}

/** The commands that work on every screen, and those that open something over the article. */
export function useAppCommands({ articleId, undo, onImport, onPaste, onFetch, onOver }: AppCommands) {
  useCommands({
    "app.palette": () => onOver("palette"),
    "app.help": () => onOver("keys"),
    "app.keys": () => onOver("keySettings"),
    "app.undo": undo.undo,
    "app.redo": undo.redo,
    "app.history": () => openHistory({ of: articleId ? "article" : "library", id: articleId, articleId }),
    "app.settingsHistory": () => openHistory({ of: "settings", id: "", articleId: "" }),
    "app.import": onImport,
    "app.paste": onPaste,
    "app.fetch": onFetch,
    "app.settings": () => onOver("settings"),
    "app.person": () => onOver("person"),
    "go.library": () => go({ screen: "library" }),
    "go.sources": () => go({ screen: "sources" }),
    "go.scales": () => go({ screen: "scales" }),
  });
  useCommands(
    {
      "article.export": () => onOver("export"),
      "article.print": printPage,
      "article.details": () => onOver("details"),
      "article.newVersion": () => onOver("newVersion"),
      "article.applyCheck": () => onOver("applyCheck"),
    },
    { enabled: articleId !== "" },
  );
  useMenuBar();
}

/** The items of the menu bar that macOS has (app/desktop/menu.go). */
function useMenuBar() {
  useEffect(() => onWindowEvent<keyof typeof menuBar>("tickmark:menu", (item) => runCommand(menuBar[item])), []);
}

const menuBar = { import: "app.import", export: "article.export", settings: "app.settings" } as const;
