package anchor

import (
	"cmp"
	"iter"
	"slices"
)

// index finds where a quote may lie in some regions of a text, by the short
// sequences of runes that it has in common with them.
type index struct {
	*document
	regions []piece
	length  int // of the sequences
	// first[h] is the first place of the sequences with the hash h, after[p] the
	// next one after place p; noPlace at the end.
	first, after []int32
	count        []int32 // by hash
	mask         uint64
}

// Sequences of five letters are rare enough to lead to few places and short
// enough to lie between two edits; of scripts without spaces, whose letters are
// many more, three do.
const (
	sequenceOfLetters    = 5
	sequenceOfIdeographs = 3
)

const (
	// mostPlaces bounds how many places of sequences are looked at for a quote, the
	// rarest first; fewestSequences are looked at in any case.
	mostPlaces      = 500
	fewestSequences = 6
	// mostOccurrences is how many places of a quote are told apart.
	mostOccurrences = 200
)

func newIndex(d *document, regions []piece) *index {
	total, ideographs := 0, 0
	for _, r := range regions {
		total += r.len()
		for i := d.at[r.start]; i < d.at[r.end]; i++ {
			if kindOf(d.runes[d.words[i].start]) == ideograph {
				ideographs++
			}
		}
	}
	x := &index{document: d, regions: regions, length: sequenceOfLetters}
	if 3*ideographs > total {
		x.length = sequenceOfIdeographs
	}
	size := 16
	for size < total {
		size *= 2
	}
	x.mask = uint64(size) - 1 //nolint:gosec // positive
	x.first = slices.Repeat([]int32{noPlace}, size)
	x.after = make([]int32, len(d.runes))
	x.count = make([]int32, size)
	for _, r := range slices.Backward(regions) {
		for p := r.end - x.length; p >= r.start; p-- {
			h := x.hash(d.runes[p : p+x.length])
			x.after[p], x.first[h] = x.first[h], int32(p) //nolint:gosec // see fold
			x.count[h]++
		}
	}
	return x
}

func (x *index) hash(runes []rune) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range runes {
		h = (h ^ uint64(uint32(r))) * 1099511628211 //nolint:gosec // a rune is not negative
	}
	return (h ^ h>>29) & x.mask
}

// places yields the places of a sequence of x.length runes, in order.
func (x *index) places(sequence []rune) iter.Seq[int] {
	return func(yield func(int) bool) {
		for p := x.first[x.hash(sequence)]; p != noPlace; p = x.after[p] {
			if slices.Equal(x.runes[p:int(p)+x.length], sequence) && !yield(int(p)) {
				return
			}
		}
	}
}

// rarity is how often the sequence at place i of a quote occurs, or one with the
// same hash.
func (x *index) rarity(exact []rune, i int) int32 { return x.count[x.hash(exact[i:i+x.length])] }

// occurrences yields the places of a sequence of any length, in order.
func (x *index) occurrences(exact []rune) iter.Seq[int] {
	return func(yield func(int) bool) {
		if len(exact) >= x.length {
			rarest := 0
			for i := range len(exact) - x.length + 1 {
				if x.rarity(exact, i) < x.rarity(exact, rarest) {
					rarest = i
				}
			}
			for p := range x.places(exact[rarest : rarest+x.length]) {
				start := p - rarest
				if end := start + len(exact); start >= 0 && end <= len(x.runes) && slices.Equal(x.runes[start:end], exact) && !yield(start) {
					return
				}
			}
			return
		}
		for _, r := range x.regions {
			for p := r.start; p+len(exact) <= r.end; p++ {
				if slices.Equal(x.runes[p:p+len(exact)], exact) && !yield(p) {
					return
				}
			}
		}
	}
}

// quote is what is searched, folded.
type quote struct {
	exact, prefix, suffix []rune
	near                  int // the place where it is expected, or noPlace
}

// match is a place of a quote.
type match struct {
	piece
	words   float64 // similarity of the words
	context float64 // similarity of the better side of the context
	around  float64 // similarity of the other side, if the quote has both
	score   float64 // of everything
}

