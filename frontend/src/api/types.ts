/** The names of the wire types; what they mean is documented in the OpenAPI document and in package annotate. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Library = Schemas["Library"];
export type Preferences = Schemas["Preferences"];
export type Salvaged = Schemas["Salvaged"];
export type Article = Schemas["Article"];
export type ArticleSummary = Schemas["ArticleSummary"];
export type Version = Schemas["Version"];
export type Block = Schemas["Block"];
export type Mark = Schemas["Mark"];
export type Reference = Schemas["Reference"];
export type Span = Schemas["Span"];
export type Desk = Omit<Schemas["Desk"], "claims" | "parked"> & { claims: Claim[]; parked: Claim[] };
/**
 * Its number is its place among the claims of the desk (lib/claimOrder): one that comes or goes gives all that follow
 * another, and they are to stay the same objects.
 */
export type Claim = Omit<Schemas["Claim"], "number">;
/** What a claim is marked with. */
export type ClaimMarking = Schemas["MarkingClaimBody"];
export type FigureRegion = Schemas["FigureRegion"];
export type Verdict = Schemas["Verdict"];
export type VerdictFields = Schemas["VerdictFields"];
export type Evidence = Schemas["Evidence"];
export type Comparison = Schemas["Comparison"];
export type Selector = Schemas["Selector"];
export type Region = Schemas["Region"];
export type Query = Schemas["Query"];
export type Search = Schemas["Search"];
export type Aside = Schemas["Aside"];
export type Carried = Schemas["Carried"];
export type VersionInfo = Schemas["VersionInfo"];
export type Diff = Schemas["Diff"];
export type DiffRow = Schemas["DiffRow"];
export type DiffPart = Schemas["DiffPart"];
export type VersionView = Schemas["VersionView"];
export type VersionOutcome = Schemas["VersionOutcome"];
export type Recheck = Schemas["Recheck"];
export type RecheckItem = Schemas["RecheckItem"];
export type Decision = RecheckItem["decisions"][number];
export type Sentence = Schemas["Sentence"];
export type Coverage = Schemas["Coverage"];
export type Tally = Schemas["Tally"];
export type Suggestion = Schemas["Suggestion"];
export type Fact = Schemas["Fact"];
export type Checklist = Schemas["Checklist"];
export type ClaimChange = Schemas["ClaimChange"];
export type AsideChange = Schemas["AsideChange"];
export type Source = Schemas["Source"];
export type Snapshot = Schemas["Snapshot"];
export type Captured = Schemas["Captured"];
export type SourceFields = Schemas["SourceFields"];
export type Scale = Schemas["Scale"];
export type ScaleFields = Schemas["ScaleFields"];
export type Level = Schemas["Level"];
export type Closing = Schemas["Closing"];
export type SignOff = Schemas["SignOff"];
export type RuleResult = Schemas["RuleResult"];
export type Finding = Schemas["Finding"];
export type HouseProfile = Schemas["HouseProfile"];
export type Action = Schemas["Action"];
export type HistoryEntry = Schemas["HistoryEntry"];
export type RecordChange = Schemas["RecordChange"];
export type FieldChange = Schemas["FieldChange"];
export type PutBack = Schemas["PutBack"];
export type ImportOutcome = Schemas["Outcome"];
export type Export = Schemas["Export"];
export type Task = Schemas["Task"];
export type Reading = Schemas["Reading"];
export type Backup = Schemas["Backup"];
export type Backups = Schemas["Backups"];
export type Dumped = Schemas["Dumped"];
export type Offered = Schemas["Offered"];
export type OfferedCheck = Schemas["OfferedCheck"];
export type Applied = Schemas["Applied"];
export type Session = Schemas["SessionState"];
export type Verification = Schemas["Verification"];
export type Preview = Schemas["Preview"];
export type ExportFormat = Export["format"];
/** What a report is written as. */
export interface ExportRequest extends ReportOptions {
  format: ExportFormat;
}
/** What is asked for when it is written: with a passphrase it is sealed. */
export interface ExportStart extends ExportRequest {
  passphrase: string;
}
/** How a report for people is written. */
export interface ReportOptions {
  kind: ReportKind["key"];
  lang: string;
  paper: Preferences["reportPaper"];
  without: ReportPart[];
}
export type SourceDetails = Schemas["SourceDetails"];
export type ImportedSources = Schemas["ImportedSources"];
export type Letterhead = Schemas["Letterhead"];
export type ReportKind = Schemas["KindInfo"];
export type ReportPart = Schemas["PartInfo"]["key"];

