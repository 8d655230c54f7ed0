import { useState } from "react";
import { messageOf } from "../../api/error";
import { type BibliographyFormat, type SourceQuery, useSourceExport } from "../../queries/sources";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Choice } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import { Segmented } from "../../ui/Segmented";
import { toast } from "../../ui/toasts";

interface ExportSourcesDialogProps {
  inWindow: boolean;
  wanted: SourceQuery;
  isNarrowed: boolean;
  onClose: () => void;
}

const formats: { key: BibliographyFormat; label: string }[] = [
  { key: "csl", label: "CSL-JSON" },
  { key: "bib", label: "BibTeX" },
  { key: "ris", label: "RIS" },
];

/** Writes all sources, or those that the list shows, as a bibliography for others. */
export function ExportSourcesDialog({ inWindow, wanted, isNarrowed, onClose }: ExportSourcesDialogProps) {
  const [format, setFormat] = useState<BibliographyFormat>("csl");
  const [which, setWhich] = useState<"shown" | "all">(isNarrowed ? "shown" : "all");
  const write = useSourceExport(inWindow);
  const run = () =>
    write.mutate(
      { format, wanted: which === "shown" ? wanted : null },
      {
        onSuccess: (done) => {
          if (!done) return; // the dialog of the platform was cancelled
          onClose();
          toast(done.confidential > 0 ? `Written without ${done.confidential} confidential sources.` : "Written.");
        },
      },
    );
  return (
    <Dialog
      title="Export sources"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isDisabled={write.isPending} onPress={run}>
            Export
          </Button>
        </>
      }
    >
      {write.error && <Callout tone="problem">{messageOf(write.error)}</Callout>}
      {isNarrowed && (
        <Segmented
          label="Which sources"
          options={[
            { key: "shown", label: "Those in the list" },
            { key: "all", label: "All" },
          ]}
          value={which}
          onChange={setWhich}
        />
      )}
      <Choice label="Format" options={formats} value={format} onChange={setFormat} />
      <p className="quiet">
        For others: without confidential sources, and without class, interests, origins and notes.
      </p>
    </Dialog>
  );
}
