package annotate

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// AsideKind says why words are set aside.
type AsideKind string

// The kinds of aside.
const (
	Opinion        AsideKind = "opinion"        // a judgement or a feeling, which evidence cannot settle
	NothingToCheck AsideKind = "nothingToCheck" // nothing that could be true or false
)

// AsideKinds lists every kind with its name.
func AsideKinds() []Term {
	return []Term{{string(Opinion), "Opinion"}, {string(NothingToCheck), "Nothing to check"}}
}

// Aside is a passage that needs no check: the checker has read it and set it
// aside. Where a claim lies over the same words, the claim counts.
type Aside struct {
	ID        string `json:"id"`
	ArticleID string `json:"articleId"`
	VersionID string `json:"versionId"`
	Span
	Quote     Quote     `json:"quote"`
	Kind      AsideKind `json:"kind" enum:"opinion,nothingToCheck"`
	CreatedAt time.Time `json:"createdAt"`
	Carried   *Carried  `json:"carried,omitempty" doc:"How it came from an earlier version; absent where the words were set aside in this one"`
}

// NewAside sets aside a span of a version's text, without white space at its
// edges. The error is [Invalid] for an unknown kind, and for a span that lies
// outside the text or holds white space only.
func NewAside(version Version, text Text, s Span, kind AsideKind) (Aside, error) {
	if !isTerm(AsideKinds(), string(kind)) {
		return Aside{}, Errorf(Invalid, "“%s” is not a way to set words aside. Choose opinion or nothingToCheck.", kind)
	}
	passage, err := NewPassage(version.ID, text, s)
	if err != nil {
		return Aside{}, err
	}
	return Aside{
		ID: passage.ID, ArticleID: version.ArticleID, VersionID: version.ID,
		Span: passage.Span, Quote: passage.Quote, Kind: kind,
	}, nil
}

// SortAsides puts asides in the order of the text.
func SortAsides(asides []Aside) {
	slices.SortFunc(asides, func(a, b Aside) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
	})
}

// CutSpan returns what is left of s when the words of cut are taken out: the
// part before, the part after, both or neither. A part is trimmed of white
// space, and dropped where no letter or digit is left in it.
func (t Text) CutSpan(s, cut Span) []Span {
	left := []Span{}
	for _, part := range []Span{{s.Start, min(s.End, cut.Start)}, {max(s.Start, cut.End), s.End}} {
		if part.Len() <= 0 || !strings.ContainsFunc(t.Slice(part), isWordRune) {
			continue
		}
		left = append(left, t.Trim(part))
	}
	return left
}

// Unite returns spans in the order of the text, those in one that overlap or
// have nothing but white space between them.
func (t Text) Unite(spans []Span) []Span {
	sorted := slices.SortedFunc(slices.Values(spans), func(a, b Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	united := []Span{}
	for _, s := range sorted {
		last := len(united) - 1
		if last >= 0 && (s.Start <= united[last].End || strings.TrimSpace(t.Slice(Span{united[last].End, s.Start})) == "") {
			united[last].End = max(united[last].End, s.End)
			continue
		}
		united = append(united, s)
	}
	return united
}

// isWordRune reports whether a character can be part of a word that states
// something: a letter or a number of any kind.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
