package anchor

import (
	"cmp"
	"slices"
)

// alignment pairs the words of two texts.
type alignment struct {
	old, current *document
	// target[i] is the word of the current text that word i of the old one became,
	// source the other way round; noPlace where there is none.
	target, source []int32
	// strand[i] is the strand in which word i of the old text was aligned: 0 for
	// the main line, a number from 1 for each passage that was moved. Within a
	// strand targets rise.
	strand []int32
	// seeded[i] is whether word i of the old text lies in a run that grew from a
	// seed of the whole texts.
	seeded []bool
}

const (
	// seedLength is the number of words of a seed of the main line. Six words that
	// occur once in both texts are hardly ever there by chance.
	seedLength = 6
	// movedLength and movedWeight are the least of a passage, in words and as
	// document.weight counts, that is taken for moved: about a short sentence.
	// brokenWeight is the least if it is made up of no whole sentence.
	movedLength  = 8
	movedWeight  = 36
	brokenWeight = 72
	// movedReach is how many words may lie between two runs of one moved passage,
	// and how far from its ends more of it is looked for.
	movedReach = 60
	// smallGap is the size of a gap, old words times current ones, that dynamic
	// programming fills in no time; largestGap is where it would take too long even
	// if nothing else helps.
	smallGap   = 1 << 14
	largestGap = 1 << 20
	// leastShare is the least that sentences which are versions of each other have
	// in common, by weight.
	leastShare = 0.3
	// leastTogether is the least number of letters of a script without spaces that
	// say something if they stand together in both texts.
	leastTogether = 3
	// deepestFill bounds how often gaps are cut into smaller ones.
	deepestFill = 12
)

// align pairs the words of two texts.
func align(old, current string) *alignment {
	v := vocabulary{}
	a := &alignment{old: v.cut(old), current: v.cut(current)}
	a.target = slices.Repeat([]int32{noPlace}, len(a.old.words))
	a.source = slices.Repeat([]int32{noPlace}, len(a.current.words))
	a.strand = make([]int32, len(a.old.words))
	a.seeded = make([]bool, len(a.old.words))

	whole := window{0, len(a.old.words), 0, len(a.current.words)}
	all := a.seeds(whole, seedLength)
	line := rising(all)
	gaps := a.pairRuns(whole, line, 0)
	for _, r := range line {
		a.markSeeded(r)
	}
	a.pairMoved(all)
	for _, gap := range gaps {
		a.fill(gap, 0, 0)
	}
	a.dropReplaced()
	a.dropNoise()
	a.slide()
	return a
}

// pair aligns n words from i and from j on, unless one of them is aligned.
func (a *alignment) pair(i, j, n int, strand int32) {
	for k := range n {
		if a.free(i+k, j+k) {
			a.target[i+k] = int32(j + k) //nolint:gosec // see fold
			a.source[j+k] = int32(i + k) //nolint:gosec // see fold
			a.strand[i+k] = strand
		}
	}
}

func (a *alignment) markSeeded(r run) {
	for i := range r.length {
		a.seeded[r.old+i] = true
	}
}

func (a *alignment) free(i, j int) bool { return a.target[i] == noPlace && a.source[j] == noPlace }

// pairRuns pairs the runs of a chain and returns the gaps between them.
func (a *alignment) pairRuns(w window, chain []run, strand int32) []window {
	gaps := make([]window, 0, len(chain)+1)
	for _, r := range chain {
		gaps = append(gaps, window{w.oldStart, r.old, w.start, r.current})
		a.pair(r.old, r.current, r.length, strand)
		w.oldStart, w.start = r.old+r.length, r.current+r.length
	}
	return append(gaps, w)
}

// pairMoved pairs what is left of long runs once the main line is drawn. Runs
// that follow each other in both texts make one strand.
func (a *alignment) pairMoved(all []run) {
	var moved []run
	for _, r := range all {
		for r.length > 0 && !a.free(r.old, r.current) {
			r = run{r.old + 1, r.current + 1, r.length - 1}
		}
		for r.length > 0 && !a.free(r.old+r.length-1, r.current+r.length-1) {
			r.length--
		}
		if r.length >= movedLength && a.weightOf(r) >= movedWeight {
			moved = append(moved, r)
		}
	}
	slices.SortFunc(moved, func(a, b run) int { return cmp.Compare(a.old, b.old) })
	strand := int32(0)
	for len(moved) > 0 {
		n := 1
		for n < len(moved) && moved[n-1].near(moved[n]) {
			n++
		}
		if a.believed(moved[:n]) {
			strand++
			a.pairStrand(moved[:n], strand)
		}
		moved = moved[n:]
	}
}

