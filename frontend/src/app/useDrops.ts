import { useEffect } from "react";
import { desktop } from "../api/desktop";
import { messageOf } from "../api/error";
import { tellKept } from "../features/viewer/copyKeeper";
import { sourceUnderFiles, versionUnderFiles } from "../lib/fileDrag";
import { onWindowEvent } from "../lib/windowEvents";
import { showUnderway } from "../queries/readings";
import { snapshotsChanged } from "../queries/snapshots";
import { toast } from "../ui/toasts";

/** Says of files that were dropped on the window what they are: copies of the source they fell on, or else articles. */
export function useDrops(articleId: string, takeArticles: (drop: string) => void) {
  useEffect(
    () =>
      onWindowEvent<{ id: string }>("tickmark:dropped", async ({ id }) => {
        if (versionUnderFiles()) return; // whoever asks for the version takes it
        const sourceId = sourceUnderFiles();
        if (!sourceId) return takeArticles(id);
        const to = { sourceId, articleId };
        try {
          tellKept(await showUnderway(desktop.keepDrop(id, to)));
          await snapshotsChanged(to);
        } catch (error) {
          toast(messageOf(error), { tone: "problem" });
        }
      }),
    [articleId, takeArticles],
  );
}
