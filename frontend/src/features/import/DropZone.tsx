import { useEffect, useState } from "react";
import type { Article } from "../../api/types";
import { holdsFiles, sourceUnderFiles, versionUnderFiles } from "../../lib/fileDrag";
import { aCheck, jobOf } from "../../lib/job";

interface DropZoneProps {
  /** The kind of check that files come in for. */
  kind: Article["kind"];
  /** Files dropped on a browser's page. In the window the backend gets their paths and imports them itself. */
  onFiles: (files: File[]) => void;
  inWindow: boolean;
}

/** Lets files be dropped anywhere. */
export function DropZone({ kind, onFiles, inWindow }: DropZoneProps) {
  const [over, setOver] = useState<"article" | "source" | "version" | null>(null);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (holdsFiles(event)) setOver(versionUnderFiles() ? "version" : sourceUnderFiles() ? "source" : "article");
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(null);
    };
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      setOver(null);
      if (versionUnderFiles() || sourceUnderFiles()) return; // whoever asks for the version or shows the source takes them
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!inWindow && files.length > 0) onFiles(files);
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [onFiles, inWindow]);
  if (over === null) return null;
  const says = {
    source: "Drop to keep it as a copy of the source",
    version: "Drop to make it the new version of the text",
    article: `Drop to bring it in for ${aCheck(jobOf(kind))}`,
  };
  return <div className="drop-veil">{says[over]}</div>;
}