// The weights of the parts of a quote in its score are those of the annotator of
// Hypothesis, which have stood the test of many pages.
const (
	weightOfWords   = 50
	weightOfPrefix  = 20
	weightOfSuffix  = 20
	weightOfPlace   = 2
	weightOfAll     = weightOfWords + weightOfPrefix + weightOfSuffix + weightOfPlace
	contextLength   = 32   // folded runes of context that are compared on either side
	mostErrors      = 0.35 // of the runes of a quote
	longestQuote    = 4096 // folded runes; a longer one is not searched
	mostStretches   = 6
	leastVotesShare = 12
)

// matches returns the places that resemble the quote, the best first: those of the
// very words, and others, since the right one may have changed where a copy of it
// has not. It gives up on words that occur too often to be told apart.
func (x *index) matches(q quote) (found []match, tooMany bool) {
	if len(q.exact) == 0 || len(q.exact) > longestQuote {
		return nil, false
	}
	add := func(p piece, errors int) {
		m := match{piece: p, words: 1 - float64(errors)/float64(len(q.exact))}
		x.judge(q, &m)
		found = append(found, m)
	}
	// Too short for anything but itself: one letter makes another word of it.
	short := len(q.exact) < 2*x.length
	for start := range x.occurrences(q.exact) {
		end := start + len(q.exact)
		if short && !(x.isEdge(start) && x.isEdge(end)) {
			continue
		}
		if len(found) == mostOccurrences {
			return nil, true
		}
		add(piece{start, end}, 0)
	}
	if short {
		return best(found), false
	}
	most := int(float64(len(q.exact)) * mostErrors)
	forward := newPattern(q.exact)
	reversed := slices.Clone(q.exact)
	slices.Reverse(reversed)
	backward := newPattern(reversed)
	for _, s := range x.stretches(q.exact, most) {
		nearest(forward, backward, x.cutOut(s), most, func(p piece, errors int) {
			add(piece{s.start + p.start, s.start + p.end}, errors)
		})
	}
	return best(found), false
}

// best sorts matches, the best first, and leaves of those that overlap the best.
func best(found []match) []match {
	slices.SortStableFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.start, b.start))
	})
	kept := found[:0]
	for _, m := range found {
		if !slices.ContainsFunc(kept, func(k match) bool { return m.start < k.end && k.start < m.end }) {
			kept = append(kept, m)
		}
	}
	return kept
}

// judge scores a match by its words, its context and its place.
func (x *index) judge(q quote, m *match) {
	before := x.cutOut(piece{max(0, m.start-len(q.prefix)), m.start})
	after := x.cutOut(piece{m.end, min(len(x.runes), m.end+len(q.suffix))})
	prefix := 1 - float64(distance(before, q.prefix))/float64(len(q.prefix)+1)
	suffix := 1 - float64(distance(after, q.suffix))/float64(len(q.suffix)+1)
	switch {
	case len(q.prefix)+len(q.suffix) == 0: // nothing is known of it
	case len(q.prefix) == 0:
		m.context, m.around = suffix, suffix
	case len(q.suffix) == 0:
		m.context, m.around = prefix, prefix
	default:
		m.context, m.around = max(prefix, suffix), min(prefix, suffix)
	}
	place := 0.0
	if q.near != noPlace {
		place = 1 - float64(max(m.start-q.near, q.near-m.start))/float64(len(x.runes)+1)
	}
	m.score = (weightOfWords*m.words + weightOfPrefix*prefix + weightOfSuffix*suffix + weightOfPlace*place) / weightOfAll
}

