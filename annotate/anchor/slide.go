package anchor

import "strings"

// longestSlide bounds how far a deletion or insertion is slid, in words: the
// length of a long sentence.
const longestSlide = 100

// slide moves deletions and insertions to where a person would have made them.
// In “It rose. It fell.” the first sentence can be deleted as “It rose.” or as
// “rose. It”; the words that remain are the same. Of all such places the one
// whose ends are the strongest boundaries is taken.
func (a *alignment) slide() {
	slideIn(a.old, a.target, a.source, slideHooks{
		strand: func(i int) int32 { return a.strand[i] },
		moved:  func(from, to int) { a.strand[to] = a.strand[from] },
	})
	slideIn(a.current, a.source, a.target, slideHooks{
		strand: func(i int) int32 { return a.strand[a.source[i]] },
		moved:  func(int, int) {},
	})
}

// slideHooks are where sliding differs between the two texts.
type slideHooks struct {
	strand func(i int) int32  // of a paired word
	moved  func(from, to int) // is told when a pair goes over to another word
}

// slideIn slides what the text d has alone. place[i] is the word that word i of
// d is paired with, back the other way round.
func slideIn(d *document, place, back []int32, hooks slideHooks) {
	for start := 1; start < len(place); start++ {
		if place[start] != noPlace || place[start-1] == noPlace {
			continue
		}
		end := start + 1
		for end < len(place) && place[end] == noPlace {
			end++
		}
		if end == len(place) || place[end] <= place[start-1] || hooks.strand(end) != hooks.strand(start-1) {
			start = end - 1
			continue
		}
		// Where the other text has something else in that place, sliding parts a
		// replacement into a deletion and an insertion: only for whole sentences.
		least := 0
		if place[end] != place[start-1]+1 {
			least = sentenceBoundary
		}
		best, strength := 0, d.boundary(start)+d.boundary(end)
		for by := -1; by >= -longestSlide && d.canSlide(place, start, end, by); by-- {
			if from, to := d.boundary(start+by), d.boundary(end+by); from+to > strength && min(from, to) >= least {
				best, strength = by, from+to
			}
		}
		for by := 1; by <= longestSlide && d.canSlide(place, start, end, by); by++ {
			if from, to := d.boundary(start+by), d.boundary(end+by); from+to > strength && min(from, to) >= least {
				best, strength = by, from+to
			}
		}
		shift := func(from, to int) {
			hooks.moved(from, to)
			place[to], place[from] = place[from], noPlace
			back[place[to]] = int32(to) //nolint:gosec // see fold
		}
		for by := 1; by <= -best; by++ {
			shift(start-by, end-by)
		}
		for by := range max(0, best) {
			shift(end+by, start+by)
		}
		start = end + best - 1
	}
}

// canSlide reports whether the gap [start, end) can be slid by that many words,
// given that it can be slid by one less.
func (d *document) canSlide(place []int32, start, end, by int) bool {
	// The word that leaves its place, the one that takes it, and the pair beside
	// the gap with which the one that leaves is in a run.
	leaves, takes, beside := start+by, end+by, start-1
	if by > 0 {
		leaves, takes, beside = end+by-1, start+by-1, end
	}
	return leaves >= 0 && leaves < len(place) && place[leaves] != noPlace &&
		d.words[leaves].id == d.words[takes].id &&
		int(place[leaves]-place[beside]) == leaves-beside
}

// The boundaries between words, from the weakest to the strongest.
const (
	noBoundary       = iota // written in one piece
	wordBoundary            // white space
	clauseBoundary          // a comma or the like
	sentenceBoundary        // a full stop or the like
	blockBoundary           // a line feed, or an end of the text
)

// boundary says how strong the boundary before word i is.
func (d *document) boundary(i int) int {
	if i == 0 || i == len(d.words) {
		return blockBoundary
	}
	w := d.words[i]
	if d.before[w.start]&lineBreak != 0 {
		return blockBoundary
	}
	spaced := d.before[w.start]&spaceBreak != 0
	last := i - 1
	for last > 0 && d.closes(last) {
		last--
	}
	switch r := d.runes[d.words[last].start]; {
	case r == '。', spaced && strings.ContainsRune(".!?؟۔।", r):
		return sentenceBoundary
	case r == '、', spaced && strings.ContainsRune(",;:،؛-", r):
		return clauseBoundary
	case spaced:
		return wordBoundary
	}
	return noBoundary
}

// closes reports whether word i is a closing quotation mark or bracket, glued to
// what stands before it.
func (d *document) closes(i int) bool {
	w := d.words[i]
	if !d.glued(int(w.start)) {
		return false
	}
	switch d.runes[w.start] {
	case '"', '\'', ')', ']', '」', '』':
		return true
	}
	return false
}
