package report

import (
	"strings"
	"time"
	"unicode"

	"tickmark/annotate"
)

// Submission is what a dossier file asks to be done to an article. Its fields
// are clean and obey the rules of the model, and every piece of evidence names
// one of its sources.
type Submission struct {
	// TextHash names the text in which the spans were counted; "" in a file
	// written by hand.
	TextHash string
	Claims   []SubmittedClaim
	// Parked counts the claims of the file that have no place in its text. They are
	// not read.
	Parked int
	// Asides are passages that need no check.
	Asides  []SubmittedAside
	Sources []SubmittedSource
	// Scales are the versions of scales that the verdicts name, if the file
	// holds them.
	Scales []annotate.Scale
}

// SubmittedClaim is a claim with all that belongs to it.
type SubmittedClaim struct {
	// ID is "" in a file written by hand.
	ID string `json:"id"`
	annotate.ClaimFields
	Passages []SubmittedPassage  `json:"passages"`
	Regions  []SubmittedRegion   `json:"regions"`
	Verdict  *SubmittedVerdict   `json:"verdict"`
	Evidence []SubmittedEvidence `json:"evidence"`
	Queries  []SubmittedQuery    `json:"queries"`
	Searches []SubmittedSearch   `json:"searches"`
	// Partial marks a claim from a format that does not have all its fields: what
	// is missing says nothing on a claim that is there already.
	Partial bool `json:"-"`
}

// SubmittedAside is a passage that needs no check.
type SubmittedAside struct {
	SubmittedPassage
	Kind annotate.AsideKind `json:"kind"`
}

// SubmittedQuery is a query; AskedBy and AskedAt are empty if the file does not
// say.
type SubmittedQuery struct {
	annotate.QueryFields
	AskedBy  string     `json:"askedBy"`
	AskedAt  time.Time  `json:"askedAt"`
	ClosedAt *time.Time `json:"closedAt"`
}

// SubmittedSearch is an entry of a search log; Person and CreatedAt are empty
// if the file does not say.
type SubmittedSearch struct {
	annotate.SearchFields
	Person    string    `json:"person"`
	CreatedAt time.Time `json:"createdAt"`
}

// SubmittedRegion is a region of one of the article's pictures.
type SubmittedRegion struct {
	// At is where the picture's figure stands in the text, in code points; 0 in a
	// file that does not say.
	At    int    `json:"at"`
	Image string `json:"image"` // SHA-256
	annotate.Region
}

// In returns the region in the version: of the figure that is at its place and
// has its picture, or else of the first one with the picture. The error is
// NotFound if the version has no such picture.
func (r SubmittedRegion) In(v annotate.Version) (annotate.FigureRegion, error) {
	found := -1
	for i, span := range annotate.BlockSpans(v.Blocks) {
		if v.Blocks[i].Image != r.Image || r.Image == "" {
			continue
		}
		if found < 0 || span.Start == r.At {
			found = i
		}
	}
	if found < 0 {
		return annotate.FigureRegion{}, annotate.Errorf(annotate.NotFound, "The text has no picture with the SHA-256 “%s”.", r.Image)
	}
	return annotate.NewFigureRegion(v, found, r.Region)
}

// SubmittedPassage is a place in the text, by its words.
type SubmittedPassage struct {
	// Span is empty in a file written by hand.
	annotate.Span
	Quote annotate.Quote `json:"quote"`
}

// In returns the place in the text: the span, if the text has exactly the
// quoted words there, or else the one place where the quote is found, or else
// the one where it is found but for what programs set differently: white space, case,
// the form of quotation marks and dashes. The errors are those of
// [annotate.Text.Locate].
func (p SubmittedPassage) In(t annotate.Text) (annotate.Span, error) {
	if t.Check(p.Span) == nil && t.Slice(p.Span) == p.Quote.Exact {
		return p.Span, nil
	}
	span, err := t.Locate(p.Quote)
	if annotate.CodeOf(err) != annotate.NotFound {
		return span, err
	}
	folded, places := fold(t.String())
	quote := annotate.Quote{}
	quote.Exact, _ = fold(strings.TrimSpace(p.Quote.Exact))
	quote.Prefix, _ = fold(p.Quote.Prefix)
	quote.Suffix, _ = fold(p.Quote.Suffix)
	loose, looseErr := annotate.NewText(folded).Locate(quote)
	switch annotate.CodeOf(looseErr) {
	case "":
		return annotate.Span{Start: places[loose.Start], End: places[loose.End-1] + 1}, nil
	case annotate.Conflict:
		return annotate.Span{}, looseErr
	}
	return annotate.Span{}, err
}

// foldings are the forms of one sign.
var foldings = map[rune]rune{
	'“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‘': '\'', '’': '\'', '‚': '\'',
	'‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-',
}

// fold returns a text as it is compared, and for each of its code points the
// one of s that it came from. A run of white space is one space.
func fold(s string) (folded string, places []int) {
	var b strings.Builder
	i, space := -1, false
	for _, r := range s {
		i++
		switch {
		case unicode.IsSpace(r):
			if space {
				continue
			}
			r = ' '
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff': // soft hyphen, zero-width spaces
			continue
		case foldings[r] != 0:
			r = foldings[r]
		default:
			r = unicode.ToLower(r)
		}
		space = r == ' '
		b.WriteRune(r)
		places = append(places, i)
	}
	return b.String(), places
}

// SubmittedVerdict is a verdict. Where ScaleVersionID is "", the level is one
// of the library's own scale.
type SubmittedVerdict struct {
	annotate.VerdictFields
	// Label, if not "", is the name of the rating on a scale of the library; what
	// VerdictFields name is for a library that has none like it.
	Label string `json:"-"`
	// GivenBy and GivenAt are empty if the file does not say.
	GivenBy string    `json:"givenBy"`
	GivenAt time.Time `json:"givenAt"`
}

// SubmittedEvidence is a piece of evidence; SourceID is the ID of a
// [SubmittedSource].
type SubmittedEvidence struct {
	SourceID string `json:"sourceId"`
	annotate.EvidenceFields
}

// SubmittedSource is a source under the name by which the file refers to it:
// the identifier in its old library, or any word.
type SubmittedSource struct {
	ID string `json:"id"`
	annotate.SourceFields
}
