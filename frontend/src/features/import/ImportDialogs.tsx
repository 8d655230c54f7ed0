import type { Article } from "../../api/types";
import { Underway } from "../../ui/Underway";
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
        <Underway
          label={`Reading ${imports.reading.fileName}…`}
          far={imports.reading.of > 1 ? `${imports.reading.number} of ${imports.reading.of}` : undefined}
          onStop={imports.stopReading}
        />
      )}
    </>
  );
}
