package anchor

import (
	"slices"
	"strings"
	"unicode"
)

// mapper maps spans over one alignment.
type mapper struct {
	*alignment
	// Made when the first quote is searched: what of the current text is new, and
	// all of it.
	fresh, whole *index
	was          *index // all of the old text
}

func newMapper(old, current string) *mapper {
	return &mapper{alignment: align(old, current)}
}

// piece is a stretch of folded runes.
type piece struct{ start, end int }

func (p piece) len() int { return p.end - p.start }

func (d *document) cutOut(p piece) []rune { return d.runes[p.start:p.end] }

// What it takes to believe in a place that is found by its aligned words: it is
// so alike, or so much of the old words was aligned, or one run of aligned words
// is so heavy (as document.weight counts) that it is hardly there by chance.
const (
	alikeEnough   = 0.55
	alignedEnough = 0.6
	heavyEnough   = 36
	// manyWords is the weight of words that are not there by chance if what is
	// around them was aligned, too.
	manyWords = 16
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
	strand, ok := m.strandOf(p)
	if !ok {
		return m.unaligned(p)
	}
	runs := m.together(m.runsOn(p, strand))
	found := m.placeOn(p, runs, strand)
	aligned, heaviest := 0, 0
	for _, r := range runs {
		aligned += m.lengthOf(r, p)
		if m.seeded[r.old] {
			heaviest = max(heaviest, m.weightOf(r))
		}
	}
	likely := heaviest >= heavyEnough || float64(aligned) >= alignedEnough*float64(p.len()) || m.alike(p, found) >= alikeEnough
	if found.len() == 0 || !likely || !m.supported(p, runs, strand) {
		return m.unaligned(p)
	}
	if strand > 0 {
		return m.anchored(p, found, Moved)
	}
	return m.anchored(p, found, Exact)
}

// supported reports whether runs are more than a few words that happen to stand
// in both texts, such as a year: they grew from a seed, or are many and no stock
// phrase, or a word beside them was aligned with them, or little was replaced
// around them.
func (m *mapper) supported(p piece, runs []run, strand int32) bool {
	const little = 16 // folded runes
	weight := 0
	for _, r := range runs {
		if weight += m.weightOf(r); m.seeded[r.old] || m.seeded[r.old+r.length-1] {
			return true
		}
	}
	if strand > 0 {
		return false // what surrounds a moved passage is not known to have moved with it
	}
	if weight >= manyWords && m.once(p) {
		return true
	}
	first, last := runs[0], runs[len(runs)-1]
	replaced := 0
	for _, side := range []struct{ old, current, step int }{
		{first.old, first.current, -1},
		{last.old + last.length - 1, last.current + last.length - 1, 1},
	} {
		i := side.old + side.step
		for n := 0; i >= 0 && i < len(m.target) && n < neighbourhood && !m.on(i, strand); n++ {
			i += side.step
		}
		var j int
		switch {
		case i < 0:
			j = -1
		case i >= len(m.target):
			j = len(m.source)
		case m.on(i, strand):
			j = int(m.target[i])
			if i == side.old+side.step && j == side.current+side.step && kindOf(m.old.runes[m.old.words[i].start]) != sign {
				return true
			}
		default:
			return false
		}
		replaced += max(m.old.runesBetween(min(i, side.old)+1, max(i, side.old)), m.current.runesBetween(min(j, side.current)+1, max(j, side.current)))
	}
	return replaced <= little
}

// anchored is the anchor of a piece that was found: in the state same if its
// words are the same.
func (m *mapper) anchored(p, found piece, same State) Anchor {
	found = m.current.whole(found)
	state := Changed
	if m.same(p, found) {
		state = same
	}
	return Anchor{State: state, Span: m.current.span(found.start, found.end), Score: m.alike(p, found)}
}

