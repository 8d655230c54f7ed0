import type { ExportFormat, ReportKind } from "../../api/types";

/** The formats that there are in several kinds, and those that always hold the annotated article. */
const ofSeveralKinds: ExportFormat[] = ["pdf", "html"];
const annotatedOnly: ExportFormat[] = ["docx", "md"];

/** Whether the kind of a report in the format can be chosen. */
export const hasKinds = (format: ExportFormat) => ofSeveralKinds.includes(format);

/** Of which kind a report in the format is, when one has been chosen for those that there are in several. */
export const kindFor = (format: ExportFormat, chosen: ReportKind["key"]) =>
  annotatedOnly.includes(format) ? "annotatedArticle" : chosen;
