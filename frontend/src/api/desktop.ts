import { ApiError } from "./error";
import type {
  Captured,
  Export,
  ExportStart,
  ImportOutcome,
  Letterhead,
  Offered,
  OfferedCheck,
  Preferences,
  Session,
  Task,
  VersionOutcome,
} from "./types";

/**
 * What only the window can do, because it takes native dialogs and programs. These routes exist where
 * `Library.desktop` is true; they are not part of the OpenAPI document.
 */
export interface FailedImport {
  fileName: string;
  error: string;
}
/** What the event tickmark:importing says: which of the files is being read. */
export interface ImportStep {
  fileName: string;
  number: number;
  of: number;
}
export type ImportedFile = ImportOutcome | FailedImport;

/** Where files belong that are copies of a source; articleId names the article in whose history that goes. */
export interface OnSource {
  sourceId: string;
  articleId?: string;
}
export type KeptFile = ({ fileName: string } & Captured) | FailedImport;

export const desktop = {
  /** Lets the person pick files and imports them. Empty when the dialog was cancelled. */
  import: async () => (await post<{ outcomes: ImportedFile[] }>("/desktop/import")).outcomes,
  /** Stops the import that is under way: it then ends with what was read before. */
  stopImport: () => post<null>("/desktop/import/stop"),
  /** Brings in files that were dropped on the window, by what the event tickmark:dropped says. */
  importDrop: async (id: string) => (await post<{ outcomes: ImportedFile[] }>(`/desktop/drops/${id}`)).outcomes,
  /** Lets the person pick a file that becomes the next version of an article; null when the dialog was cancelled. */
  importVersion: (articleId: string) => post<VersionOutcome | null>("/desktop/versions", { articleId }),
  /** The same with the one file of a drop. */
  importVersionDrop: (id: string, articleId: string) =>
    post<VersionOutcome>(`/desktop/drops/${id}`, { versionOf: articleId }),
  /** Keeps them as copies of the source that they fell on. */
  keepDrop: async (id: string, to: OnSource) =>
    (await post<{ outcomes: KeptFile[] }>(`/desktop/drops/${id}`, to)).outcomes,
  /** Lets the person pick files and keeps them as copies of a source. Empty when the dialog was cancelled. */
  keepFiles: async (to: OnSource) => (await post<{ outcomes: KeptFile[] }>("/desktop/snapshots", to)).outcomes,
  /** Lets the person choose where a copy of a source is saved, unchanged. */
  saveSnapshot: (id: string) => post<null>(`/desktop/snapshots/${id}/save`),
  /** Opens a copy that is a recording in the system's player. */
  playSnapshot: (id: string) => post<null>(`/desktop/snapshots/${id}/play`),
  /** Lets the person pick a bibliography and begins to add its sources; null when the dialog was cancelled. */
  importSources: () => post<Task | null>("/desktop/sources/import"),
  /** Lets the person choose where a bibliography goes and writes it; null when the dialog was cancelled. */
  exportSources: (request: { format: string; q?: string; type?: string; confidential?: boolean; uncited?: boolean }) =>
    post<{ confidential: number } | null>("/desktop/sources/export", request),
  /** Lets the person pick the logo for reports; null when the dialog was cancelled. */
  chooseLogo: () => post<Letterhead | null>("/desktop/logo"),
  /** Lets the person choose where the report goes and starts it; null when the dialog was cancelled. */
  startExport: (articleId: string, request: ExportStart) =>
    post<Export | null>("/desktop/exports", { articleId, ...request }),
  /** Lets the person pick a library, which is opened in place of the present one; null when the dialog was cancelled. */
  chooseLibrary: () => post<Session | null>("/desktop/library"),
  /** Lets the person pick the folder for backups; null when the dialog was cancelled. */
  chooseBackupFolder: () => post<Preferences | null>("/desktop/backups/folder"),
  /** Lets the person choose where a copy of everything goes and begins to make it; null when the dialog was cancelled. */
  startDump: (request: { folder: boolean; passphrase: string }) => post<Task | null>("/desktop/dumps", request),
  revealDump: (id: string) => post<null>(`/desktop/dumps/${id}/reveal`),
  /** Lets the person pick a copy of everything; null when the dialog was cancelled. */
  chooseCopy: (folder: boolean) => post<Offered | null>("/desktop/copies", { folder }),
  /** Lets the person pick a file with claims; null when the dialog was cancelled. */
  chooseCheck: () => post<OfferedCheck | null>("/desktop/checks"),
  /** Lets the person choose where the library goes that is made of it; null when the dialog was cancelled. */
  loadCopy: (id: string, passphrase: string) => post<Task | null>(`/desktop/copies/${id}/load`, { passphrase }),
  openExport: (id: string) => post<null>(`/desktop/exports/${id}/open`),
  revealExport: (id: string) => post<null>(`/desktop/exports/${id}/reveal`),
  /** Opens the platform's dialog for printing the page. */
  print: () => post<null>("/desktop/print"),
  openUrl: (url: string) => post<null>("/desktop/open-url", { url }),
  /** Tells the window that every draft is stored and that it may close. */
  close: () => post<null>("/desktop/close"),
};

async function post<T>(path: string, body: unknown = {}): Promise<T> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Tickmark": "1" },
    body: JSON.stringify(body),
  });
  if (response.status === 204) return null as T;
  const answer = await response.json();
  if (!response.ok) throw new ApiError(answer.detail ?? answer.title, answer.code ?? "internal");
  return answer as T;
}
