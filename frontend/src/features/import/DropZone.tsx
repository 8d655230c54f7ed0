import { useEffect, useState } from "react";
import type { Article } from "../../api/types";
import { holdsFiles, sourceUnderFiles } from "../../lib/fileDrag";
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
  const [over, setOver] = useState<"article" | "source" | null>(null);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (holdsFiles(event)) setOver(sourceUnderFiles() ? "source" : "article");
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(null);
    };
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      setOver(null);
      if (sourceUnderFiles()) return; // whoever shows the source takes them
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
  return (
    <div className="drop-veil">
      {over === "source" ? "Drop to keep it as a copy of the source" : `Drop to bring it in for ${aCheck(jobOf(kind))}`}
    </div>
  );
}
