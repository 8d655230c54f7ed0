package anchor

import "unicode/utf8"

// similarity is 1 less the edit distance (Levenshtein) by the length of the
// longer one.
func similarity(a, b []rune) float64 {
	longest := max(len(a), len(b))
	if longest == 0 {
		return 1
	}
	return 1 - float64(distance(a, b))/float64(longest)
}

// distance is the least number of runes to replace, put in or take out that
// makes b of a.
func distance(a, b []rune) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	last := 0
	newPattern(a).distances(b, false, func(_, d int) { last = d })
	return last
}

// pattern is a text prepared for computing edit distances to others: for each
// rune, a bit for each of its places. 64 cells of the table of distances are
// computed at once; see G. Myers, “A fast bit-vector algorithm for approximate
// string matching based on dynamic programming”, JACM 46 (1999), and for texts
// longer than a machine word H. Hyyrö, “Explaining and extending the bit-parallel
// approximate string matching algorithm of Myers” (2001).
type pattern struct {
	length int
	ascii  [utf8.RuneSelf][]uint64
	others map[rune][]uint64
	none   []uint64
	// The vertical differences of the current column, up and down.
	up, down []uint64
}

const bits = 64

func newPattern(a []rune) *pattern {
	blocks := (len(a) + bits - 1) / bits
	p := &pattern{length: len(a), none: make([]uint64, blocks), up: make([]uint64, blocks), down: make([]uint64, blocks)}
	for i, r := range a {
		places := p.places(r)
		if &places[0] == &p.none[0] {
			places = make([]uint64, blocks)
			if r < utf8.RuneSelf {
				p.ascii[r] = places
			} else {
				if p.others == nil {
					p.others = map[rune][]uint64{}
				}
				p.others[r] = places
			}
		}
		places[i/bits] |= 1 << (i % bits)
	}
	return p
}

func (p *pattern) places(r rune) []uint64 {
	places := p.others[r]
	if r < utf8.RuneSelf {
		places = p.ascii[r]
	}
	if places == nil {
		return p.none
	}
	return places
}

// distances calls yield with the distance of the pattern to text[:i+1] for each
// i, or, if anywhere, to that end of it to which it is the nearest.
func (p *pattern) distances(text []rune, anywhere bool, yield func(i, distance int)) {
	for b := range p.up {
		p.up[b], p.down[b] = ^uint64(0), 0
	}
	score := p.length
	last := uint64(1) << ((p.length - 1) % bits)
	for i, r := range text {
		places := p.places(r)
		carry := 1 // the difference along the row above the block
		if anywhere {
			carry = 0
		}
		for b, equal := range places {
			up, down := p.up[b], p.down[b]
			vertical := equal | down
			if carry < 0 {
				equal |= 1
			}
			horizontal := (((equal & up) + up) ^ up) | equal
			right := down | ^(horizontal | up)
			left := up & horizontal
			top := uint64(1) << (bits - 1)
			if b == len(places)-1 {
				top = last
			}
			next := 0
			switch {
			case right&top != 0:
				next = 1
			case left&top != 0:
				next = -1
			}
			right <<= 1
			left <<= 1
			switch {
			case carry < 0:
				left |= 1
			case carry > 0:
				right |= 1
			}
			p.up[b] = left | ^(vertical | right)
			p.down[b] = right & vertical
			carry = next
		}
		score += carry
		yield(i, score)
	}
}

// largestTable bounds the tables in which edges are found.
const largestTable = 1 << 18

// edgesIn returns where the places start and end of one stretch of words lie in
// the stretch that replaced it, on a cheapest way from one to the other. What was
// put in just before the start or just after the end stays outside. It gives up
// on stretches that are too long.
func edgesIn(was, is []rune, start, end int) (found piece, ok bool) {
	n, m := len(was), len(is)
	if n*m > largestTable {
		return piece{}, false
	}
	width := m + 1
	cost := make([]uint32, (n+1)*width)
	for j := range width {
		cost[j] = uint32(j) //nolint:gosec // small
	}
	replaced := func(i, j int) uint32 {
		c := cost[(i-1)*width+j-1]
		if was[i-1] != is[j-1] {
			c++
		}
		return c
	}
	for i := 1; i <= n; i++ {
		cost[i*width] = uint32(i) //nolint:gosec // small
		for j := 1; j <= m; j++ {
			cost[i*width+j] = min(replaced(i, j), cost[(i-1)*width+j]+1, cost[i*width+j-1]+1)
		}
	}
	found = piece{noPlace, m}
	for i, j := n, m; ; {
		if i == start && found.start == noPlace {
			found.start = j
		}
		if i == end {
			found.end = j
		}
		switch {
		case i == 0 && j == 0:
			return found, true
		case i > 0 && j > 0 && replaced(i, j) == cost[i*width+j]:
			i, j = i-1, j-1
		case i > 0 && cost[(i-1)*width+j]+1 == cost[i*width+j]:
			i--
		default:
			j--
		}
	}
}
