import { Redo2, Undo2 } from "lucide-react";
import { IconButton } from "../ui/Button";
import type { UndoState } from "./useUndo";

/** Undo and redo, each saying what it would do. */
export function HistoryButtons({ undo: { history, undo, redo } }: { undo: UndoState }) {
  return (
    <div className="header__history">
      <IconButton
        label="Undo"
        hint={history?.undo ? `Undo: ${history.undo.label}` : "Nothing to undo"}
        command="app.undo"
        isDisabled={!history?.undo}
        onPress={undo}
      >
        <Undo2 />
      </IconButton>
      <IconButton
        label="Redo"
        hint={history?.redo ? `Redo: ${history.redo.label}` : "Nothing to redo"}
        command="app.redo"
        isDisabled={!history?.redo}
        onPress={redo}
      >
        <Redo2 />
      </IconButton>
    </div>
  );
}
