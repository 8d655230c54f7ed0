package anchor

import "slices"

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
	// ownWeight is the least weight of words that need no context if there is none,
	// that of two or three words; longWeight that of words that are believed in
	// another context, too, a long sentence. Stock phrases are shorter.
	ownWeight  = 12
	longWeight = 60
	// contextAgrees is the similarity of context that stands for the same.
	contextAgrees = 0.7
)

// Find looks for quotes in a text of which no earlier version is at hand, as
// annotations of other programs have them. The anchors come in the order of the
// quotes. The state is
//
//   - [Exact] if the same words stand there, after folding, with the context that
//     the quote has, clearly nearer than that of any other place; words that come
//     without context must stand nowhere else, and only long ones are believed in
//     another context;
//   - [Changed] if words that are much like them stand at one place that is
//     clearly better than all others;
//   - [Lost] if not: the Candidates are for a person to choose from.
//
// It is never [Moved], since nobody knows what stood before and after. The
// position of a quote speaks for a place only between places that are otherwise
// alike.
func Find(text string, quotes []Quote) []Anchor {
	d := vocabulary{}.cut(text)
	x := newIndex(d, []piece{{0, len(d.runes)}})
	anchors := make([]Anchor, len(quotes))
	for i, q := range quotes {
		anchors[i] = x.find(q)
	}
	return anchors
}

func (x *index) find(q Quote) Anchor {
	exact := vocabulary{}.cut(q.Exact)
	prefix, suffix := fold(q.Prefix).runes, fold(q.Suffix).runes
	wanted := quote{
		exact:  exact.runes,
		prefix: prefix[max(0, len(prefix)-contextLength):],
		suffix: suffix[:min(len(suffix), contextLength)],
		near:   noPlace,
	}
	if p := q.Position; p.Start >= 0 && p.End > p.Start {
		wanted.near = int(x.to[min(p.Start, len(x.to)-1)])
	}
	found, tooMany := x.matches(wanted)
	if len(found) == 0 {
		found = x.betweenContext(wanted)
	}
	if len(found) == 0 {
		return Anchor{State: Lost}
	}
	first := found[0]
	first.piece = x.whole(first.piece)
	weight := 0
	for i := range exact.words {
		weight += exact.weight(i)
	}
	agrees := first.context
	if len(found) > 1 && found[1].words >= likelyFound {
		agrees = first.around // a stock phrase finds one side of its context elsewhere, too
	}
	known := agrees >= contextAgrees || weight >= longWeight ||
		weight >= ownWeight && len(prefix)+len(suffix) == 0
	leads := len(found) == 1 || first.score-found[1].score >= clearLead
	switch {
	case tooMany || !leads || !known || first.words < likelyFound:
		return Anchor{State: Lost, Candidates: x.candidates(found, exact, piece{0, len(exact.runes)})}
	case sameWords(exact, piece{0, len(exact.runes)}, x.document, first.piece):
		return Anchor{State: Exact, Span: x.span(first.start, first.end), Score: 1}
	}
	return Anchor{State: Changed, Span: x.span(first.start, first.end), Score: first.words}
}

// betweenContext returns what stands where the context of a quote leads to, for a
// quote that is too short, or occurs too often, to be found by its words.
func (x *index) betweenContext(q quote) []match {
	if len(q.exact) == 0 || len(q.prefix)+len(q.suffix) == 0 {
		return nil
	}
	around := slices.Concat(q.prefix, q.exact, q.suffix)
	var found []match
	places, _ := x.matches(quote{exact: around, near: q.near})
	for _, m := range places {
		edges, ok := edgesIn(around, x.cutOut(m.piece), len(q.prefix), len(q.prefix)+len(q.exact))
		place := match{piece: piece{m.start + edges.start, m.start + edges.end}}
		if !ok || place.len() <= 0 {
			continue
		}
		place.words = similarity(q.exact, x.cutOut(place.piece))
		x.judge(q, &place)
		found = append(found, place)
	}
	return best(found)
}
