import type { ExportFormat, ReportOptions } from "../../api/types";
import { useVocabulary } from "../../queries/library";
import { usePreferences } from "../../queries/preferences";
import { kindFor } from "./formats";

/** How a report in the format is to be written, as it was chosen last. */
export function useReportOptions(format: ExportFormat): ReportOptions {
  const { reportKinds } = useVocabulary();
  const { reportKind, reportLang, reportPaper, reportWithout } = usePreferences();
  const kind = kindFor(format, reportKind);
  const left = reportWithout[kind] ?? [];
  const optional = reportKinds.find(({ key }) => key === kind)?.optional ?? [];
  return {
    kind,
    lang: reportLang,
    paper: reportPaper,
    without: optional.map(({ key }) => key).filter((key) => left.includes(key)),
  };
}
