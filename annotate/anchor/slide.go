package anchor

// longestSlide bounds how far a deletion or insertion is slid, in words: the
// length of a long sentence.
const longestSlide = 100

// slide moves deletions and insertions to where a person would have made them.
// In “It rose. It fell.” the first sentence can be deleted as “It rose.” or as
// “rose. It”; the words that remain are the same. Of all such places the one
// whose ends are the strongest boundaries is taken.
func (a *alignment) slide() {
	slideIn(a.old, a.target, a.source, func(from, to int) { a.strand[to] = a.strand[from] })
	slideIn(a.current, a.source, a.target, func(int, int) {})
}

// slideIn slides what the text d has alone. place[i] is the word that word i of
// d is paired with, back the other way round; moved is told when a pair goes
// over to another word of d.
func slideIn(d *document, place, back []int32, moved func(from, to int)) {
	for start := 1; start < len(place); start++ {
		if place[start] != noPlace || place[start-1] == noPlace {
			continue
		}
		end := start + 1
		for end < len(place) && place[end] == noPlace {
			end++
		}
		if end == len(place) || place[end] != place[start-1]+1 {
			start = end - 1
			continue
		}
		best, strength := 0, d.boundary(start)+d.boundary(end)
		for by := 1; by <= longestSlide && d.canSlide(place, start, end, -by); by++ {
			if s := d.boundary(start-by) + d.boundary(end-by); s > strength {
				best, strength = -by, s
			}
		}
		for by := 1; by <= longestSlide && d.canSlide(place, start, end, by); by++ {
			if s := d.boundary(start+by) + d.boundary(end+by); s > strength {
				best, strength = by, s
			}
		}
		shift := func(from, to int) {
			place[to], place[from] = place[from], noPlace
			back[place[to]] = int32(to) //nolint:gosec // see fold
			moved(from, to)
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
	// The word that leaves its place, and the one that takes it.
	leaves, takes, expected := start+by, end+by, start-1
	if by > 0 {
		leaves, takes = end+by-1, start+by-1
	}
	if leaves < 0 || leaves >= len(place) || place[leaves] == noPlace || d.words[leaves].id != d.words[takes].id {
		return false
	}
	if by > 0 {
		return place[leaves] == place[expected]+int32(by) //nolint:gosec // small
	}
	return place[leaves] == place[expected]+int32(by)+1 //nolint:gosec // small
}

// boundary says how strong the boundary before word i is: nothing within what is
// written in one piece, most between blocks.
func (d *document) boundary(i int) int {
	if i == 0 || i == len(d.words) {
		return 4
	}
	w := d.words[i]
	if d.before[w.start]&lineBreak != 0 {
		return 4
	}
	spaced := d.before[w.start]&spaceBreak != 0
	last := i - 1
	for last > 0 && d.closes(last) {
		last--
	}
	switch d.runes[d.words[last].start] {
	case '。', '｡':
		return 3
	case '.', '!', '?', '؟', '۔', '।':
		if spaced {
			return 3
		}
	case ',', ';', ':', '、', '،', '-':
		if spaced {
			return 2
		}
	}
	if spaced {
		return 1
	}
	return 0
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
