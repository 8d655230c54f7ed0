import type { ExportFormat, PreferencesPatch, ReportKind } from "../../api/types";
import { editLetterhead, useLetterhead } from "../../queries/letterhead";
import { useVocabulary } from "../../queries/library";
import { usePreferences } from "../../queries/preferences";
import { Choice } from "../../ui/Choice";
import { hasKinds, hasParts, isOnPaper, kindFor } from "./formats";
import { LetterheadFields } from "./LetterheadFields";
import { Parts } from "./Parts";
import "./ReportOptions.css";

/** What is in each kind of report, and what is not. */
const uses: Record<ReportKind["key"], string> = {
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

interface ReportOptionsProps {
  format: ExportFormat;
  inWindow: boolean;
  onChange: (patch: PreferencesPatch) => void;
  onLetterheadChange: () => void;
}

/**
 * How a report for people is written. All of it is a preference, which is there again the next time; the style of
 * citation is the house's, as the letterhead is.
 */
export function ReportOptions({ format, inWindow, onChange, onLetterheadChange }: ReportOptionsProps) {
  const { reportKinds, reportLanguages, citationStyles } = useVocabulary();
  const house = useLetterhead();
  const { reportKind, reportLang, reportPaper } = usePreferences();
  const kind = reportKinds.find(({ key }) => key === kindFor(format, reportKind));
  return (
    <>
      <div className="report-options">
        {hasKinds(format) && (
          <Choice
            label="What it is for"
            options={reportKinds.map(({ key, label }) => ({ key, label, description: uses[key] }))}
            value={reportKind}
            onChange={(chosen) => onChange({ reportKind: chosen })}
          />
        )}
        <Choice
          label="Language of the report"
          options={reportLanguages}
          value={reportLang}
          onChange={(lang) => onChange({ reportLang: lang })}
        />
        {house.isLoaded && (
          <Choice
            label="Citations"
            options={citationStyles}
            value={house.values.citations}
            onChange={(citations) => {
              editLetterhead({ citations });
              house.flush();
              onLetterheadChange();
            }}
          />
        )}
        {isOnPaper(format) && (
          <Choice
            label="Paper"
            options={papers}
            value={reportPaper}
            onChange={(paper) => onChange({ reportPaper: paper })}
          />
        )}
      </div>
      {hasParts(format) && kind && (
        <>
          <Parts kind={kind} onChange={onChange} />
          <LetterheadFields inWindow={inWindow} onChange={onLetterheadChange} />
        </>
      )}
    </>
  );
}