// believed reports whether runs have moved together and are not there by chance:
// stock phrases meet as “the tram of Lornby was never finished and the” in long
// texts, too, but they seldom make up whole sentences.
func (a *alignment) believed(runs []run) bool {
	weight := 0
	for _, r := range runs {
		weight += a.weightOf(r)
		if a.old.isSentence(r.old, r.old+r.length) && a.current.isSentence(r.current, r.current+r.length) {
			return true
		}
	}
	return weight >= brokenWeight
}

// isSentence reports whether the words from start to end make up one or more
// sentences.
func (d *document) isSentence(start, end int) bool {
	return min(d.boundary(start), d.boundary(end)) >= sentenceBoundary
}

// pairStrand pairs runs, what lies between them, and what is left around them.
func (a *alignment) pairStrand(runs []run, strand int32) {
	var last run
	for i, r := range runs {
		a.pair(r.old, r.current, r.length, strand)
		a.markSeeded(r)
		if i > 0 {
			a.fillFree(window{last.old + last.length, r.old, last.current + last.length, r.current}, strand)
		}
		last = r
	}
	first := runs[0]
	before := a.freeBefore(first.old, first.current)
	a.fillFree(window{first.old - before, first.old, first.current - before, first.current}, strand)
	oldEnd, end := last.old+last.length, last.current+last.length
	after := a.freeAfter(oldEnd, end)
	a.fillFree(window{oldEnd, oldEnd + after, end, end + after}, strand)
}

func (a *alignment) weightOf(r run) int {
	sum := 0
	for i := range r.length {
		sum += a.old.weight(r.old + i)
	}
	return sum
}

// near reports whether next follows r in both texts, not far off.
func (r run) near(next run) bool {
	old, current := next.old-r.old-r.length, next.current-r.current-r.length
	return old >= 0 && current >= 0 && old < movedReach && current < movedReach
}

// freeBefore and freeAfter count the words, up to movedReach, that are free in
// both texts next to i and j.
func (a *alignment) freeBefore(i, j int) int {
	n := 0
	for n < movedReach && n < i && n < j && a.free(i-n-1, j-n-1) {
		n++
	}
	return n
}

func (a *alignment) freeAfter(i, j int) int {
	n := 0
	for n < movedReach && i+n < len(a.target) && j+n < len(a.source) && a.free(i+n, j+n) {
		n++
	}
	return n
}

// fillFree fills a gap of a moved passage.
func (a *alignment) fillFree(w window, strand int32) {
	if w.size() <= smallGap {
		a.fillSmall(w, strand)
	}
}

func (w window) size() int { return (w.oldEnd - w.oldStart) * (w.end - w.start) }

// fill pairs the words of a gap.
func (a *alignment) fill(w window, strand int32, depth int) {
	for w.oldStart < w.oldEnd && w.start < w.end && a.agree(w.oldStart, w.start, 1) {
		a.pair(w.oldStart, w.start, 1, strand)
		w.oldStart, w.start = w.oldStart+1, w.start+1
	}
	for w.oldStart < w.oldEnd && w.start < w.end && a.agree(w.oldEnd-1, w.end-1, 1) {
		w.oldEnd, w.end = w.oldEnd-1, w.end-1
		a.pair(w.oldEnd, w.end, 1, strand)
	}
	if w.size() <= smallGap {
		a.fillSmall(w, strand)
		return
	}
	for k := seedLength; k > 0 && depth < deepestFill; k-- {
		chain := rising(a.seeds(w, k))
		if len(chain) == 0 {
			continue
		}
		for _, gap := range a.pairRuns(w, chain, strand) {
			a.fill(gap, strand, depth+1)
		}
		return
	}
	if w.size() <= largestGap {
		a.fillSmall(w, strand)
	}
}

// interruption is what it costs to leave a run of equal words, in the weight of
// words: two runs with a gap between them have to win more than one run does.
const interruption = 5

// fillSmall pairs the words of a gap so that the weight of the pairs less the
// interruptions is the greatest.
func (a *alignment) fillSmall(w window, strand int32) {
	n, m := w.oldEnd-w.oldStart, w.end-w.start
	if n == 0 || m == 0 {
		return
	}
	// paired[i][j] is the most that the first i old and j current words give if the
	// last ones are paired, open[i][j] if they are not.
	const never = -1 << 30
	width := m + 1
	paired, open := make([]int32, (n+1)*width), make([]int32, (n+1)*width)
	for i := range paired {
		paired[i], open[i] = never, never
	}
	paired[0] = 0
	weights := make([]int32, n)
	for i := range n {
		weights[i] = int32(2*a.old.weight(w.oldStart+i) + 1) //nolint:gosec // small
	}
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			c := i*width + j
			if i > 0 {
				open[c] = max(open[c], open[c-width], paired[c-width]-interruption)
			}
			if j > 0 {
				open[c] = max(open[c], open[c-1], paired[c-1]-interruption)
			}
			if i > 0 && j > 0 && a.agree(w.oldStart+i-1, w.start+j-1, 1) && a.free(w.oldStart+i-1, w.start+j-1) {
				paired[c] = weights[i-1] + max(paired[c-width-1], open[c-width-1])
			}
		}
	}
	i, j := n, m
	inRun := paired[n*width+m] >= open[n*width+m]
	for i > 0 || j > 0 {
		c := i*width + j
		switch {
		case inRun:
			a.pair(w.oldStart+i-1, w.start+j-1, 1, strand)
			i, j = i-1, j-1
			inRun = paired[c-width-1] >= open[c-width-1]
		case i > 0 && open[c] == open[c-width]:
			i--
		case j > 0 && open[c] == open[c-1]:
			j--
		case i > 0 && open[c] == paired[c-width]-interruption:
			i, inRun = i-1, true
		default:
			j, inRun = j-1, true
		}
	}
}

