package report

import (
	"fmt"
	"time"

	"tickmark/annotate"
)

// The words of a report that do not come from the dossier.
const (
	sayFactCheck        = "Fact check"
	sayEditorialCheck   = "Editorial check"
	sayBrief            = "The check in brief"
	sayContents         = "Contents"
	sayArticle          = "The article"
	sayClaims           = "The claims"
	saySources          = "Sources"
	sayRatings          = "What the ratings mean"
	sayAbout            = "About this check"
	sayEvidence         = "Evidence"
	saySkipToClaims     = "Skip to the claims"
	sayBackToText       = "In the article"
	sayPermalink        = "Link to this claim"
	sayHowToRead        = "Underlined words are claims that were checked. The number after them leads to the verdict and its evidence."
	sayNoClaims         = "No claim has been marked in this article yet."
	sayNoSources        = "No source has been cited yet."
	sayNoEvidence       = "No evidence has been recorded for this claim yet."
	sayNoRatings        = "No claim has been given a rating yet."
	sayVerdict          = "Verdict"
	sayNumber           = "Claims"
	sayShare            = "Share"
	sayRating           = "Rating"
	sayMeaning          = "Meaning"
	sayValue            = "On the scale"
	sayClaimant         = "Claimed by"
	sayDoesNotProve     = "What it does not prove:"
	sayAccessed         = "Accessed"
	sayArchivedCopy     = "archived copy"
	sayCitedBy          = "Cited for"
	sayCheckedBy        = "Checked by"
	sayTextChecked      = "Text that was checked"
	sayTextHash         = "Fingerprint of the text"
	sayTextHashMeaning  = "SHA-256 of the article’s text in UTF-8, its blocks joined by line feeds. A text with another fingerprint is another text."
	sayOriginalHash     = "Fingerprint of the original"
	sayWords            = "Length"
	sayCoverage         = "How much was checked"
	saySentencesDone    = "Sentences done"
	sayReport           = "Report of"
	sayMadeWith         = "Made with"
	sayMethod           = "Each claim was taken from the article in its own words, set against sources, and rated on the scale above. A verdict is about the claim as it stands in the text with the fingerprint below, at the time of the check."
	sayEmbeddedData     = "The whole check is also in this page as data (JSON), in the element with the id “dossier”."
	sayAttachedData     = "The whole check is attached to this file as data (dossier.json)."
	sayImage            = "Image"
	sayNoVerdict        = "no verdict"
	sayOffAxis          = "not on the scale"
	sayDataDescription  = "The whole check as data (JSON)"
	sayPageOf           = "Page %d of %d"
	sayClaimsChecked    = "Claims checked"
	sayWithVerdict      = "With a verdict"
	saySourcesCited     = "Sources"
	sayPiecesOfEvidence = "Pieces of evidence"
)

// count puts a number before a noun: 1 claim, 2 claims.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

func claims(n int) string  { return count(n, "claim", "claims") }
func sources(n int) string { return count(n, "source", "sources") }

// grouped writes a number with commas between the thousands.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// day writes a moment as its date in UTC: 30 November 2025.
func day(t time.Time) string { return t.UTC().Format("2 January 2006") }

// dateWords writes a date as far as it is known: 30 November 2025, November
// 2025 or 2025.
func dateWords(d annotate.Date) string {
	for layout, words := range map[string]string{"2006": "2006", "2006-01": "January 2006", time.DateOnly: "2 January 2006"} {
		if t, err := time.Parse(layout, string(d)); err == nil {
			return t.Format(words)
		}
	}
	return string(d)
}

// claimName is what a claim is called where only a few words fit, with its
// verdict: Claim 12: False.
func claimName(number int, l look) string { return fmt.Sprintf("Claim %d: %s", number, l.Label) }

func termLabel(terms []annotate.Term, key string) string {
	for _, t := range terms {
		if t.Key == key {
			return t.Label
		}
	}
	return ""
}

func stanceLabel(s annotate.Stance) string  { return termLabel(annotate.Stances(), string(s)) }
func kindLabel(k annotate.ClaimKind) string { return termLabel(annotate.ClaimKinds(), string(k)) }

// locatorWords says where in a source something stands: page 7.
func locatorWords(e annotate.Evidence) string {
	if e.Locator == "" {
		return ""
	}
	switch e.LocatorKind {
	case annotate.LocatorPage:
		return "page " + e.Locator
	case annotate.LocatorParagraph:
		return "paragraph " + e.Locator
	case annotate.LocatorTimecode:
		return "at " + e.Locator
	case annotate.LocatorCell:
		return "cell " + e.Locator
	}
	return e.Locator
}

func sourceClass(c annotate.SourceClass) string {
	switch c {
	case annotate.Primary:
		return "primary source"
	case annotate.Secondary:
		return "secondary source"
	case annotate.Tertiary:
		return "tertiary source"
	}
	return ""
}