// strandOf returns the strand on which most of the old words were aligned, if any
// were.
func (m *mapper) strandOf(p piece) (strand int32, ok bool) {
	runes, most := map[int32]int{}, 0
	for i := m.old.at[p.start]; i <= m.old.at[p.end-1]; i++ {
		if m.target[i] == noPlace {
			continue
		}
		s := m.strand[i]
		runes[s] += m.old.words[i].len()
		if n := runes[s]; n > most || n == most && s < strand {
			strand, most = s, n
		}
	}
	return strand, most > 0
}

// on reports whether word i of the old text is aligned on a strand.
func (m *mapper) on(i int, strand int32) bool {
	return m.target[i] != noPlace && m.strand[i] == strand
}

// runsOn returns the runs of words of a piece that are aligned on a strand.
func (m *mapper) runsOn(p piece, strand int32) []run {
	var runs []run
	for i := int(m.old.at[p.start]); i <= int(m.old.at[p.end-1]); i++ {
		if !m.on(i, strand) {
			continue
		}
		at := int(m.target[i])
		if n := len(runs) - 1; n >= 0 && runs[n].old+runs[n].length == i && runs[n].current+runs[n].length == at {
			runs[n].length++
			continue
		}
		runs = append(runs, run{i, at, 1})
	}
	return runs
}

// lengthOf is how many runes of a piece lie in a run of the old text.
func (m *mapper) lengthOf(r run, p piece) int {
	return min(int(m.old.words[r.old+r.length-1].end), p.end) - max(int(m.old.words[r.old].start), p.start)
}

// together leaves of the runs of a piece those that belong together. A single
// “the” of a sentence may have found another one a paragraph away: what lies
// between two runs in the current text must not be much longer than what lay
// between them, in proportion to the lighter side.
func (m *mapper) together(runs []run) []run {
	const allowance, perWeight = 20, 10
	for len(runs) > 1 {
		total := 0
		for _, r := range runs {
			total += m.weightOf(r)
		}
		cut, worst, left, keepRight := 0, 0, 0, false
		for i := 1; i < len(runs); i++ {
			a, b := runs[i-1], runs[i]
			left += m.weightOf(a)
			was := int(m.old.words[b.old].start - m.old.words[a.old+a.length-1].end)
			is := int(m.current.words[b.current].start - m.current.words[a.current+a.length-1].end)
			if excess := is - 2*was - perWeight*min(left, total-left) - allowance; excess > worst {
				cut, worst, keepRight = i, excess, total-left > left
			}
		}
		if cut == 0 {
			return runs
		}
		if keepRight {
			runs = runs[cut:]
		} else {
			runs = runs[:cut]
		}
	}
	return runs
}

// neighbourhood is how many words beside a span are looked at for one that is
// aligned.
const neighbourhood = 40

// placeOn finds where a piece lies of which some runs are aligned on a strand.
func (m *mapper) placeOn(p piece, runs []run, strand int32) piece {
	firstWord, lastWord := int(m.old.at[p.start]), int(m.old.at[p.end-1])
	first, last := runs[0].old, runs[len(runs)-1].old+runs[len(runs)-1].length-1
	firstThere, lastThere := m.current.words[m.target[first]], m.current.words[m.target[last]]
	var found piece
	if first == firstWord {
		found.start = int(firstThere.start) + p.start - int(m.old.words[first].start)
	} else {
		gap := piece{int(m.old.words[firstWord].start), int(m.old.words[first].start)}
		there := piece{max(0, int(firstThere.start)-(gap.end-p.start)), int(firstThere.start)}
		bounded := false
		for i := firstWord - 1; i >= 0 && i >= firstWord-neighbourhood; i-- {
			if m.on(i, strand) {
				gap.start, there.start = int(m.old.words[i].end), int(m.current.words[m.target[i]].end)
				bounded = true
				break
			}
		}
		found.start = m.startIn(gap, there, p.start, bounded, m.old.endsSentence(firstWord+1, first))
	}
	if last == lastWord {
		found.end = int(lastThere.end) - int(m.old.words[last].end) + p.end
	} else {
		gap := piece{int(m.old.words[last].end), int(m.old.words[lastWord].end)}
		there := piece{int(lastThere.end), min(len(m.current.runes), int(lastThere.end)+p.end-gap.start)}
		bounded := false
		for i := lastWord + 1; i < len(m.target) && i <= lastWord+neighbourhood; i++ {
			if m.on(i, strand) {
				gap.end, there.end = int(m.old.words[i].start), int(m.current.words[m.target[i]].start)
				bounded = true
				break
			}
		}
		found.end = m.endIn(gap, there, p.end, bounded, m.old.endsSentence(last+1, lastWord))
	}
	return found
}