// stretches returns where the quote may lie: the diagonals on which most of its
// sequences occur, with room for the most errors.
func (x *index) stretches(exact []rune, most int) []piece {
	band := max(24, len(exact)/4)
	sequences := make([]int, len(exact)-x.length+1)
	for i := range sequences {
		sequences[i] = i
	}
	slices.SortStableFunc(sequences, func(i, j int) int { return cmp.Compare(x.rarity(exact, i), x.rarity(exact, j)) })
	votes, asked, seen := map[int]int{}, 0, 0
	for _, i := range sequences {
		if asked >= fewestSequences && seen >= mostPlaces {
			break
		}
		asked++
		for p := range x.places(exact[i : i+x.length]) {
			seen++
			diagonal := p - i + len(exact) // never negative
			votes[diagonal/band]++
			if diagonal%band > band/2 {
				votes[diagonal/band+1]++
			} else {
				votes[diagonal/band-1]++
			}
		}
	}
	type count struct{ band, votes int }
	var counts []count
	for b, v := range votes {
		if v >= max(2, asked/leastVotesShare) {
			counts = append(counts, count{b, v})
		}
	}
	slices.SortFunc(counts, func(a, b count) int { return cmp.Or(cmp.Compare(b.votes, a.votes), cmp.Compare(a.band, b.band)) })
	var found []piece
	for _, c := range counts[:min(len(counts), mostStretches)] {
		start := c.band*band - len(exact)
		found = append(found, piece{
			max(0, start-band-most/2),
			min(len(x.runes), start+2*band+len(exact)+most),
		})
	}
	return found
}

// nearest calls yield with the places of a stretch to which the pattern is the
// nearest, if it is near enough: of all with the least distance, the first.
func nearest(forward, backward *pattern, stretch []rune, most int, yield func(p piece, errors int)) {
	least, end := most+1, 0
	forward.distances(stretch, true, func(i, d int) {
		if d < least {
			least, end = d, i+1
		}
	})
	if least > most {
		return
	}
	// The beginning is where the reversed quote ends with the same distance.
	room := slices.Clone(stretch[max(0, end-forward.length-least):end])
	slices.Reverse(room)
	length := 0
	backward.distances(room, false, func(i, d int) {
		if d == least {
			length = i + 1
		}
	})
	if length > 0 {
		yield(piece{end - length, end}, least)
	}
}

// freshRegions returns the stretches of the current text that were aligned to nothing.
// A few aligned words within them do not interrupt them.
func (m *mapper) freshRegions() []piece {
	const bridge, shortest = 4, 3
	var regions []piece
	for i := 0; i < len(m.source); {
		if m.source[i] != noPlace {
			i++
			continue
		}
		last := i
		for j := i; j < len(m.source) && j-last < bridge; j++ {
			if m.source[j] == noPlace {
				last = j
			}
		}
		r := piece{int(m.current.words[i].start), int(m.current.words[last].end)}
		if r.len() >= shortest {
			regions = append(regions, r)
		}
		i = last + 1
	}
	return regions
}

// search looks for a piece that has no place as a quote: for its place in what
// is new, and for candidates in the whole text.
func (m *mapper) search(p piece) Anchor {
	if m.fresh == nil {
		m.fresh = newIndex(m.current, m.freshRegions())
	}
	q := quote{
		exact:  m.old.cutOut(p),
		prefix: m.old.cutOut(piece{max(0, p.start-contextLength), p.start}),
		suffix: m.old.cutOut(piece{p.end, min(len(m.old.runes), p.end+contextLength)}),
		near:   p.start,
	}
	if found, _ := m.fresh.matches(q); len(found) > 0 && q.settles(found[0], m.areSentences(p, found[0].piece)) && m.once(p) {
		return m.anchored(p, found[0].piece, Moved)
	}
	if m.whole == nil {
		m.whole = newIndex(m.current, []piece{{0, len(m.current.runes)}})
	}
	found, _ := m.whole.matches(q)
	return Anchor{State: Lost, Candidates: m.whole.candidates(found, m.old, p)}
}

// areSentences reports whether both pieces are whole sentences, with or without
// the sign at the end.
func (m *mapper) areSentences(p, found piece) bool {
	return m.old.isSentence(int(m.old.at[p.start]), m.old.pastSigns(int(m.old.at[p.end-1])+1)) &&
		m.current.isSentence(int(m.current.at[found.start]), m.current.pastSigns(int(m.current.at[found.end-1])+1))
}

// pastSigns is the first word from i on that is not a sign glued to what stands
// before it.
func (d *document) pastSigns(i int) int {
	for i < len(d.words) && d.glued(int(d.words[i].start)) && kindOf(d.runes[d.words[i].start]) == sign {
		i++
	}
	return i
}

