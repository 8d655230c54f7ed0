package report

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"tickmark/annotate"
	"tickmark/annotate/citation"
)

// languages are those that there is a wording in, English first.
var languages = []annotate.Term{
	{Key: "en", Label: "English"},
	{Key: "ar", Label: "العربية"},
	{Key: "de", Label: "Deutsch"},
	{Key: "es", Label: "Español"},
	{Key: "fr", Label: "Français"},
	{Key: "pt", Label: "Português"},
}

// Languages lists the languages that a report's own words can be in, by tag
// (BCP 47) and own name; the first is that of a report for which nobody has
// chosen.
func Languages() []annotate.Term { return slices.Clone(languages) }

// wording is what a report says in one language beside what comes from the
// dossier: a file in languages/. Words in braces are filled in.
type wording struct {
	// Lang is the language's tag, by which its file is named.
	Lang                                                                   string `json:"-"`
	FactCheck, EditorialCheck                                              string
	Brief, Contents, Article, Claims, Sources, Ratings, About, Evidence    string
	SkipToContent, BackToText, Permalink, HowToRead, Comma                 string
	NoClaims, NoSources, NoEvidence, NoRatings                             string
	Verdict, Number, Share, Rating, Meaning, Value                         string
	Claimant, DoesNotProve, Accessed, ArchivedCopy, CitedBy, CitedClaim    string
	Captured, Region                                                       string
	CheckedBy, TextChecked, VersionTaken, TextHash, TextHashMeaning        string
	OriginalHash, OriginalHashMeaning, Length, Coverage, CoverageFigures   string
	HistoryHash, HistoryHashMeaning                                        string
	SentencesDone, Report, MadeWith                                        string
	Method, MethodOfQueries, MethodOfSources                               string
	AnnotationsDescription                                                 string
	EmbeddedData, AttachedData, DataDescription, Image, NoVerdict, OffAxis string
	Logo                                                                   string
	PageOf, PartOf, Percent                                                string
	ClaimsChecked, WithVerdict, SourcesCited, PiecesOfEvidence             string
	ClaimName, SourceName, ScaleName                                       string
	VerdictBy, VerdictOn, Summary, SummaryWithSources                      string
	CountedClaims, CountedSources, CountedWords                            plurals
	Locators                                                               map[annotate.LocatorKind]string
	Classes                                                                map[annotate.SourceClass]string
	Stances                                                                map[annotate.Stance]string
	Kinds                                                                  map[annotate.ClaimKind]string
	Statuses                                                               map[annotate.Status]string
	AnnotatedArticle, Memo, QuerySheet, SourceList, Internal               string
	Queries, NoQueries, SuggestedWording, Answer, ByOn                     string
	ForTheFile, Note, StatusReason, EarlierVerdict                         string
	Search, SearchFound, SearchFoundNothing, SetAside, Waiver              string
	SignedOff                                                              map[annotate.SignOffRole]string
	EarlierVersion, ChangesOfText, WordsChanged, WordsGone, NotDecided     string
	ChangedSince, Corrected, Correction, CorrectionWithdrawn               string
	ConfidentialSource, Confidential, ConfidentialAs, ConfidentialUnnamed  string
	Interests, Origin, OriginNamed                                         string
	Citation                                                               citation.Terms
	Addressees                                                             map[annotate.Addressee]string
	AsideKinds                                                             map[annotate.AsideKind]string
	// Date and MonthOfYear are how a date is written as far as it is known.
	Date, MonthOfYear string
	Months            [12]string
	// Thousands stands between the thousands of a number.
	Thousands string
}

// plurals are the forms of a counted noun by the plural categories of CLDR
// (https://cldr.unicode.org/index/cldr-spec/plural-rules).
type plurals map[string]string

//go:embed languages/*.json
var languageFiles embed.FS

// wordingIn reads the wording of a language, given by its tag; "" is English.
// The error is [annotate.Unsupported] for a language that there is none of.
func wordingIn(lang string) (*wording, error) {
	lang = cmp.Or(lang, languages[0].Key)
	if !slices.ContainsFunc(languages, func(l annotate.Term) bool { return l.Key == lang }) {
		tags := []string{}
		for _, l := range languages {
			tags = append(tags, l.Key)
		}
		return nil, annotate.Errorf(annotate.Unsupported, "A report cannot be written in “%s”. Choose one of %s.", lang, strings.Join(tags, ", "))
	}
	content, err := languageFiles.ReadFile("languages/" + lang + ".json")
	if err != nil {
		return nil, fmt.Errorf("read wording: %w", err)
	}
	w := &wording{Lang: lang}
	if err := json.Unmarshal(content, w); err != nil {
		return nil, fmt.Errorf("read wording in %s: %w", lang, err)
	}
	return w, nil
}

