import { useEffect, useRef } from "react";
import { isMod, isWriting } from "../lib/platform";

interface Shortcuts {
  undo: () => void;
  redo: () => void;
  help: () => void;
  import: () => void;
  export: () => void;
}

/** The keys that work everywhere. In a field, undo and letters belong to the field. */
export function useShortcuts(shortcuts: Shortcuts) {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const run = event.defaultPrevented ? undefined : shortcutOf(event);
      // A dialog is about one thing; what lies behind it has to wait.
      if (!run || document.querySelector("[role=dialog][aria-labelledby]")) return;
      event.preventDefault();
      latest.current[run]();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function shortcutOf(event: KeyboardEvent): keyof Shortcuts | undefined {
  const key = event.key.toLowerCase();
  if (isMod(event) && key === "o") return "import";
  if (isMod(event) && key === "e") return "export";
  if (isWriting(event.target)) return undefined;
  if (isMod(event) && key === "z") return event.shiftKey ? "redo" : "undo";
  if (isMod(event) && key === "y") return "redo";
  if (key === "?" && !isMod(event)) return "help";
  return undefined;
}