// settles reports whether a match is good enough to be the place of the quote,
// which has to occur once in the old text: otherwise it could be any of them. The
// same few words say less where they are not all of a sentence.
func (q quote) settles(m match, sentence bool) bool {
	n := len(q.exact)
	if m.words == 1 {
		return n >= 40 || n >= 24 && sentence || n >= 12 && m.context >= 0.75
	}
	return n >= 24 && m.words >= 0.75 && m.context >= 0.6 || n >= 40 && m.words >= 0.85
}

// once reports whether a quote occurs once in the text.
func (x *index) once(exact []rune) bool {
	n := 0
	for range x.occurrences(exact) {
		if n++; n > 1 {
			return false
		}
	}
	return n == 1
}

// candidates are the best places of a quote, which is piece p of d.
func (x *index) candidates(found []match, d *document, p piece) []Candidate {
	var all []Candidate
	for _, m := range found[:min(len(found), mostCandidates)] {
		place := x.tidied(m.piece, d, p)
		again := func(c Candidate) bool { return c.Span == x.span(place.start, place.end) }
		if place.len() > 0 && !slices.ContainsFunc(all, again) {
			all = append(all, Candidate{Span: x.span(place.start, place.end), Score: similarity(d.cutOut(p), x.cutOut(place))})
		}
	}
	return all
}

// tidied returns what of a place a person would have marked as the words p of d:
// from edge to edge of words, to the ends of a sentence if p goes there, no more
// sentences or blocks than p goes over, and at either end no sign that p does not
// have there.
func (x *index) tidied(place piece, d *document, p piece) piece {
	first, end := int(x.at[place.start]), int(x.at[place.end-1])+1
	if d.isEdge(p.start) && 2*(place.start-int(x.words[first].start)) > x.words[first].len() {
		first++
	}
	if d.isEdge(p.end) && 2*(int(x.words[end-1].end)-place.end) > x.words[end-1].len() {
		end--
	}
	first, end = x.likestPart(first, end, d, p)
	first, end = x.rounded(first, end, d, p)
	for first < end && x.isStray(first, d.runes[p.start]) {
		first++
	}
	for first < end && x.isStray(end-1, d.runes[p.end-1]) {
		end--
	}
	if first >= end {
		return piece{}
	}
	return piece{int(x.words[first].start), int(x.words[end-1].end)}
}

// rounded moves the ends of the words from first to end to those of their sentence
// where p has one, unless that is far away.
func (x *index) rounded(first, end int, d *document, p piece) (int, int) {
	far := p.len() / 3
	if d.boundary(int(d.at[p.start])) >= sentenceBoundary {
		start := first
		for x.boundary(start) < sentenceBoundary {
			start--
		}
		if x.runesBetween(start, first) <= far {
			first = start
		}
	}
	if d.boundary(d.pastSigns(int(d.at[p.end-1])+1)) >= sentenceBoundary {
		last := end
		for x.boundary(last) < sentenceBoundary {
			last++
		}
		if x.runesBetween(end, last) <= far {
			end = last
		}
	}
	return first, end
}

// isStray reports whether word i is a sign, and not the one that is wanted.
func (d *document) isStray(i int, wanted rune) bool {
	r := d.runes[d.words[i].start]
	return kindOf(r) == sign && r != wanted
}

// likestPart cuts the words from first to end where a boundary is stronger than any
// within the words p of d, and returns the part that resembles them the most.
func (x *index) likestPart(first, end int, d *document, p piece) (int, int) {
	strongest := clauseBoundary
	for i := int(d.at[p.start]) + 1; i <= int(d.at[p.end-1]); i++ {
		strongest = max(strongest, d.boundary(i))
	}
	likest, most := piece{first, first}, -1.0
	for start := first; start < end; {
		next := start + 1
		for next < end && x.boundary(next) <= strongest {
			next++
		}
		part := x.cutOut(piece{int(x.words[start].start), int(x.words[next-1].end)})
		if alike := similarity(d.cutOut(p), part); alike > most {
			likest, most = piece{start, next}, alike
		}
		start = next
	}
	return likest.start, likest.end
}
