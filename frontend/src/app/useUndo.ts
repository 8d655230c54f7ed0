import { useMemo } from "react";
import { messageOf } from "../api/error";
import { useHistoryStep } from "../queries/history";
import { toast } from "../ui/toasts";

/** Undo and redo in the open article, or in the library when none is open (""); the same functions while it stays open. */
export function useUndo(articleId: string) {
  const { mutate: step } = useHistoryStep(articleId);
  const { mutate: inLibrary } = useHistoryStep("");
  return useMemo(() => {
    const run = (which: typeof step, direction: "undo" | "redo") => () => {
      which(direction, {
        onSuccess: ({ action }) => toast(`${direction === "undo" ? "Undone" : "Done again"}: ${action.label}`),
        onError: (error) => toast(messageOf(error), { tone: "problem" }),
      });
    };
    return {
      undo: run(step, "undo"),
      redo: run(step, "redo"),
      /** Takes back what was done to the library itself, such as deleting an article. */
      inLibrary: run(inLibrary, "undo"),
    };
  }, [step, inLibrary]);
}

export type Undo = ReturnType<typeof useUndo>;