/** The parts of a record that a person writes. */
export type ArticleFields = Pick<
  Article,
  "kind" | "title" | "byline" | "publisher" | "url" | "lang" | "publishedOn" | "note" | "profile"
>;
export type ClaimFields = Pick<
  Claim,
  | "wording"
  | "claimant"
  | "claimantRole"
  | "saidOn"
  | "kind"
  | "priority"
  | "status"
  | "statusReason"
  | "checked"
  | "tags"
  | "note"
>;
export type QueryFields = Pick<Query, "to" | "question" | "suggestion" | "answer">;
export type SearchFields = Pick<Search, "place" | "terms" | "found" | "note" | "on">;
export type EvidenceFields = Pick<
  Evidence,
  "stance" | "locatorKind" | "locator" | "quote" | "limits" | "accessedOn" | "archiveUrl"
>;

/** Some of those parts: what a change sends. */
export type ArticlePatch = Partial<ArticleFields>;
export type ClaimPatch = Partial<ClaimFields>;
export type QueryPatch = Partial<QueryFields>;
export type SearchPatch = Partial<SearchFields>;
export type EvidencePatch = Partial<EvidenceFields>;
export type SourcePatch = Partial<SourceFields>;
export type PreferencesPatch = Partial<Preferences>;

/*
 * The vocabulary lists the values that the fields above are drawn from, but the document calls its keys plain strings.
 */
type Keyed<T, Key> = Omit<T, "key"> & { key: Key };

export type Tone = Level["tone"];
export type Glyph = Level["glyph"];
export type Term<Key extends string = string> = Keyed<Schemas["Term"], Key>;
export type ToneInfo = Keyed<Schemas["ToneInfo"], Tone>;
export type GlyphInfo = Keyed<Schemas["GlyphInfo"], Glyph>;
export type StatusInfo = Omit<Schemas["StatusInfo"], "key" | "tone" | "glyph"> & {
  key: Claim["status"];
  tone: Tone;
  glyph: Glyph;
};

/** A type of source, with its fields beside those that every source has, by their names in a source. */
export type SourceTypeInfo = Omit<Schemas["SourceTypeInfo"], "fields"> & {
  fields: { key: SourceTextField; label: string }[];
};
export type SourceTextField = Exclude<keyof SourceFields, "class" | "confidential">;

export interface Vocabulary {
  statuses: StatusInfo[];
  tones: ToneInfo[];
  glyphs: GlyphInfo[];
  claimKinds: Term<Claim["kind"]>[];
  priorities: Term<Claim["priority"]>[];
  stances: Term<Evidence["stance"]>[];
  locatorKinds: Term<Evidence["locatorKind"]>[];
  sourceClasses: Term<Source["class"]>[];
  sourceTypes: SourceTypeInfo[];
  asideKinds: Term<Aside["kind"]>[];
  addressees: Term<Query["to"]>[];
  checklists: Checklist[];
  profiles: Term<Article["profile"]>[];
  reportKinds: ReportKind[];
  citationStyles: Term<Letterhead["citations"]>[];
  /** Where a picture of a text is loaded from, with its SHA-256 in place of {hash}. */
  images: string;
  articleEndings: string[];
  reportLanguages: Term<string>[];
}
export type NetworkRequest = Schemas["Request"];
