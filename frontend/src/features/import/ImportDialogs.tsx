import type { Article } from "../../api/types";
import { Underway } from "../../ui/Underway";
import type { Imports } from "./useImports";
import "./ImportDialogs.css";
import { FetchArticleDialog } from "./FetchArticleDialog";
import { ImportReportDialog } from "./ImportReportDialog";
import { PasteDialog } from "./PasteDialog";

/** Whatever the import has to ask or say at the moment. */
export function ImportDialogs({ imports, onOpen }: { imports: Imports; onOpen: (article: Article) => void }) {
  return (
    <>
      {imports.asking === "paste" && (
        <PasteDialog onClose={imports.stopAsking} onOutcome={imports.finishAsked} onOpen={onOpen} />
      )}
      {imports.asking === "fetch" && (
        <FetchArticleDialog onClose={imports.stopAsking} onOutcome={imports.finishAsked} />
      )}
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