// unaligned maps a piece whose own words say too little: by the words around it,
// and otherwise as a quote.
func (m *mapper) unaligned(p piece) Anchor {
	if gap, there, ok := m.around(p); ok {
		if found := m.sameBetween(p, there); found.len() > 0 {
			return m.anchored(p, found, Exact)
		}
		if found := m.likeBetween(p, gap, there); found.len() > 0 {
			return m.anchored(p, found, Changed)
		}
	}
	return m.search(p)
}

// around returns what stands between the aligned words before and after a piece
// in the old text, and what stands between those words in the current one.
func (m *mapper) around(p piece) (gap, there piece, ok bool) {
	left, right := int(m.old.at[p.start])-1, int(m.old.at[p.end-1])+1
	for n := 0; left >= 0 && n < neighbourhood && m.target[left] == noPlace; n++ {
		left--
	}
	for n := 0; right < len(m.target) && n < neighbourhood && m.target[right] == noPlace; n++ {
		right++
	}
	gap, there = piece{0, len(m.old.runes)}, piece{0, len(m.current.runes)}
	if left < 0 && right == len(m.target) {
		return gap, there, false
	}
	if left >= 0 {
		if m.target[left] == noPlace {
			return gap, there, false
		}
		gap.start, there.start = int(m.old.words[left].end), int(m.current.words[m.target[left]].end)
	}
	if right < len(m.target) {
		if m.target[right] == noPlace || left >= 0 && m.strand[left] != m.strand[right] {
			return gap, there, false
		}
		gap.end, there.end = int(m.old.words[right].start), int(m.current.words[m.target[right]].start)
	}
	return gap, there, there.len() > 0
}

// sameBetween finds a piece that occurs once in the old text and once between the
// words around it in the current one, unless it is so short that this says nothing.
func (m *mapper) sameBetween(p, there piece) piece {
	first, last := int(m.old.at[p.start]), int(m.old.at[p.end-1])
	if m.weightOf(run{old: first, length: last - first + 1}) < manyWords || !m.once(p) {
		return piece{}
	}
	exact, within := m.old.cutOut(p), m.current.cutOut(there)
	at := noPlace
	for i := 0; i+len(exact) <= len(within); i++ {
		if !slices.Equal(within[i:i+len(exact)], exact) {
			continue
		}
		if at != noPlace {
			return piece{}
		}
		at = there.start + i
	}
	if at == noPlace {
		return piece{}
	}
	return piece{at, at + len(exact)}
}

// once reports whether the words of a piece occur once in the old text.
func (m *mapper) once(p piece) bool {
	if m.was == nil {
		m.was = newIndex(m.old, []piece{{0, len(m.old.runes)}})
	}
	return m.was.once(m.old.cutOut(p))
}

// likeBetween finds where a piece lies between the words around it: if it
// resembles what stands there, or if it is all that was replaced within a
// sentence, a few words by a few others.
func (m *mapper) likeBetween(p, gap, there piece) piece {
	const few = 6
	first, last := int(m.old.at[p.start]), int(m.old.at[p.end-1])
	within := min(m.old.boundary(first), m.old.boundary(last+1)) < sentenceBoundary
	if p == gap && last-first < few && within && replaces(m.old.cutOut(p), m.current.cutOut(there)) {
		return there
	}
	if there.len() > 2*gap.len()+40 {
		return piece{}
	}
	edges, ok := edgesIn(m.old.cutOut(gap), m.current.cutOut(there), p.start-gap.start, p.end-gap.start)
	if !ok || edges.len() <= 0 {
		return piece{}
	}
	found := piece{m.startAt(there.start+edges.start, p.start), m.endAt(there.start+edges.end, p.end)}
	if found.len() <= 0 || m.alike(p, found) < 0.5 {
		return piece{}
	}
	return found
}