// dropReplaced takes apart pairs of sentences that have too little in common to be
// versions of each other: one was deleted and the other put in. A long run that
// grew from a seed stays, since it is not there by chance.
func (a *alignment) dropReplaced() {
	was := a.old.shares(a.target)
	is := a.current.shares(a.source)
	for _, r := range a.runs() {
		if a.seeded[r.old] && a.weightOf(r) >= heavyEnough {
			continue
		}
		for k := range r.length {
			if i, j := r.old+k, r.current+k; was[i] < leastShare && is[j] < leastShare {
				a.target[i], a.source[j] = noPlace, noPlace
			}
		}
	}
}

// shares returns for each word which share of its sentence is paired, by weight.
// Letters of scripts without spaces count if they are paired together with those
// beside them: some of them stand in any two sentences.
func (d *document) shares(place []int32) []float64 {
	shares := make([]float64, len(d.words))
	together := d.together(place)
	for start := 0; start < len(d.words); {
		end, all, paired := start, 0, 0
		for end == start || end < len(d.words) && d.boundary(end) < sentenceBoundary {
			all += d.weight(end)
			if place[end] != noPlace && (!d.isIdeograph(end) || together[end] >= leastTogether) {
				paired += d.weight(end)
			}
			end++
		}
		for i := start; i < end; i++ {
			shares[i] = float64(paired) / float64(all)
		}
		start = end
	}
	return shares
}

// together returns for each word of how many it is paired in one run.
func (d *document) together(place []int32) []int {
	all := make([]int, len(place))
	for start := 0; start < len(place); {
		end := start + 1
		for end < len(place) && place[start] != noPlace && int(place[end]-place[start]) == end-start {
			end++
		}
		for i := start; i < end; i++ {
			all[i] = end - start
		}
		start = end
	}
	return all
}

// runs returns the runs of the main line, in order.
func (a *alignment) runs() []run {
	var runs []run
	for i, to := range a.target {
		if to == noPlace || a.strand[i] != 0 {
			continue
		}
		at := int(to)
		if n := len(runs) - 1; n >= 0 && runs[n].old+runs[n].length == i && runs[n].current+runs[n].length == at {
			runs[n].length++
			continue
		}
		runs = append(runs, run{i, at, 1})
	}
	return runs
}

// dropNoise takes apart pairs that are most likely there by chance: short runs
// of the main line that did not grow from a seed, between replaced stretches
// that are twice as long on either side. Without them a passage that was replaced
// is one, and not a heap of “the” and “of”.
func (a *alignment) dropNoise() {
	const least = 16 // folded runes of a stretch that counts as replaced
	runs := a.runs()
	// between is how many runes were replaced between two runs.
	between := func(r, next run) int {
		was := a.old.runesBetween(r.old+r.length, next.old)
		is := a.current.runesBetween(r.current+r.length, next.current)
		return max(was, is)
	}
	start, end := run{}, run{old: len(a.target), current: len(a.source)}
	for dropped := true; dropped; {
		dropped = false
		kept := runs[:0]
		previous := start
		for i, r := range runs {
			next := end
			if i+1 < len(runs) {
				next = runs[i+1]
			}
			length := a.old.runesBetween(r.old, r.old+r.length)
			if before, after := between(previous, r), between(r, next); !a.seeded[r.old] && min(before, after) >= max(least, 2*length) {
				for k := range r.length {
					a.target[r.old+k], a.source[r.current+k] = noPlace, noPlace
				}
				dropped = true
				continue
			}
			kept = append(kept, r)
			previous = r
		}
		runs = kept
	}
}

// runesBetween is how many folded runes the words from start to end have.
func (d *document) runesBetween(start, end int) int {
	if start >= end {
		return 0
	}
	return int(d.words[end-1].end - d.words[start].start)
}
