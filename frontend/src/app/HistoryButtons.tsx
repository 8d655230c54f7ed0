import { Redo2, Undo2 } from "lucide-react";
import { useHistory } from "../queries/history";
import { IconButton } from "../ui/Button";
import type { Undo } from "./useUndo";

interface HistoryButtonsProps {
  articleId: string;
  undo: Undo;
}

/** Undo and redo, each saying what it would do. */
export function HistoryButtons({ articleId, undo: { undo, redo } }: HistoryButtonsProps) {
  const history = useHistory(articleId);
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
