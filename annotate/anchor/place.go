package anchor

import (
	"slices"
	"unicode"
)

// mapper maps spans over one alignment.
type mapper struct {
	*alignment
	// Made when the first quote is searched: what of the current text is new, and
	// all of it.
	fresh, whole *index
}

func newMapper(old, current string) *mapper {
	return &mapper{alignment: align(old, current)}
}

// piece is a stretch of folded runes.
type piece struct{ start, end int }

func (p piece) len() int { return p.end - p.start }

func (d *document) cutOut(p piece) []rune { return d.runes[p.start:p.end] }

// alikeEnough is the least similarity of a place that is found by its aligned
// words to the old one; below it, the aligned words have to be most of the old
// ones.
const (
	alikeEnough   = 0.55
	alignedEnough = 0.6
)

// anchor maps one span.
func (m *mapper) anchor(s Span) Anchor {
	points := len(m.old.to) - 1
	if s.Start < 0 || s.End > points || s.Start >= s.End {
		return Anchor{State: Lost}
	}
	p := piece{int(m.old.to[s.Start]), int(m.old.to[s.End])}
	if p.len() <= 0 {
		return Anchor{State: Lost}
	}
	strand, aligned := m.strandOf(p)
	var found piece
	switch {
	case aligned > 0:
		found = m.placeOn(p, strand)
	default:
		found = m.placeBetween(p)
	}
	if found.len() > 0 {
		score := m.alike(p, found)
		likely := aligned == 0 || score >= alikeEnough ||
			float64(aligned) >= alignedEnough*float64(p.len()) && found.len() <= 3*p.len()+40
		if likely {
			state := Changed
			if m.same(p, found) {
				state = Exact
				if strand > 0 {
					state = Moved
				}
			}
			return Anchor{State: state, Span: m.current.span(found.start, found.end), Score: score}
		}
	}
	return m.search(p)
}

// strandOf returns the strand on which most of the old words were aligned, and
// how many runes those have.
func (m *mapper) strandOf(p piece) (strand int32, aligned int) {
	runes := map[int32]int{}
	for i := m.old.at[p.start]; i <= m.old.at[p.end-1]; i++ {
		if m.target[i] == noPlace {
			continue
		}
		w := m.old.words[i]
		s := m.strand[i]
		runes[s] += min(int(w.end), p.end) - max(int(w.start), p.start)
		if n := runes[s]; n > aligned || n == aligned && s < strand {
			strand, aligned = s, n
		}
	}
	return strand, aligned
}

// on reports whether word i of the old text is aligned on a strand.
func (m *mapper) on(i int, strand int32) bool {
	return m.target[i] != noPlace && m.strand[i] == strand
}

// neighbourhood is how many words beside a span are looked at for one that is
// aligned.
const neighbourhood = 40

// placeOn finds where a piece lies of which some words are aligned on a strand.
func (m *mapper) placeOn(p piece, strand int32) piece {
	firstWord, lastWord := int(m.old.at[p.start]), int(m.old.at[p.end-1])
	first, last := firstWord, lastWord
	for !m.on(first, strand) {
		first++
	}
	for !m.on(last, strand) {
		last--
	}
	firstThere, lastThere := m.current.words[m.target[first]], m.current.words[m.target[last]]
	var found piece
	if first == firstWord {
		found.start = int(firstThere.start) + p.start - int(m.old.words[first].start)
	} else {
		gap := piece{int(m.old.words[firstWord].start), int(m.old.words[first].start)}
		there := piece{max(0, int(firstThere.start)-(gap.end-p.start)), int(firstThere.start)}
		for i := firstWord - 1; i >= 0 && i >= firstWord-neighbourhood; i-- {
			if m.on(i, strand) {
				gap.start, there.start = int(m.old.words[i].end), int(m.current.words[m.target[i]].end)
				break
			}
		}
		found.start = m.startIn(gap, there, p.start)
	}
	if last == lastWord {
		found.end = int(lastThere.end) - int(m.old.words[last].end) + p.end
	} else {
		gap := piece{int(m.old.words[last].end), int(m.old.words[lastWord].end)}
		there := piece{int(lastThere.end), min(len(m.current.runes), int(lastThere.end)+p.end-gap.start)}
		for i := lastWord + 1; i < len(m.target) && i <= lastWord+neighbourhood; i++ {
			if m.on(i, strand) {
				gap.end, there.end = int(m.old.words[i].start), int(m.current.words[m.target[i]].start)
				break
			}
		}
		found.end = m.endIn(gap, there, p.end)
	}
	return found
}

