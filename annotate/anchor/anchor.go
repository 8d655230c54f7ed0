package anchor

// Span is a half-open range [Start, End) of a text in Unicode code points, the
// unit of the W3C TextPositionSelector. Invalid UTF-8 counts one code point a
// byte, as in Go.
type Span struct {
	Start int
	End   int
}

// State says what became of a span of the old text.
type State string

// The states of an anchor. The first two can be carried without asking, the
// others are for a person to decide.
const (
	// Exact is for the same words, after folding, in the same order of the text.
	Exact State = "exact"
	// Moved is for the same words at another place: something that stood after
	// them stands before them, or the other way round.
	Moved State = "moved"
	// Changed is for words that are not the same, be it a comma.
	Changed State = "changed"
	// Lost is for words that are not there, or of which nobody could say where.
	Lost State = "lost"
)

// Anchor is where a span of the old text lies in the new one.
type Anchor struct {
	State State
	// Span is the place in the new text. It is empty (0, 0) if the anchor is lost.
	Span Span
	// Score is how alike the old and the new words are, from 0 to 1: 1 less the
	// edit distance of the folded words by the length of the longer ones. It is 1
	// for Exact and Moved. A Changed anchor can have 1, too, if nothing but a word
	// boundary or something at its edge has changed. It is 0 for Lost.
	Score float64
	// Candidates are places of an anchor that is lost, the likeliest first. They
	// are for a person to choose from.
	Candidates []Candidate
}

// Candidate is a place where a lost anchor may belong.
type Candidate struct {
	Span Span
	// Score is how alike the words are, as in Anchor.
	Score float64
}

// mostCandidates is how many places are offered for a lost anchor: more than a
// person can look through at a glance are no help.
const mostCandidates = 3

// Map finds where each span of the old text lies in the new one. The anchors
// come in the order of the spans. A span that does not lie within the old text,
// is empty, or holds nothing but white space is Lost.
func Map(old, current string, spans []Span) []Anchor {
	m := newMapper(old, current)
	anchors := make([]Anchor, len(spans))
	for i, s := range spans {
		anchors[i] = m.anchor(s)
	}
	return anchors
}
