import { Braces, FileText, FileType, Globe, Shapes } from "lucide-react";
import type { ExportFormat, ReportKind } from "../../api/types";
import type { Option } from "../../ui/Choice";

/** A format of its own, or one of those that stand together. */
export type FormatChoice = "pdf" | "html" | "docx" | "json" | "other";

export const choices: { key: FormatChoice; label: string; use: string; Icon: typeof Globe }[] = [
  { key: "pdf", label: "PDF", use: "To print, file and send: every page as it will be read.", Icon: FileText },
  {
    key: "html",
    label: "Web page",
    use: "One file to publish or open anywhere; no script, nothing to load.",
    Icon: Globe,
  },
  {
    key: "docx",
    label: "Word",
    use: "The annotated article to go on writing in: each claim a comment on its words.",
    Icon: FileType,
  },
  { key: "json", label: "JSON", use: "Everything about the check, for other programs and for Tickmark.", Icon: Braces },
  {
    key: "other",
    label: "Other formats",
    use: "Markdown, a table; annotations, ClaimReview, or the sources alone.",
    Icon: Shapes,
  },
];

export type OtherFormat = Exclude<ExportFormat, FormatChoice>;

export const others: Option<OtherFormat>[] = [
  { key: "md", label: "Markdown", description: "The article, with a footnote for each claim." },
  { key: "csv", label: "Table of claims", description: "CSV for spreadsheets: a row a claim." },
  { key: "annotations", label: "Web annotations", description: "W3C JSON-LD: each claim with its place in the text." },
  { key: "claimreview", label: "ClaimReview", description: "schema.org JSON-LD: the verdicts in one file." },
  { key: "claimreview-files", label: "ClaimReview, a file each", description: "The same in a zip, a file a verdict." },
  { key: "csl", label: "Sources as CSL-JSON", description: "For Zotero and word processors." },
  { key: "bib", label: "Sources as BibTeX", description: "For LaTeX and reference managers." },
  { key: "ris", label: "Sources as RIS", description: "For most reference managers." },
];

/** The format, if it is one of those that stand together. */
export const otherFormat = (format: ExportFormat): OtherFormat | undefined =>
  others.find(({ key }) => key === format)?.key;

const isOneOf =
  (...formats: ExportFormat[]) =>
  (format: ExportFormat) =>
    formats.includes(format);

/** Whether it has words of its own beside those of the dossier. */
export const isForPeople = isOneOf("pdf", "html", "docx", "md", "csv");
/** Whether it is shown as a page, and not as text. */
export const isPage = isOneOf("pdf", "html", "docx");
/** Whether it is laid out on paper. */
export const isOnPaper = isOneOf("pdf", "docx");
/** Whether its parts can be left out, and a letterhead is at its head. */
export const hasParts = isOneOf("pdf", "html", "docx", "md");
/** Whether the kind of a report in the format can be chosen. */
export const hasKinds = isOneOf("pdf", "html");
const isAnnotatedArticle = isOneOf("docx", "md");

/** Of which kind a report in the format is, when one has been chosen for those that there are in several. */
export const kindFor = (format: ExportFormat, chosen: ReportKind["key"]) =>
  isAnnotatedArticle(format) ? "annotatedArticle" : chosen;
