import { useEffect, useRef, useState } from "react";
import { desktop, type FailedImport, type ImportedFile, type ImportStep } from "../../api/desktop";
import { messageOf } from "../../api/error";
import type { Article, ImportOutcome } from "../../api/types";
import { count } from "../../lib/count";
import { aCheck, type Job, jobOf, otherJob } from "../../lib/job";
import { pickFiles } from "../../lib/pickFiles";
import { onWindowEvent } from "../../lib/windowEvents";
import { articlesChanged, editArticle, importFile, useSampleImport } from "../../queries/articles";
import { useVocabulary } from "../../queries/library";
import { changePreferences, usePreferences } from "../../queries/preferences";
import { toast } from "../../ui/toasts";

/** An outcome of browser mode, where a file that the library has already can be sent once more. */
export type Duplicate = ImportOutcome & { again?: () => Promise<void> };

export interface ImportReport {
  /** Articles that are new, of which something was left out. */
  shortened: ImportOutcome[];
  duplicates: Duplicate[];
  failures: FailedImport[];
}

/** How many notes on what was left out are said in passing; more are put where they can be read in peace. */
const saidInPassing = 1;

/** Brings articles in, by whichever way, and says what came of it. */
export function useImports(inWindow: boolean, open: (article: Article) => void) {
  const { importKind } = usePreferences();
  const { articleEndings } = useVocabulary();
  const [asking, setAsking] = useState<"paste" | "fetch" | null>(null);
  const [reading, setReading] = useState<ImportStep | null>(null);
  const stopper = useRef<AbortController>(undefined);
  const underway = useRef(0);
  const [report, setReport] = useState<ImportReport | null>(null);
  const sample = useSampleImport();
  useEffect(
    () =>
      onWindowEvent<ImportStep>("tickmark:importing", (step) => {
        // Events and answers come on ways of their own: of what has come in already nothing is read any more.
        if (underway.current > 0) setReading(step);
      }),
    [],
  );

  /** One new article is opened; several are counted; anything that needs an answer is put in a report. */
  function finish(files: (Duplicate | FailedImport)[]) {
    articlesChanged();
    const failures = files.filter((file): file is FailedImport => "error" in file);
    const outcomes = files.filter((file): file is Duplicate => "article" in file);
    const fresh = outcomes.filter((outcome) => !outcome.exists);
    const duplicates = outcomes.filter((outcome) => outcome.exists);
    const notes = fresh.flatMap((outcome) => outcome.notes);
    const inPassing = fresh.length === 1 && notes.length <= saidInPassing;
    const shortened = inPassing ? [] : fresh.filter((outcome) => outcome.notes.length > 0);
    const [first] = fresh;
    if (first && fresh.length === 1) open(first.article);
    if (first) tellKind(fresh, inPassing ? notes : []);
    const isToBeSaid = shortened.length + duplicates.length + failures.length > 0;
    setReport(isToBeSaid ? { shortened, duplicates, failures } : null);
  }

  /** An article for which the person has just said what kind of check it is in for is opened. */
  function finishAsked({ article, exists, notes }: ImportOutcome) {
    articlesChanged();
    if (exists) return setReport({ shortened: [], duplicates: [{ article, exists, notes }], failures: [] });
    open(article);
    if (notes.length > saidInPassing)
      setReport({ shortened: [{ article, exists: false, notes }], duplicates: [], failures: [] });
    else if (notes.length > 0) toast(`Imported. ${notes.join(" ")}`);
  }

  async function take(files: readonly File[]) {
    const done: (Duplicate | FailedImport)[] = [];
    stopper.current = new AbortController();
    const { signal } = stopper.current;
    for (const [i, file] of files.entries()) {
      setReading({ fileName: file.name, number: i + 1, of: files.length });
      try {
        const bytes = await file.arrayBuffer();
        const again = async () => finish([await importFile(file.name, bytes, importKind, { again: true })]);
        done.push({ ...(await importFile(file.name, bytes, importKind, { signal })), again });
      } catch (error) {
        if (signal.aborted) break;
        done.push({ fileName: file.name, error: messageOf(error) });
      }
    }
    setReading(null);
    finish(done);
  }

  /** Stops reading; what was read before stays. */
  function stopReading() {
    stopper.current?.abort();
    if (inWindow) void desktop.stopImport();
  }

  async function pick() {
    if (!inWindow) return pickFiles((files) => void take(files), { multiple: true, accept: articleEndings.join() });
    await takeFromWindow(desktop.import());
  }

  /** Finishes what the window imports, whose paths no page sees. */
  async function takeFromWindow(imported: Promise<ImportedFile[]>) {
    underway.current++;
    try {
      finish(await imported);
    } catch (error) {
      toast(messageOf(error), { tone: "problem" });
    } finally {
      underway.current--;
      setReading(null);
    }
  }

  const openSample = () =>
    sample.mutate(undefined, {
      onSuccess: ({ article }) => open(article),
      onError: (error) => toast(messageOf(error), { tone: "problem" }),
    });

  return {
    asking,
    reading,
    stopReading,
    report,
    paste: () => setAsking("paste"),
    fetch: () => setAsking("fetch"),
    stopAsking: () => setAsking(null),
    closeReport: () => setReport(null),
    /** Imports files that were dropped or picked in a browser. */
    take,
    /** Imports files that were dropped on the window. */
    takeDrop: (id: string) => takeFromWindow(desktop.importDrop(id)),
    finishAsked,
    pick,
    openSample,
  };
}

const many = ({ name }: Job) => `${name.toLowerCase()}s`;

/** Says what files came in for, which nobody was asked, with notes on them, and offers the other kind of check, for the next ones too. */
function tellKind(outcomes: readonly ImportOutcome[], notes: readonly string[]) {
  const [first] = outcomes;
  if (!first) return;
  const job = jobOf(first.article.kind);
  const other = otherJob(job);
  const isOne = outcomes.length === 1;
  const imported = isOne
    ? `Imported for ${aCheck(job)}.`
    : `${count(outcomes.length, "article")} imported for ${many(job)}.`;
  toast([imported, ...notes].join(" "), {
    action: {
      label: isOne ? `Make it ${aCheck(other)}` : `Make them ${many(other)}`,
      run: () => {
        changePreferences({ importKind: other.kind });
        for (const { article } of outcomes) editArticle(article.id, { kind: other.kind });
      },
    },
  });
}

export type Imports = ReturnType<typeof useImports>;
