import { useState } from "react";
import { desktop, type KeptFile, type OnSource } from "../../api/desktop";
import { messageOf } from "../../api/error";
import { pickFiles } from "../../lib/pickFiles";
import type { Allowance } from "../../lib/webAddress";
import { showUnderway } from "../../queries/readings";
import { captureCopy, keepCopy, snapshotsChanged } from "../../queries/snapshots";
import { toast } from "../../ui/toasts";

/** Says what became of files that were to be kept, and what could not be read of them. */
export function tellKept(files: readonly KeptFile[]) {
  for (const file of files) {
    if ("error" in file && file.error) toast(`${file.fileName}: ${file.error}`, { tone: "problem" });
    else if ("snapshot" in file) {
      toast([file.exists ? "The source has this copy already." : "Copy kept.", ...file.notes].join(" "));
    }
  }
}

interface CopyKeeperProps {
  to: OnSource;
  inWindow: boolean;
  /** The last of the copies that were kept, or were there already. */
  onKept: (snapshotId: string) => void;
}

/** The ways in which copies of a source come in. */
export function useCopyKeeper({ to, inWindow, onKept }: CopyKeeperProps) {
  const [isBusy, setBusy] = useState(false);
  const take = async (work: Promise<KeptFile[]>) => {
    setBusy(true);
    try {
      const files = await showUnderway(work);
      tellKept(files);
      await snapshotsChanged(to);
      const last = files.findLast((file) => "snapshot" in file);
      if (last && "snapshot" in last) onKept(last.snapshot.id);
    } catch (error) {
      toast(messageOf(error), { tone: "problem" });
    } finally {
      setBusy(false);
    }
  };
  const one = async (fileName: string, work: Promise<Omit<Extract<KeptFile, { snapshot: unknown }>, "fileName">>) => [
    { fileName, ...(await work) },
  ];
  const keepAll = async (files: readonly File[]) => {
    const kept: KeptFile[] = [];
    for (const file of files) {
      const fileName = file.name || "Picture from the clipboard.png";
      try {
        kept.push({ fileName, ...(await keepCopy(to, fileName, await file.arrayBuffer())) });
      } catch (error) {
        kept.push({ fileName, error: messageOf(error) });
      }
    }
    return kept;
  };
  const keepFiles = (files: readonly File[]) => void take(keepAll(files));
  return {
    inWindow,
    isBusy,
    keepFiles,
    pick: () => (inWindow ? void take(desktop.keepFiles(to)) : pickFiles(keepFiles, { multiple: true })),
    keepText: (text: string) => {
      const bytes = new TextEncoder().encode(text).buffer as ArrayBuffer;
      return take(one("Pasted text.txt", keepCopy(to, "Pasted text.txt", bytes)));
    },
    /** Throws where it was not allowed or did not work, for the dialog to say so. */
    capture: async (url: string, allow: Allowance | undefined) => {
      const captured = await captureCopy(to, url, allow);
      await take(one(url, Promise.resolve(captured)));
    },
  };
}

export type CopyKeeper = ReturnType<typeof useCopyKeeper>;
