import { useEffect } from "react";
import { desktop } from "../api/desktop";
import { drafts } from "../queries/client";
import { changesStored } from "../queries/underway";

/**
 * Saves what is typed before the page goes away. The window asks and waits for the answer; a browser does neither, so
 * there the requests are sent such that they outlive the page, already when the tab is hidden.
 */
export function useLeaving(inWindow: boolean) {
  useEffect(() => {
    const onClose = async () => {
      await changesStored();
      await drafts.flush();
      await desktop.close();
    };
    const onHide = () => {
      if (document.visibilityState === "hidden") void drafts.flush(undefined, !inWindow);
    };
    const onPageHide = () => void drafts.flush(undefined, !inWindow);
    const onUnload = (event: BeforeUnloadEvent) => {
      if (drafts.saving().state === "failed") event.preventDefault();
    };
    window.addEventListener("tickmark:close", onClose);
    window.addEventListener("pagehide", onPageHide);
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      window.removeEventListener("tickmark:close", onClose);
      window.removeEventListener("pagehide", onPageHide);
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [inWindow]);
}
