import { Braces, FileText, Globe, Shapes } from "lucide-react";
import { useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { messageOf } from "../../api/error";
import type { Article, ExportFormat, Preferences } from "../../api/types";
import { cancelExport, useExport, useExportStart } from "../../queries/exports";
import { useVocabulary } from "../../queries/library";
import { changePreferences, usePreferences } from "../../queries/preferences";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Choice, type Option } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import { Progress } from "../../ui/Progress";
import "./ExportDialog.css";
import { ExportResult } from "./ExportResult";

interface ExportDialogProps {
  article: Article;
  inWindow: boolean;
  onClose: () => void;
}

/** A format of its own, or one of those that stand together. */
type FormatChoice = "pdf" | "html" | "json" | "other";

const formats: { key: FormatChoice; label: string; use: string; Icon: typeof Globe }[] = [
  { key: "pdf", label: "PDF", use: "To print, file and send: every page as it will be read.", Icon: FileText },
  {
    key: "html",
    label: "Web page",
    use: "One file to publish or open anywhere; no script, nothing to load.",
    Icon: Globe,
  },
  { key: "json", label: "JSON", use: "Everything about the check, for other programs and for Tickmark.", Icon: Braces },
  { key: "other", label: "Other formats", use: "Annotations, ClaimReview, or the sources alone.", Icon: Shapes },
];

const others: Option<Exclude<ExportFormat, FormatChoice>>[] = [
  { key: "annotations", label: "Web annotations", description: "W3C JSON-LD: each claim with its place in the text." },
  { key: "claimreview", label: "ClaimReview", description: "schema.org JSON-LD: the verdicts in one file." },
  { key: "claimreview-files", label: "ClaimReview, a file each", description: "The same in a zip, a file a verdict." },
  { key: "csl", label: "Sources as CSL-JSON", description: "For Zotero and word processors." },
  { key: "bib", label: "Sources as BibTeX", description: "For LaTeX and reference managers." },
  { key: "ris", label: "Sources as RIS", description: "For most reference managers." },
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
const isForPeople = (choice: FormatChoice) => choice === "pdf" || choice === "html";

export function ExportDialog({ article, inWindow, onClose }: ExportDialogProps) {
  const [choice, setChoice] = useState<FormatChoice>("pdf");
  const [other, setOther] = useState(others[0]?.key ?? "annotations");
  const format = choice === "other" ? other : choice;
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
        value={choice}
        isDisabled={isRunning}
        onChange={(key) => {
          setChoice(key as FormatChoice);
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
      {choice === "other" && (
        <Choice
          label="Format"
          options={others}
          value={other}
          onChange={(key) => {
            setOther(key);
            start.reset();
          }}
        />
      )}
      {isForPeople(choice) && (
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
          {choice === "pdf" && (
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
