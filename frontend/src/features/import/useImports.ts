import { useState } from "react";
import { desktop, type FailedImport, type ImportedFile } from "../../api/desktop";
import { messageOf } from "../../api/error";
import type { Article, ImportOutcome } from "../../api/types";
import { count } from "../../lib/count";
import { articlesChanged, importFile, useSampleImport } from "../../queries/articles";
import { toast } from "../../ui/toasts";

/** An outcome of browser mode, where a file that the library has already can be sent once more. */
export type Duplicate = ImportOutcome & { again?: () => Promise<void> };

/** What the window says of files that were dropped on it. */
export interface ImportedFiles {
  outcomes: ImportedFile[];
}

export interface ImportReport {
  duplicates: Duplicate[];
  failures: FailedImport[];
}

/** Brings articles in, by whichever way, and says what came of it. */
export function useImports(inWindow: boolean, open: (article: Article) => void) {
  const [pasting, setPasting] = useState(false);
  const [reading, setReading] = useState<string | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const sample = useSampleImport();

  /** One new article is opened; several are counted; anything that needs an answer is put in a report. */
  function finish(files: (Duplicate | FailedImport)[]) {
    articlesChanged();
    const failures = files.filter((file): file is FailedImport => "error" in file);
    const outcomes = files.filter((file): file is Duplicate => "article" in file);
    const fresh = outcomes.filter((outcome) => !outcome.exists);
    const duplicates = outcomes.filter((outcome) => outcome.exists);
    const [first] = fresh;
    if (first && fresh.length === 1) {
      open(first.article);
      if (first.notes.length > 0) toast(`Imported. ${first.notes.join(" ")}`);
    } else if (fresh.length > 1) {
      toast(`${count(fresh.length, "article")} imported.`);
    }
    setReport(duplicates.length + failures.length > 0 ? { duplicates, failures } : null);
  }

  async function take(files: readonly File[]) {
    const done: (Duplicate | FailedImport)[] = [];
    for (const file of files) {
      setReading(file.name);
      try {
        const bytes = await file.arrayBuffer();
        const again = async () => finish([await importFile(file.name, bytes, true)]);
        done.push({ ...(await importFile(file.name, bytes)), again });
      } catch (error) {
        done.push({ fileName: file.name, error: messageOf(error) });
      }
    }
    setReading(null);
    finish(done);
  }

  async function pick() {
    if (!inWindow) return pickInBrowser((files) => void take(files));
    try {
      finish(await desktop.import());
    } catch (error) {
      toast(messageOf(error), { tone: "problem" });
    }
  }

  const openSample = () =>
    sample.mutate(undefined, {
      onSuccess: ({ article }) => open(article),
      onError: (error) => toast(messageOf(error), { tone: "problem" }),
    });

  return {
    pasting,
    reading,
    report,
    startPasting: () => setPasting(true),
    stopPasting: () => setPasting(false),
    closeReport: () => setReport(null),
    /** Imports files that were dropped or picked in a browser. */
    take,
    /** Takes note of what the window imported by itself, from a drop. */
    finish: finish as (files: ImportedFile[]) => void,
    pick,
    openSample,
  };
}

export type Imports = ReturnType<typeof useImports>;

function pickInBrowser(onPick: (files: File[]) => void) {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.addEventListener("change", () => onPick([...(input.files ?? [])]));
  input.click();
}
