package anchor

// Quote is a quote with what stood around it, as the TextQuoteSelector and the
// TextPositionSelector of the W3C Web Annotation Data Model have it.
type Quote struct {
	Exact  string // the words
	Prefix string // what stood before them; may be empty
	Suffix string // what stood after them; may be empty
	// Position is where they stood in the text that they were taken from. It is
	// the zero Span if nobody knows.
	Position Span
}

const (
	// likelyFound is the least similarity of words that are taken for the quote.
	likelyFound = 0.75
	// clearLead is how much better than the second best the score of the best place
	// has to be.
	clearLead = 0.08
)

// Find looks for a quote in a text of which no earlier version is at hand. Its
// state is
//
//   - [Exact] if the same words stand there, after folding, and either nowhere
//     else or with a context that is clearly nearer than that of any other place;
//   - [Changed] if words that are much like them stand at one place that is
//     clearly better than all others;
//   - [Lost] if not: the Candidates are for a person to choose from.
func Find(text string, q Quote) Anchor {
	v := vocabulary{}
	d, exact := v.cut(text), v.cut(q.Exact)
	prefix, suffix := fold(q.Prefix).runes, fold(q.Suffix).runes
	wanted := quote{
		exact:  exact.runes,
		prefix: prefix[max(0, len(prefix)-contextLength):],
		suffix: suffix[:min(len(suffix), contextLength)],
		near:   noPlace,
	}
	if q.Position.Start >= 0 && q.Position.End > q.Position.Start {
		wanted.near = int(d.to[min(q.Position.Start, len(d.to)-1)])
	}
	if len(wanted.exact) == 0 {
		return Anchor{State: Lost}
	}
	x := newIndex(d, []piece{{0, len(d.runes)}})
	found := x.matches(wanted)
	if len(found) == 0 {
		return Anchor{State: Lost}
	}
	best := found[0]
	leads := len(found) == 1 || best.score-found[1].score >= clearLead
	lost := Anchor{State: Lost, Candidates: x.candidates(wanted)}
	switch {
	case !leads || best.words < likelyFound:
		return lost
	case sameWords(exact, piece{0, len(exact.runes)}, d, best.piece):
		return Anchor{State: Exact, Span: d.span(best.start, best.end), Score: 1}
	}
	return Anchor{State: Changed, Span: d.span(best.start, best.end), Score: best.words}
}
