import { Download, ExternalLink, FolderOpen } from "lucide-react";
import { desktop } from "../../api/desktop";
import { messageOf } from "../../api/error";
import type { Export } from "../../api/types";
import { downloadExport } from "../../queries/exports";
import { Button } from "../../ui/Button";
import { toast } from "../../ui/toasts";

/** What can be done with a finished report: the window wrote it to its place, a browser fetches it. */
export function ExportResult({ done, inWindow }: { done: Export; inWindow: boolean }) {
  const attempt = (work: Promise<unknown>) => {
    work.catch((error) => toast(messageOf(error), { tone: "problem" }));
  };
  const isSealed = done.fileName.endsWith(".age"); // no program of this machine may know it
  if (!inWindow) {
    return (
      <Button look="primary" icon={<Download />} autoFocus onPress={() => attempt(downloadExport(done))}>
        Download
      </Button>
    );
  }
  return (
    <>
      <Button icon={<FolderOpen />} autoFocus={isSealed} onPress={() => attempt(desktop.revealExport(done.id))}>
        Show in folder
      </Button>
      {!isSealed && (
        <Button look="primary" icon={<ExternalLink />} autoFocus onPress={() => attempt(desktop.openExport(done.id))}>
          Open
        </Button>
      )}
    </>
  );
}
