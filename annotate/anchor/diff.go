package anchor

// Op says what an [Edit] does.
type Op string

// The operations of a difference.
const (
	Equal   Op = "equal"   // the same words, after folding, in both texts
	Delete  Op = "delete"  // words of the old text that are gone
	Insert  Op = "insert"  // words that are new
	MovedTo Op = "movedTo" // words of the old text that stand elsewhere now: New says where
	// MovedFrom is for words of the new text that stood elsewhere: Old says where.
	MovedFrom Op = "movedFrom"
)

// Edit is a part of the difference between two texts. Its spans begin with words
// and end before the next ones: the white space after words belongs to them.
type Edit struct {
	Op Op
	// Old is the place in the old text. It is empty for Insert, and lies where the
	// new words would have stood.
	Old Span
	// New is the place in the new text. It is empty for Delete, and lies where the
	// old words would stand.
	New Span
}

// Diff returns the difference between two texts, word by word, in the order of
// both: the old spans of Equal, Delete and MovedTo make up the old text without
// gaps, the new spans of Equal, Insert and MovedFrom the new one. Of what was
// replaced, the deletion comes first. A passage that moved ends where its words and
// those beside it can be told apart: of two paragraphs that begin with “The”, of
// which the one before another moved, only that one moved, and not “The” with it.
//
// Equal words can differ in what is folded away: compare the texts of both spans
// to see it.
func Diff(old, current string) []Edit {
	a := align(old, current)
	a.settleMoves()
	var edits []Edit
	if len(a.target) == 0 || len(a.source) == 0 {
		return withoutWords(len(a.old.to)-1, len(a.current.to)-1, len(a.target) == len(a.source))
	}
	i, j := 0, 0
	for i < len(a.target) || j < len(a.source) {
		op, n, m := a.next(i, j)
		e := Edit{Op: op, Old: a.old.wordSpan(i, i+n), New: a.current.wordSpan(j, j+m)}
		switch op {
		case MovedTo:
			to := int(a.target[i])
			e.New = a.current.wordSpan(to, to+n)
			m = 0
		case MovedFrom:
			from := int(a.source[j])
			e.Old = a.old.wordSpan(from, from+m)
			n = 0
		}
		edits = append(edits, e)
		i, j = i+n, j+m
	}
	return edits
}

// settleMoves takes words off the end of moved passages that are those of the
// passage beside it, at the old place and at the new one. It is for Diff alone: a
// span has its place either way.
func (a *alignment) settleMoves() {
	giveBack(a.current, a.old, a.source, a.target, func(j int) *int32 { return &a.strand[a.source[j]] })
	giveBack(a.old, a.current, a.target, a.source, func(i int) *int32 { return &a.strand[i] })
}

// giveBack pairs the end of passages that moved within the text d with words that
// the other text has alone just before the words that follow the passage in d.
// place[i] is the word that word i of d is paired with, back the other way round,
// and strand the strand of a paired word of d.
func giveBack(d, other *document, place, back []int32, strand func(i int) *int32) {
	for start := 0; start < len(place); {
		end := start + 1
		if place[start] == noPlace || *strand(start) == 0 {
			start = end
			continue
		}
		for end < len(place) && int(place[end]-place[start]) == end-start && *strand(end) == *strand(start) {
			end++
		}
		next := len(back)
		if end < len(place) {
			next = noPlace
			if place[end] != noPlace && *strand(end) == 0 {
				next = int(place[end])
			}
		}
		if n := aloneBefore(back, next, end-start); n > 0 && d.ends(end, other, next, n) && other.boundary(int(place[end-1])+1-n) >= wordBoundary {
			for i := end - n; i < end; i++ {
				back[place[i]] = noPlace
				place[i] = int32(next - (end - i)) //nolint:gosec // see fold
				back[place[i]] = int32(i)          //nolint:gosec // see fold
				*strand(i) = 0
			}
		}
		start = end
	}
}

// aloneBefore is how many words just before word next have no place, and 0 if that
// are as many as the limit.
func aloneBefore(place []int32, next, limit int) int {
	n := 0
	for n < next && place[next-n-1] == noPlace {
		if n++; n == limit {
			return 0
		}
	}
	return n
}

// ends reports whether the n words before word end are those before word otherEnd of
// the other text, with white space before them.
func (d *document) ends(end int, other *document, otherEnd, n int) bool {
	for k := 1; k <= n; k++ {
		if d.words[end-k].id != other.words[otherEnd-k].id {
			return false
		}
	}
	return d.boundary(end-n) >= wordBoundary
}

// withoutWords is the difference between texts of which one has no words.
func withoutWords(old, current int, equal bool) []Edit {
	var edits []Edit
	switch {
	case equal && old+current > 0:
		return []Edit{{Equal, Span{0, old}, Span{0, current}}}
	case old > 0:
		edits = append(edits, Edit{Delete, Span{0, old}, Span{}})
	}
	if current > 0 {
		edits = append(edits, Edit{Insert, Span{old, old}, Span{0, current}})
	}
	return edits
}

// next returns what begins at word i of the old and word j of the current text,
// and over how many words of either it goes.
func (a *alignment) next(i, j int) (op Op, n, m int) {
	run := func(place []int32, at int, same func(k int) bool) int {
		n := 1
		for at+n < len(place) && same(at+n) && (place[at] == noPlace || place[at+n] == place[at]+int32(n)) { //nolint:gosec // see fold
			n++
		}
		return n
	}
	if i < len(a.target) {
		switch {
		case a.target[i] == noPlace:
			return Delete, run(a.target, i, func(k int) bool { return a.target[k] == noPlace }), 0
		case a.strand[i] > 0:
			n := run(a.target, i, func(k int) bool { return a.target[k] != noPlace && a.strand[k] == a.strand[i] })
			return MovedTo, n, 0
		}
	}
	if j < len(a.source) {
		switch {
		case a.source[j] == noPlace:
			return Insert, 0, run(a.source, j, func(k int) bool { return a.source[k] == noPlace })
		case a.strand[a.source[j]] > 0:
			strand := a.strand[a.source[j]]
			m := run(a.source, j, func(k int) bool { return a.source[k] != noPlace && a.strand[a.source[k]] == strand })
			return MovedFrom, 0, m
		}
	}
	n = run(a.target, i, func(k int) bool { return a.target[k] != noPlace && a.strand[k] == 0 })
	return Equal, n, n
}

// wordSpan returns the code points from word start on to where word end begins.
func (d *document) wordSpan(start, end int) Span {
	edge := func(i int) int {
		switch i {
		case 0:
			return 0
		case len(d.words):
			return len(d.to) - 1
		}
		return int(d.from[d.words[i].start])
	}
	return Span{Start: edge(start), End: edge(end)}
}
