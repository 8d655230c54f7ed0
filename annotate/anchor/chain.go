package anchor

import (
	"cmp"
	"slices"
)

// run is a stretch of words that are the same in both texts: length words from
// old and from current on.
type run struct{ old, current, length int }

// window is a stretch of the old and one of the current text, half open, in
// words.
type window struct{ oldStart, oldEnd, start, end int }

// noPlace stands for a word of one text that has none in the other.
const noPlace = -1

// seeds returns the runs that grow from sequences of k words which occur once
// in either side of the window, in the order of the old text.
func (a *alignment) seeds(w window, k int) []run {
	if w.oldEnd-w.oldStart < k || w.end-w.start < k {
		return nil
	}
	t := newSequences(w.oldEnd - w.oldStart)
	for i := w.oldStart; i+k <= w.oldEnd; i++ {
		t.addOld(a.old.sequence(i, k), i)
	}
	for i := w.start; i+k <= w.end; i++ {
		t.addCurrent(a.current.sequence(i, k), i)
	}
	var found []run
	for i := w.oldStart; i+k <= w.oldEnd; {
		at := t.unique(a.old.sequence(i, k))
		if at == noPlace || !a.agree(i, at, k) {
			i++
			continue
		}
		r := run{i, at, k}
		for r.old > w.oldStart && r.current > w.start && a.agree(r.old-1, r.current-1, 1) {
			r.old, r.current, r.length = r.old-1, r.current-1, r.length+1
		}
		for r.old+r.length < w.oldEnd && r.current+r.length < w.end && a.agree(r.old+r.length, r.current+r.length, 1) {
			r.length++
		}
		found = append(found, r)
		i = max(i+1, r.old+r.length-k+1)
	}
	return found
}

// agree reports whether n words from i and from j on are the same.
func (a *alignment) agree(i, j, n int) bool {
	for k := range n {
		if a.old.words[i+k].id != a.current.words[j+k].id {
			return false
		}
	}
	return true
}

// sequence is a hash of k words from i on.
func (d *document) sequence(i, k int) uint64 {
	h := uint64(0x9e3779b97f4a7c15)
	for _, w := range d.words[i : i+k] {
		h = (h ^ uint64(uint32(w.id))) * 0xff51afd7ed558ccd //nolint:gosec // an identifier is not negative
		h ^= h >> 32
	}
	return h
}

// sequences is a table of hashes with where each occurs in the old and the
// current text. It probes linearly and never shrinks.
type sequences struct {
	mask  uint64
	cells []cell
}

type cell struct {
	hash         uint64
	old, current int32
	used         bool
}

// severalPlaces stands in a cell for more than one occurrence.
const severalPlaces = -2

func newSequences(n int) sequences {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return sequences{mask: uint64(size) - 1, cells: make([]cell, size)} //nolint:gosec // positive
}

func (t sequences) cell(hash uint64) *cell {
	for i := hash & t.mask; ; i = (i + 1) & t.mask {
		if c := &t.cells[i]; !c.used || c.hash == hash {
			return c
		}
	}
}

func (t sequences) addOld(hash uint64, at int) {
	c := t.cell(hash)
	if c.used {
		c.old = severalPlaces
		return
	}
	*c = cell{hash: hash, old: int32(at), current: noPlace, used: true} //nolint:gosec // see fold
}

func (t sequences) addCurrent(hash uint64, at int) {
	c := t.cell(hash)
	switch {
	case !c.used:
	case c.current == noPlace:
		c.current = int32(at) //nolint:gosec // see fold
	default:
		c.current = severalPlaces
	}
}

// unique returns the place in the current text of a hash that occurs once in
// both texts, and otherwise noPlace.
func (t sequences) unique(hash uint64) int {
	c := t.cell(hash)
	if !c.used || c.old < 0 || c.current < 0 {
		return noPlace
	}
	return int(c.current)
}

// rising returns the heaviest chain of runs that rises in both texts, without
// overlaps: a longest increasing subsequence with weights, by a Fenwick tree
// over the places in the current text.
func rising(runs []run) []run {
	if len(runs) < 2 {
		return runs
	}
	runs = slices.Clone(runs)
	slices.SortFunc(runs, func(a, b run) int { return cmp.Or(cmp.Compare(a.old, b.old), cmp.Compare(a.current, b.current)) })
	places := make([]int, len(runs))
	for i, r := range runs {
		places[i] = r.current
	}
	slices.Sort(places)
	type end struct{ weight, run int }
	none := end{0, -1}
	tree := slices.Repeat([]end{none}, len(runs)+1)
	previous := make([]int, len(runs))
	best := none
	for i, r := range runs {
		rank, _ := slices.BinarySearch(places, r.current)
		before := none
		for x := rank; x > 0; x -= x & -x {
			if tree[x].weight > before.weight {
				before = tree[x]
			}
		}
		previous[i] = before.run
		here := end{before.weight + r.length, i}
		for x := rank + 1; x < len(tree); x += x & -x {
			if here.weight > tree[x].weight {
				tree[x] = here
			}
		}
		if here.weight > best.weight {
			best = here
		}
	}
	var chain []run
	for i := best.run; i >= 0; i = previous[i] {
		chain = append(chain, runs[i])
	}
	slices.Reverse(chain)
	return withoutOverlaps(chain)
}

// withoutOverlaps shortens runs at their beginning by what the run before them
// covers in either text.
func withoutOverlaps(chain []run) []run {
	kept := chain[:0]
	oldEnd, end := 0, 0
	for _, r := range chain {
		if cut := max(0, oldEnd-r.old, end-r.current); cut > 0 {
			r = run{r.old + cut, r.current + cut, r.length - cut}
		}
		if r.length > 0 {
			kept = append(kept, r)
			oldEnd, end = r.old+r.length, r.current+r.length
		}
	}
	return kept
}
