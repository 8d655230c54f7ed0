import { useEffect, useRef, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { messageOf } from "../../api/error";
import type { Article, ExportFormat, PreferencesPatch } from "../../api/types";
import { cancelExport, useExport, useExportStart } from "../../queries/exports";
import { changePreferences, usePreferences } from "../../queries/preferences";
import { Button } from "../../ui/Button";
import { Callout } from "../../ui/Callout";
import { Choice } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import { Progress } from "../../ui/Progress";
import "./ExportDialog.css";
import { ExportResult } from "./ExportResult";
import { choices, isForPeople, type OtherFormat, otherFormat, others } from "./formats";
import { Leaving } from "./Leaving";
import { Preview } from "./Preview";
import { ReportOptions } from "./ReportOptions";
import { Sealing } from "./Sealing";
import { useReportOptions } from "./useReportOptions";

interface ExportDialogProps {
  article: Article;
  inWindow: boolean;
  onClose: () => void;
}

export function ExportDialog({ article, inWindow, onClose }: ExportDialogProps) {
  const { reportFormat: format } = usePreferences();
  const chosenOther = otherFormat(format);
  const choice = chosenOther ? "other" : format;
  /** Which of them to begin with. */
  const [other, setOther] = useState<OtherFormat>(chosenOther ?? "md");
  const options = useReportOptions(format);
  const [passphrase, setPassphrase] = useState<string | null>("");
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
  const change = (patch: PreferencesPatch) => {
    changePreferences(patch);
    startOver();
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
            <Button
              look="primary"
              isDisabled={isRunning || passphrase === null}
              onPress={() => passphrase !== null && start.mutate({ format, ...options, passphrase })}
            >
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
            onChange={(key) => change({ reportFormat: key === "other" ? other : (key as ExportFormat) })}
          >
            {choices.map(({ key, label, use, Icon }) => (
              <Radio key={key} value={key} className="format">
                <Icon aria-hidden="true" />
                <span className="format__words">
                  <span className="format__name">{label}</span>
                  <span className="format__use">{use}</span>
                </span>
              </Radio>
            ))}
          </RadioGroup>
          {chosenOther && (
            <Choice
              label="Format"
              options={others}
              value={chosenOther}
              onChange={(key) => {
                setOther(key);
                change({ reportFormat: key });
              }}
            />
          )}
          {isForPeople(format) && (
            <ReportOptions format={format} inWindow={inWindow} onLetterheadChange={startOver} onChange={change} />
          )}
          <Leaving articleId={article.id} request={{ format, ...options }} />
          <Sealing
            onChange={(chosen) => {
              setPassphrase(chosen);
              startOver();
            }}
          />
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
