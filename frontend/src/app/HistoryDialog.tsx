import type { Action } from "../api/types";
import { momentInWords } from "../lib/dates";
import { useHistory } from "../queries/history";
import { Dialog } from "../ui/Dialog";

interface HistoryDialogProps {
  /** The article, or "" for what was done to the library itself. */
  articleId: string;
  onClose: () => void;
}

const before: Record<Action["kind"], string> = { do: "", undo: "Undone: ", redo: "Done again: " };

/** What was done, by whom and when, the newest first. */
export function HistoryDialog({ articleId, onClose }: HistoryDialogProps) {
  const history = useHistory(articleId);
  return (
    <Dialog title={articleId ? "History of this article" : "History of the library"} onClose={onClose}>
      {history?.actions.length === 0 && <p className="quiet">Nothing has been done yet.</p>}
      <ol className="history">
        {history?.actions.map(({ id, kind, label, person, at }) => (
          <li key={id}>
            <span className="history__label">{before[kind] + label}</span>
            <span className="quiet">{[person, momentInWords(at)].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
