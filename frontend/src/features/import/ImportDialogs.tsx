import { LoaderCircle } from "lucide-react";
import type { Article } from "../../api/types";
import { Button } from "../../ui/Button";
import type { Imports } from "./useImports";
import "./ImportDialogs.css";
import { ImportReportDialog } from "./ImportReportDialog";
import { PasteDialog } from "./PasteDialog";

/** Whatever the import has to ask or say at the moment. */
export function ImportDialogs({ imports, onOpen }: { imports: Imports; onOpen: (article: Article) => void }) {
  return (
    <>
      {imports.pasting && <PasteDialog onClose={imports.stopPasting} onOutcome={imports.finishPaste} onOpen={onOpen} />}
      {imports.report && <ImportReportDialog report={imports.report} onClose={imports.closeReport} onOpen={onOpen} />}
      {imports.reading && (
        <div className="reading" role="status">
          <LoaderCircle className="reading__wheel" aria-hidden="true" />
          <span className="reading__name">Reading {imports.reading.fileName}…</span>
          {imports.reading.of > 1 && (
            <span className="numeric quiet">
              {imports.reading.number} of {imports.reading.of}
            </span>
          )}
          <Button look="quiet" size="small" onPress={imports.stopReading}>
            Stop
          </Button>
        </div>
      )}
    </>
  );
}
