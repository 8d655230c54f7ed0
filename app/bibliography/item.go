package bibliography

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tickmark/annotate"
)

// Item is a source as an entry of a bibliography.
type Item struct {
	// Key is what a manuscript cites the entry by; see [Key].
	Key string
	annotate.SourceFields
	Accessed annotate.Date // the latest day on which it was looked at; not read
	Archive  string        // address of an archived copy; not read
}

// Key is the first word of who made a source, its year, and a mark made from the
// identifier, such as council2019-3f2a1c: it does not depend on what else is
// cited, so that a manuscript can be exported to again. It has letters from a to z,
// digits and hyphens, which every program takes. That of a confidential source
// says nothing of it.
func Key(s annotate.Source) string {
	mark := "-" + annotate.Hash([]byte(s.ID))[:6]
	if s.Confidential {
		return "confidential" + mark
	}
	first := ""
	if names := annotate.ParseNames(s.Author); len(names) > 0 {
		first = cmp.Or(names[0].Family, names[0].Literal)
	}
	by := cmp.Or(asciiWord(first), asciiWord(s.Publisher), asciiWord(hostOf(s.URL)), asciiWord(s.Title), "source")
	return by + yearOf(s.Issued) + mark
}

func yearOf(d annotate.Date) string { return string(d[:min(len(d), 4)]) }

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// asciiWord is the first word of s that has letters from a to z, accents taken
// off, in lower case.
func asciiWord(s string) string {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		letters := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, strings.ToLower(norm.NFD.String(word)))
		if letters != "" {
			return letters
		}
	}
	return ""
}

// primary and tertiary are the types whose sources most often are that; all others
// are taken for secondary ones.
var (
	primary = []annotate.SourceType{
		annotate.Dataset, annotate.FigureOrTable, annotate.Interview, annotate.Personal, annotate.Speech, annotate.Hearing,
		annotate.Legislation, annotate.Bill, annotate.Regulation, annotate.LegalCase, annotate.Treaty, annotate.Standard, annotate.Patent,
		annotate.Manuscript, annotate.Map, annotate.Software,
	}
	tertiary = []annotate.SourceType{annotate.Encyclopedia, annotate.Dictionary}
)

func usualClass(t annotate.SourceType) annotate.SourceClass {
	switch {
	case slices.Contains(primary, t):
		return annotate.Primary
	case slices.Contains(tertiary, t):
		return annotate.Tertiary
	}
	return annotate.Secondary
}

// inSeries are the types whose container is a series.
var inSeries = []annotate.SourceType{annotate.Book, annotate.Report, annotate.Map, annotate.Thesis}

// articles are the types that stand in a periodical, where number is the issue.
var articles = []annotate.SourceType{annotate.JournalPiece, annotate.MagazinePiece, annotate.NewspaperPiece}
