/** The names of the wire types; what they mean is documented in the OpenAPI document and in package annotate. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Library = Schemas["Library"];
export type Vocabulary = Schemas["Vocabulary"];
export type Article = Schemas["Article"];
export type ArticleFields = Schemas["ArticleFields"];
export type ArticleSummary = Schemas["ArticleSummary"];
export type Version = Schemas["Version"];
export type Block = Schemas["Block"];
export type Mark = Schemas["Mark"];
export type Span = Schemas["Span"];
export type Desk = Schemas["Desk"];
export type Claim = Schemas["Claim"];
export type Passage = Schemas["Passage"];
export type Verdict = Schemas["Verdict"];
export type VerdictFields = Pick<Verdict, "scaleVersionId" | "level" | "explanation">;
export type Evidence = Schemas["Evidence"];
export type Source = Schemas["Source"];
export type SourceFields = Schemas["SourceFields"];
export type Scale = Schemas["Scale"];
export type ScaleFields = Schemas["ScaleFields"];
export type Level = Schemas["Level"];
export type Term = Schemas["Term"];
export type StatusInfo = Schemas["StatusInfo"];
export type ToneInfo = Schemas["ToneInfo"];
export type GlyphInfo = Schemas["GlyphInfo"];
export type Tone = ToneInfo["key"];
export type Glyph = GlyphInfo["key"];
export type Action = Schemas["Action"];
export type ImportOutcome = Schemas["ImportOutcome"];
export type Export = Schemas["Export"];
export type ExportFormat = Export["format"];

/** The parts of a claim, a piece of evidence or a source that a person writes, some of them. */
export type ClaimPatch = Partial<
  Pick<
    Claim,
    "wording" | "claimant" | "claimantRole" | "saidOn" | "kind" | "priority" | "status" | "tags" | "note"
  >
>;
export type EvidenceFields = Pick<
  Evidence,
  "stance" | "locatorKind" | "locator" | "quote" | "limits" | "accessedOn" | "archiveUrl"
>;
export type EvidencePatch = Partial<EvidenceFields>;
export type ArticlePatch = Partial<ArticleFields>;
export type SourcePatch = Partial<SourceFields>;