// startIn and endIn find the place of an edge within words that were replaced:
// gap of the old text by there, which are bounded if there are aligned words on
// both sides, and apart if a sentence ends between the edge and the aligned words
// of the span. What stands between them was replaced by something like it, or it is
// all that was replaced; otherwise the edge goes to the aligned words, and nothing
// is guessed.
func (m *mapper) startIn(gap, there piece, at int, bounded, apart bool) int {
	was, is := m.old.cutOut(gap), m.current.cutOut(there)
	if bounded && at == gap.start && replaces(was, is) {
		return m.current.skipStops(there)
	}
	edges, ok := edgesIn(was, is, at-gap.start, len(was))
	if !ok || edges.start == len(is) || !resembles(was[at-gap.start:], is[edges.start:], apart) {
		return there.end
	}
	return m.current.skipStops(piece{m.startAt(there.start+edges.start, at), there.end})
}

func (m *mapper) endIn(gap, there piece, at int, bounded, apart bool) int {
	was, is := m.old.cutOut(gap), m.current.cutOut(there)
	if bounded && at == gap.end && replaces(was, is) {
		return there.end
	}
	edges, ok := edgesIn(was, is, 0, at-gap.start)
	if !ok || edges.end == 0 || !resembles(was[:at-gap.start], is[:edges.end], apart) {
		return there.start
	}
	return max(there.start, m.endAt(there.start+edges.end, at))
}

// startAt and endAt are where an edge that was found letter by letter lies if at,
// where it lay, is an edge of a word: at one, too, unless the letter is the same.
func (m *mapper) startAt(found, at int) int {
	if m.old.isEdge(at) && !m.current.isEdge(found) && m.current.runes[found] != m.old.runes[at] {
		w := m.current.words[m.current.at[found]]
		if found-int(w.start) > int(w.end)-found {
			return int(w.end)
		}
		return int(w.start)
	}
	return found
}

func (m *mapper) endAt(found, at int) int {
	if m.old.isEdge(at) && !m.current.isEdge(found) && m.current.runes[found-1] != m.old.runes[at-1] {
		w := m.current.words[m.current.at[found]]
		if found-int(w.start) < int(w.end)-found {
			return int(w.start)
		}
		return int(w.end)
	}
	return found
}

// replaces reports whether one stretch of words between aligned ones can be what
// the other became: it is not much longer.
func replaces(was, is []rune) bool { return len(is) <= 2*len(was)+10 }

// isEdge reports whether a word begins at rune i, or all have ended.
func (d *document) isEdge(i int) bool {
	return i == 0 || d.at[i] != d.at[i-1]
}

// skipStops is where a stretch begins without the stops of what stands before it.
func (d *document) skipStops(p piece) int {
	for p.start < p.end && strings.ContainsRune(".,;:!?)]。、，،؛؟", d.runes[p.start]) {
		p.start++
	}
	return p.start
}

// resembles reports whether one stretch of words can have replaced the other:
// they are alike, or both are short. Beyond the end of a sentence they have to be
// more alike, since another sentence may have been put in where one was deleted.
func resembles(was, is []rune, apart bool) bool {
	if apart {
		return similarity(was, is) >= 0.65
	}
	return len(was) <= 14 && len(is) <= 18 || similarity(was, is) >= 0.5
}

// endsSentence reports whether a sentence ends before one of the words from first
// to last.
func (d *document) endsSentence(first, last int) bool {
	for i := first; i <= last; i++ {
		if d.boundary(i) >= sentenceBoundary {
			return true
		}
	}
	return false
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