// placeBetween finds where a piece lies of which no word is aligned, from the
// aligned words around it: it has to resemble what stands there, or to be all
// that was replaced and short.
func (m *mapper) placeBetween(p piece) piece {
	left, right := int(m.old.at[p.start])-1, int(m.old.at[p.end-1])+1
	for n := 0; left >= 0 && n < neighbourhood && m.target[left] == noPlace; n++ {
		left--
	}
	for n := 0; right < len(m.target) && n < neighbourhood && m.target[right] == noPlace; n++ {
		right++
	}
	if left < 0 || right >= len(m.target) || m.target[left] == noPlace || m.target[right] == noPlace ||
		m.strand[left] != m.strand[right] || m.target[right] <= m.target[left] {
		return piece{}
	}
	gap := piece{int(m.old.words[left].end), int(m.old.words[right].start)}
	there := piece{int(m.current.words[m.target[left]].end), int(m.current.words[m.target[right]].start)}
	if there.len() <= 0 || there.len() > 2*gap.len()+40 {
		return piece{}
	}
	edges, ok := edgesIn(m.old.cutOut(gap), m.current.cutOut(there), p.start-gap.start, p.end-gap.start)
	found := piece{there.start + edges.start, there.start + edges.end}
	if !ok || found.len() <= 0 {
		return piece{}
	}
	score := m.alike(p, found)
	whole := p == gap && m.old.at[p.end-1]-m.old.at[p.start] < 6
	if score >= 0.5 || whole && score >= 0.2 {
		return found
	}
	return piece{}
}

// startIn and endIn find the place of an edge within words that were replaced:
// gap of the old text by there. Where what lies between the edge and the aligned
// words was not replaced by something like it, the edge goes to the aligned
// words: nothing is guessed.
func (m *mapper) startIn(gap, there piece, at int) int {
	was, is := m.old.cutOut(gap), m.current.cutOut(there)
	if edges, ok := edgesIn(was, is, at-gap.start, len(was)); ok && edges.start < len(is) && resembles(was[at-gap.start:], is[edges.start:]) {
		return there.start + edges.start
	}
	return there.end
}

func (m *mapper) endIn(gap, there piece, at int) int {
	was, is := m.old.cutOut(gap), m.current.cutOut(there)
	if edges, ok := edgesIn(was, is, 0, at-gap.start); ok && edges.end > 0 && resembles(was[:at-gap.start], is[:edges.end]) {
		return there.start + edges.end
	}
	return there.start
}

// resembles reports whether one stretch of words can have replaced the other:
// they are alike, or both are short.
func resembles(was, is []rune) bool {
	return len(was) <= 14 && len(is) <= 18 || similarity(was, is) >= 0.5
}

// same reports whether the words of two pieces are the same, and nothing is
// bound to their edges in one text only.
func (m *mapper) same(p, found piece) bool {
	if !sameWords(m.old, p, m.current, found) {
		return false
	}
	first, last := int(m.old.at[p.start]), int(m.old.at[p.end-1])
	firstThere, lastThere := int(m.current.at[found.start]), int(m.current.at[found.end-1])
	// Where a span begins or ends within a word, the rest of the word counts.
	return m.agree(first, firstThere, 1) && m.agree(last, lastThere, 1) &&
		slices.Equal(m.old.boundTo(first, -1), m.current.boundTo(firstThere, -1)) &&
		slices.Equal(m.old.boundTo(last, 1), m.current.boundTo(lastThere, 1))
}

// sameWords reports whether two pieces are made of the same words, or parts of
// words.
func sameWords(a *document, p piece, b *document, q piece) bool {
	if !slices.Equal(a.cutOut(p), b.cutOut(q)) {
		return false
	}
	for i := 1; i < p.len(); i++ {
		if (a.at[p.start+i] != a.at[p.start+i-1]) != (b.at[q.start+i] != b.at[q.start+i-1]) {
			return false
		}
	}
	return true
}

// boundTo returns what is written in one piece with word i on one side of it (-1
// or 1) and makes it something else: a dash with the word beyond it, and for a
// number also signs such as those of currencies, percent or minus.
func (d *document) boundTo(i, side int) []rune {
	var bound []rune
	number := kindOf(d.runes[d.words[i].end-1]) == digit
	if side < 0 {
		number = kindOf(d.runes[d.words[i].start]) == digit
	}
	for i += side; i >= 0 && i < len(d.words); i += side {
		w := d.words[i]
		edge := w.start
		if side < 0 {
			edge = w.end
		}
		if int(edge) == len(d.runes) || !d.glued(int(edge)) {
			return bound
		}
		r := d.runes[w.start]
		switch {
		case r == '-' && d.before[w.start]&longDash == 0:
		case number && qualifiesNumber(r):
		case len(bound) > 0 && bound[len(bound)-1] == '-' && isWordKind(kindOf(r)):
			return append(bound, d.runes[w.start:w.end]...)
		default:
			return bound
		}
		bound = append(bound, r)
	}
	return bound
}

// alike is the similarity of an old piece and a piece of the current text.
func (m *mapper) alike(p, found piece) float64 {
	return similarity(m.old.cutOut(p), m.current.cutOut(found))
}

// qualifiesNumber reports whether a sign beside a number makes it another one.
func qualifiesNumber(r rune) bool {
	switch r {
	case '%', '‰', '‱', '#', '°':
		return true
	}
	return unicode.In(r, unicode.Sc, unicode.Sm, unicode.No)
}
