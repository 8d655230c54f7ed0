import { Files, FileWarning, Scissors } from "lucide-react";
import type { Article } from "../../api/types";
import { count } from "../../lib/count";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { seen } from "../../ui/seen";
import type { ImportReport } from "./useImports";

interface ImportReportDialogProps {
  report: ImportReport;
  onClose: () => void;
  onOpen: (article: Article) => void;
}

/** What was left out of articles, which files were there already and which could not be read, with what can be done. */
export function ImportReportDialog({
  report: { shortened, duplicates, failures },
  onClose,
  onOpen,
}: ImportReportDialogProps) {
  const title =
    failures.length > 0
      ? `${count(failures.length, "file")} could not be imported`
      : shortened.length > 0
        ? "What was left out"
        : "Already in the library";
  return (
    <Dialog title={title} onClose={onClose} actions={<Button onPress={onClose}>Done</Button>}>
      <ul className="import-report">
        {failures.map(({ fileName, error }) => (
          <li key={fileName}>
            <FileWarning aria-hidden="true" className="import-report__bad" />
            <div>
              <strong>{fileName}</strong>
              <p>{error}</p>
            </div>
          </li>
        ))}
        {shortened.map(({ article, notes }) => (
          <li key={article.id}>
            <Scissors aria-hidden="true" />
            <div>
              <strong>{seen(article.title)}</strong>
              <ul>
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </div>
          </li>
        ))}
        {duplicates.map(({ article, again }) => (
          <li key={article.id}>
            <Files aria-hidden="true" />
            <div>
              <strong>{seen(article.title)}</strong>
              <p>The same text was brought in before. Nothing was stored.</p>
              <span className="callout__actions">
                <Button
                  size="small"
                  onPress={() => {
                    onClose();
                    onOpen(article);
                  }}
                >
                  Open it
                </Button>
                {again && (
                  <Button size="small" look="quiet" onPress={() => void again()}>
                    Import it again
                  </Button>
                )}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
