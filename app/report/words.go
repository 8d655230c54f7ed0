package report

import (
	"fmt"
	"time"

	"tickmark/annotate"
)

// say holds the words of a report that do not come from the dossier.
var say = struct {
	FactCheck, EditorialCheck, Brief, Contents, Article, Claims, Sources, Ratings, About      string
	Evidence, SkipToClaims, BackToText, Permalink, HowToRead, NoClaims, NoSources, NoEvidence string
	NoRatings, Verdict, Number, Share, Rating, Meaning, Value, Claimant, DoesNotProve         string
	Accessed, ArchivedCopy, CitedBy, CheckedBy, TextChecked, TextHash, TextHashMeaning        string
	OriginalHash, Words, Report, MadeWith, Method, EmbeddedData, AttachedData, Image          string
	NoVerdict, OffAxis, DataDescription, PageOf, ClaimsChecked, WithVerdict, SourcesCited     string
	PiecesOfEvidence                                                                          string
}{
	FactCheck:        "Fact check",
	EditorialCheck:   "Editorial check",
	Brief:            "The check in brief",
	Contents:         "Contents",
	Article:          "The article",
	Claims:           "The claims",
	Sources:          "Sources",
	Ratings:          "What the ratings mean",
	About:            "About this check",
	Evidence:         "Evidence",
	SkipToClaims:     "Skip to the claims",
	BackToText:       "In the article",
	Permalink:        "Link to this claim",
	HowToRead:        "Underlined words are claims that were checked. The number after them leads to the verdict and its evidence.",
	NoClaims:         "No claim has been marked in this article yet.",
	NoSources:        "No source has been cited yet.",
	NoEvidence:       "No evidence has been recorded for this claim yet.",
	NoRatings:        "No claim has been given a rating yet.",
	Verdict:          "Verdict",
	Number:           "Claims",
	Share:            "Share",
	Rating:           "Rating",
	Meaning:          "Meaning",
	Value:            "On the scale",
	Claimant:         "Claimed by",
	DoesNotProve:     "What it does not prove:",
	Accessed:         "Accessed",
	ArchivedCopy:     "archived copy",
	CitedBy:          "Cited for",
	CheckedBy:        "Checked by",
	TextChecked:      "Text that was checked",
	TextHash:         "Fingerprint of the text",
	TextHashMeaning:  "SHA-256 of the article’s text in UTF-8, its blocks joined by line feeds. A text with another fingerprint is another text.",
	OriginalHash:     "Fingerprint of the original",
	Words:            "Length",
	Report:           "Report of",
	MadeWith:         "Made with",
	Method:           "Each claim was taken from the article in its own words, set against sources, and rated on the scale above. A verdict is about the claim as it stands in the text with the fingerprint below, at the time of the check.",
	EmbeddedData:     "The whole check is also in this page as data (JSON), in the element with the id “dossier”.",
	AttachedData:     "The whole check is attached to this file as data (dossier.json).",
	Image:            "Image",
	NoVerdict:        "no verdict",
	OffAxis:          "not on the scale",
	DataDescription:  "The whole check as data (JSON)",
	PageOf:           "Page %d of %d",
	ClaimsChecked:    "Claims checked",
	WithVerdict:      "With a verdict",
	SourcesCited:     "Sources",
	PiecesOfEvidence: "Pieces of evidence",
}

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
