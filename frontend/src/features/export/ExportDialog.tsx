import { Braces, FileText, Globe } from "lucide-react";
import { useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { messageOf } from "../../api/error";
import type { Article, ExportFormat, Preferences } from "../../api/types";
import { cancelExport, useExport, useExportStart } from "../../queries/exports";
import { useVocabulary } from "../../queries/library";
import { changePreferences, usePreferences } from "../../queries/preferences";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Choice } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import { Progress } from "../../ui/Progress";
import "./ExportDialog.css";
import { ExportResult } from "./ExportResult";

interface ExportDialogProps {
  article: Article;
  inWindow: boolean;
  onClose: () => void;
}

const formats: { key: ExportFormat; label: string; use: string; Icon: typeof Globe }[] = [
  { key: "pdf", label: "PDF", use: "To print, file and send: every page as it will be read.", Icon: FileText },
  {
    key: "html",
    label: "Web page",
    use: "One file to publish or open anywhere; no script, nothing to load.",
    Icon: Globe,
  },
  { key: "json", label: "JSON", use: "Everything about the check, for other programs and for Tickmark.", Icon: Braces },
];

/** What is in each kind of report, and what is not. */
const uses: Record<Preferences["reportKind"], string> = {
  factCheck: "The article, verdicts, evidence and method. No internal notes.",
  annotatedArticle: "The article with the verdicts as notes beside it. No internal notes.",
  memo: "Everything, with notes, queries and the search log. For the file only.",
  querySheet: "The open queries to author and editor, with the proposed wording.",
  sourceList: "The sources, and what each of them was cited for.",
};

const papers = [
  { key: "a4", label: "A4" },
  { key: "letter", label: "US Letter" },
] as const;

/** Whether a format has words of its own, beside those of the dossier. */
const isForPeople = (format: ExportFormat) => format !== "json";

export function ExportDialog({ article, inWindow, onClose }: ExportDialogProps) {
  const [format, setFormat] = useState<ExportFormat>("pdf");
  const { reportKinds, reportLanguages } = useVocabulary();
  const { reportKind, reportLang, reportPaper } = usePreferences();
  const start = useExportStart(article.id, inWindow);
  const running = useExport(start.data?.id);
  const isRunning = start.isPending || running?.state === "running";
  const close = () => {
    if (running?.state === "running") void cancelExport(running.id);
    onClose();
  };

  return (
    <Dialog
      title="Export the check"
      onClose={close}
      actions={
        running?.state === "done" ? (
          <ExportResult done={running} inWindow={inWindow} />
        ) : (
          <>
            <Button look="quiet" onPress={close}>
              Cancel
            </Button>
            <Button
              look="primary"
              isDisabled={isRunning}
              onPress={() => start.mutate({ format, kind: reportKind, lang: reportLang, paper: reportPaper })}
            >
              Export
            </Button>
          </>
        )
      }
    >
      <RadioGroup
        className="formats"
        aria-label="Format"
        value={format}
        isDisabled={isRunning}
        onChange={(key) => {
          setFormat(key as ExportFormat);
          start.reset();
        }}
      >
        {formats.map(({ key, label, use, Icon }) => (
          <Radio key={key} value={key} className="format">
            <Icon aria-hidden="true" />
            <span className="format__words">
              <span className="format__name">{label}</span>
              <span className="format__use">{use}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {isForPeople(format) && (
        <div className="report-options">
          <Choice
            label="What it is for"
            options={reportKinds.map((kind) => ({ ...kind, description: uses[kind.key] }))}
            value={reportKind}
            onChange={(kind) => {
              changePreferences({ reportKind: kind });
              start.reset();
            }}
          />
          <Choice
            label="Language of the report"
            options={reportLanguages}
            value={reportLang}
            onChange={(lang) => {
              changePreferences({ reportLang: lang });
              start.reset();
            }}
          />
          {format === "pdf" && (
            <Choice
              label="Paper"
              options={papers}
              value={reportPaper}
              onChange={(paper) => {
                changePreferences({ reportPaper: paper });
                start.reset();
              }}
            />
          )}
        </div>
      )}
      <div aria-live="polite">
        {running?.state === "running" && <Progress label={`Writing ${running.fileName}`} value={running.progress} />}
        {running?.state === "done" && (
          <p className="export-done">
            <strong>{running.fileName}</strong> is ready.
          </p>
        )}
      </div>
      {running?.state === "failed" && <Callout tone="problem">{running.error}</Callout>}
      {start.error && <Callout tone="problem">{messageOf(start.error)}</Callout>}
      {running?.warnings.map((warning) => (
        <Callout key={warning}>{warning}</Callout>
      ))}
    </Dialog>
  );
}
