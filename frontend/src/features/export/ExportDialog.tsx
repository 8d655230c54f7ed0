import { Braces, FileText, Globe, Shapes } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { messageOf } from "../../api/error";
import type { Article, ExportFormat } from "../../api/types";
import { cancelExport, useExport, useExportStart } from "../../queries/exports";
import { changePreferences } from "../../queries/preferences";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Choice, type Option } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import { Progress } from "../../ui/Progress";
import "./ExportDialog.css";
import { ExportResult } from "./ExportResult";
import { Leaving } from "./Leaving";
import { Preview } from "./Preview";
import { ReportOptions } from "./ReportOptions";
import { useReportOptions } from "./useReportOptions";

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
  {
    key: "other",
    label: "Other formats",
    use: "Word, Markdown, a table; annotations, ClaimReview, or the sources alone.",
    Icon: Shapes,
  },
];

const others: Option<Exclude<ExportFormat, FormatChoice>>[] = [
  {
    key: "docx",
    label: "Word",
    description: "DOCX to go on writing in: the article, each claim a comment on its words.",
  },
  { key: "md", label: "Markdown", description: "The article, with a footnote for each claim." },
  { key: "csv", label: "Table of claims", description: "CSV for spreadsheets: a row a claim." },
  { key: "annotations", label: "Web annotations", description: "W3C JSON-LD: each claim with its place in the text." },
  { key: "claimreview", label: "ClaimReview", description: "schema.org JSON-LD: the verdicts in one file." },
  { key: "claimreview-files", label: "ClaimReview, a file each", description: "The same in a zip, a file a verdict." },
  { key: "csl", label: "Sources as CSL-JSON", description: "For Zotero and word processors." },
  { key: "bib", label: "Sources as BibTeX", description: "For LaTeX and reference managers." },
  { key: "ris", label: "Sources as RIS", description: "For most reference managers." },
];

/** The formats for people, which have words of their own beside those of the dossier. */
const forPeople: ExportFormat[] = ["pdf", "html", "docx", "md", "csv"];

export function ExportDialog({ article, inWindow, onClose }: ExportDialogProps) {
  const [choice, setChoice] = useState<FormatChoice>("pdf");
  const [other, setOther] = useState(others[0]?.key ?? "annotations");
  const format = choice === "other" ? other : choice;
  const options = useReportOptions(format);
  /** Where there is no room for it beside the choices, it is folded up at first. */
  const [isPreviewOpen, setPreviewOpen] = useState(false);
  const previewRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isPreviewOpen) previewRef.current?.scrollIntoView({ block: "nearest" });
  }, [isPreviewOpen]);
  const start = useExportStart(article.id, inWindow);
  const running = useExport(start.data?.id);
  const isRunning = start.isPending || running?.state === "running";
  const stop = () => {
    if (running?.state === "running") void cancelExport(running.id);
  };
  const close = () => {
    stop();
    onClose();
  };
  /** What was written, or is being written, is not what is chosen now. */
  const startOver = () => {
    stop();
    start.reset();
  };

  return (
    <Dialog
      title="Export the check"
      size="wide"
      onClose={close}
      actions={
        running?.state === "done" ? (
          <ExportResult done={running} inWindow={inWindow} />
        ) : (
          <>
            <Button look="quiet" onPress={close}>
              Cancel
            </Button>
            <Button look="primary" isDisabled={isRunning} onPress={() => start.mutate({ format, ...options })}>
              Export
            </Button>
          </>
        )
      }
    >
      <div className="export">
        <div className="export__choices">
          <RadioGroup
            className="formats"
            aria-label="Format"
            value={choice}
            isDisabled={isRunning}
            onChange={(key) => {
              setChoice(key as FormatChoice);
              startOver();
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
                startOver();
              }}
            />
          )}
          {forPeople.includes(format) && (
            <ReportOptions
              format={format}
              inWindow={inWindow}
              onLetterheadChange={startOver}
              onChange={(patch) => {
                changePreferences(patch);
                startOver();
              }}
            />
          )}
          <Leaving articleId={article.id} request={{ format, ...options }} />
        </div>
        <Button
          look="quiet"
          className="export__toggle"
          aria-expanded={isPreviewOpen}
          onPress={() => setPreviewOpen(!isPreviewOpen)}
        >
          {isPreviewOpen ? "Hide the preview" : "Show the preview"}
        </Button>
        <div ref={previewRef} className="export__preview" data-open={isPreviewOpen || undefined}>
          <Preview articleId={article.id} request={{ format, ...options }} />
        </div>
        <div className="export__outcome">
          <div aria-live="polite">
            {running?.state === "running" && (
              <Progress label={`Writing ${running.fileName}`} value={running.progress} />
            )}
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
        </div>
      </div>
    </Dialog>
  );
}
