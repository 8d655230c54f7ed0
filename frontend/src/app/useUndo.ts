import { messageOf } from "../api/error";
import { useHistory, useHistoryStep } from "../queries/history";
import { toast } from "../ui/toasts";

/** Undo and redo in the open article, or in the library when none is open (""). */
export function useUndo(articleId: string) {
  const history = useHistory(articleId);
  const step = useHistoryStep(articleId);
  const inLibrary = useHistoryStep("");

  const run = (which: typeof step, direction: "undo" | "redo") => {
    which.mutate(direction, {
      onSuccess: ({ action }) => toast(`${direction === "undo" ? "Undone" : "Done again"}: ${action.label}`),
      onError: (error) => toast(messageOf(error), { tone: "problem" }),
    });
  };
  return {
    history,
    undo: () => run(step, "undo"),
    redo: () => run(step, "redo"),
    /** Takes back what was done to the library itself, such as deleting an article. */
    inLibrary: () => run(inLibrary, "undo"),
  };
}

export type UndoState = ReturnType<typeof useUndo>;
