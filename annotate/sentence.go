package annotate

import (
	"cmp"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentence is a sentence of a version's text, or what stands in the place of
// one: a heading, a list item, a table cell, a line of an address.
type Sentence struct {
	Span      // code points of the version's text, without white space at the edges
	Block int `json:"block" minimum:"0" doc:"Index of the block that it lies in"`
	Words int `json:"words" minimum:"0" doc:"Words as CountWords counts them"`
}

// Sentences cuts the text of a version into sentences. They are in the order of
// the text, do not overlap, lie in one block each and hold at least one letter
// or digit; every letter and digit of the text lies in one. What lies between
// them is white space and signs that stand alone.
//
// The cuts are those of Unicode Standard Annex #29 (Unicode 17), tailored, as
// the annex allows, by the rules in boundary.go and by what is known of the
// language. A block in a language of its own is cut by the rules of that
// language, a text without one by those of English. The time is linear in the
// length of the text.
func Sentences(blocks []Block, lang string) []Sentence {
	all := []Sentence{}
	for i, place := range BlockSpans(blocks) {
		b := blocks[i]
		rules := languageOf(cmp.Or(b.Lang, lang))
		at := place.Start
		for stretch := range stretches(b) {
			start := 0
			for _, end := range rules.cut(stretch) {
				piece := stretch[start:end]
				start = end
				length := utf8.RuneCountInString(piece)
				if strings.ContainsFunc(piece, isWordRune) {
					all = append(all, Sentence{Span: trimmed(piece, at), Block: i, Words: CountWords(piece)})
				}
				at += length
			}
		}
	}
	return all
}

// trimmed returns the span of s, which begins at a code point, without white
// space at its edges.
func trimmed(s string, at int) Span {
	kept := strings.TrimLeftFunc(s, unicode.IsSpace)
	at += utf8.RuneCountInString(s[:len(s)-len(kept)])
	return Span{Start: at, End: at + utf8.RuneCountInString(strings.TrimRightFunc(kept, unicode.IsSpace))}
}

// widestGap is how many characters without a letter or digit may stand inside a
// sentence. More are a rule, the leader dots of a table of contents, or an
// attempt to make looking around costly.
const widestGap = 64

// stretches parts a block where no sentence goes on, whatever its words: at tabs,
// at the end of a table row, and after [widestGap]. Together they are its text.
func stretches(b Block) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, gap := 0, 0
		for i, r := range b.Text {
			gap++
			if isWordRune(r) {
				gap = 0
			}
			if r == '\t' || r == '\n' && b.Kind == Table || gap > widestGap {
				end := i + utf8.RuneLen(r)
				if !yield(b.Text[start:end]) {
					return
				}
				start, gap = end, 0
			}
		}
		yield(b.Text[start:])
	}
}

// cut returns where the sentences of s end, in bytes; the last end is len(s).
func (l *language) cut(s string) []int {
	var ends []int
	start := 0
	consider := func(at int) {
		if at <= start {
			return // a boundary before it was shifted beyond this one
		}
		at = shifted(s, start, at)
		if at > start && at < len(s) && !l.goesOn(s[start:at], s[at:]) {
			ends = append(ends, at)
			start = at
		}
	}
	tokens := sentences.FromString(s)
	for tokens.Next() {
		for _, at := range overlooked(tokens.Value()) {
			consider(tokens.Start() + at)
		}
		consider(tokens.End())
	}
	return append(ends, len(s))
}