// rightToLeft tells whether the report as a whole runs from right to left.
func (w *wording) rightToLeft() bool { return rightToLeft(w.Method, false) }

// among returns text that is to stand in a line of the report's own words, between
// marks if it needs them.
func (w *wording) among(text string) string {
	mark := w.markBeside(text)
	return mark + text + mark
}

// markBeside is the mark of the report's direction that stands on either side of a
// text that runs the other way, so that numbers and punctuation beside it keep
// their places (UAX #9). It is empty for any other text.
func (w *wording) markBeside(text string) string {
	right := w.rightToLeft()
	switch {
	case rightToLeft(text, right) == right:
		return ""
	case right:
		return "\u200f"
	}
	return "\u200e"
}

// fill puts values in the place of names in braces: fill(s, "person", name).
func fill(pattern string, namesAndValues ...string) string {
	pairs := slices.Clone(namesAndValues)
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(pattern)
}

// count puts a number before a noun: 1 claim, 2 claims.
func (w *wording) count(n int, forms plurals) string {
	form, ok := forms[pluralName[plural.Cardinal.MatchPlural(language.Make(w.Lang), n, 0, 0, 0, 0)]]
	if !ok {
		form = forms["other"]
	}
	return fill(form, "number", w.grouped(n))
}

var pluralName = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// grouped writes a number with the language's sign between the thousands.
func (w *wording) grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + w.Thousands + s[i:]
	}
	return s
}

// day writes a moment as its date in UTC: 30 November 2025.
func (w *wording) day(t time.Time) string {
	year, month, day := t.UTC().Date()
	return fill(w.Date, "day", strconv.Itoa(day), "month", w.Months[month-1], "year", strconv.Itoa(year))
}

// date writes a date as far as it is known: 30 November 2025, November 2025 or
// 2025.
func (w *wording) date(d annotate.Date) string {
	if t, err := time.Parse(time.DateOnly, string(d)); err == nil {
		return w.day(t)
	}
	if t, err := time.Parse("2006-01", string(d)); err == nil {
		return fill(w.MonthOfYear, "month", w.Months[t.Month()-1], "year", strconv.Itoa(t.Year()))
	}
	return string(d)
}

// terms are the words of citations. Dates are those of the report; English, whose
// ordinals have four endings, writes the year first as the APA does.
func (w *wording) terms() citation.Terms {
	t := w.Citation
	t.Comma, t.Date, t.YearFirst = w.Comma, w.date, w.date
	if w.Lang == "en" {
		t.Editions = map[string]string{"1": "{value}st ed.", "2": "{value}nd ed.", "3": "{value}rd ed."}
		t.YearFirst = func(d annotate.Date) string {
			for in, out := range map[string]string{time.DateOnly: "2006, January 2", "2006-01": "2006, January"} {
				if moment, err := time.Parse(in, string(d)); err == nil {
					return moment.Format(out)
				}
			}
			return string(d)
		}
	}
	return t
}

// claimName is what a claim is called where only a few words fit, with its
// verdict: Claim 12: False.
func (w *wording) claimName(number int, l look) string {
	return fill(w.ClaimName, "number", strconv.Itoa(number), "label", l.Label)
}

func (w *wording) sourceName(number int) string {
	return fill(w.SourceName, "number", strconv.Itoa(number))
}

func (w *wording) scaleName(s annotate.Scale) string {
	return fill(w.ScaleName, "name", s.Name, "version", strconv.Itoa(s.Version))
}

// locator says where in a source something stands: page 7.
func (w *wording) locator(e annotate.Evidence) string {
	parts := []string{}
	if pattern, ok := w.Locators[e.LocatorKind]; ok && e.Locator != "" {
		parts = append(parts, fill(pattern, "place", e.Locator))
	} else if e.Locator != "" {
		parts = append(parts, e.Locator)
	}
	if e.Selector != nil && e.Selector.Region != nil {
		percent := func(n float64) string { return strconv.Itoa(int(math.Round(n))) }
		parts = append(parts, fill(w.Region, "x", percent(e.Selector.Region.X), "y", percent(e.Selector.Region.Y)))
	}
	return strings.Join(parts, w.Comma)
}

func (w *wording) partOf(part, whole int) string {
	return fill(w.PartOf, "part", w.grouped(part), "whole", w.grouped(whole))
}

// percent is a share in whole per cent; a share that is not nothing is never
// rounded to nothing.
func (w *wording) percent(part, whole int) string {
	n := strconv.Itoa((200*part + whole) / (2 * whole))
	if n == "0" && part > 0 {
		n = "< 1"
	}
	return fill(w.Percent, "number", n)
}
