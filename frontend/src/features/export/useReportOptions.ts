import type { ReportOptions } from "../../api/types";
import { useVocabulary } from "../../queries/library";
import { usePreferences } from "../../queries/preferences";

/** How a report for people is to be written, as it was chosen last. */
export function useReportOptions(): ReportOptions {
  const { reportKinds } = useVocabulary();
  const { reportKind, reportLang, reportPaper, reportWithout } = usePreferences();
  const left = reportWithout[reportKind] ?? [];
  const optional = reportKinds.find(({ key }) => key === reportKind)?.optional ?? [];
  return {
    kind: reportKind,
    lang: reportLang,
    paper: reportPaper,
    without: optional.map(({ key }) => key).filter((key) => left.includes(key)),
  };
}
