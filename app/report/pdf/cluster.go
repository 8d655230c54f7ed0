package pdf

import "slices"

// cluster is the smallest part that can be placed by itself: its glyphs stand
// for its runes as a whole.
type cluster struct {
	run                   int32
	start, end            int32 // runes
	firstGlyph, lastGlyph int32 // half-open, in the run
	width                 float64
	space                 bool // hangs over at the end of a line
	mayBreak, mustBreak   bool // after it
	hyphen                bool // so it may, with a hyphen
}

// findClusters lists the clusters of all runs.
func (p *paragraph) findClusters() {
	p.clusters = make([]cluster, 0, len(p.text))
	for i := range p.runs {
		r := &p.runs[i]
		if r.face == nil {
			c := cluster{run: int32(i), start: int32(r.start), end: int32(r.end), width: r.span.Drawing.Width}
			p.clusters = append(p.clusters, c)
			continue
		}
		scale := r.span.Size / r.face.upem
		first := len(p.clusters)
		at := func(k int) int { // the k-th glyph in logical order
			if r.level%2 == 1 {
				return len(r.glyphs) - 1 - k
			}
			return k
		}
		for k := 0; k < len(r.glyphs); {
			c := cluster{run: int32(i), start: r.glyphs[at(k)].cluster}
			low, high, advance := at(k), at(k), int32(0)
			for ; k < len(r.glyphs) && r.glyphs[at(k)].cluster == c.start; k++ {
				low, high = min(low, at(k)), max(high, at(k))
				advance += r.glyphs[at(k)].advance
			}
			c.firstGlyph, c.lastGlyph = int32(low), int32(high+1)
			c.width = float64(advance) * scale
			p.clusters = append(p.clusters, c)
		}
		p.closeClusters(first, i)
	}
}

// closeClusters sets where each cluster of a run ends: where the next begins.
// Runes without a glyph (direction marks) join the cluster before
// them, or make a cluster without glyphs at the start of a run.
func (p *paragraph) closeClusters(first, index int) {
	r := &p.runs[index]
	if len(p.clusters) == first || int(p.clusters[first].start) > r.start {
		end := r.end
		if len(p.clusters) > first {
			end = int(p.clusters[first].start)
		}
		p.clusters = slices.Insert(p.clusters, first, cluster{run: int32(index), start: int32(r.start), end: int32(end)})
	}
	for k := first; k < len(p.clusters); k++ {
		c := &p.clusters[k]
		c.end = int32(r.end)
		if k+1 < len(p.clusters) {
			c.end = p.clusters[k+1].start
		}
		c.space = all(p.text[c.start:c.end], hanging)
		c.mustBreak = p.text[c.start] == '\n'
	}
}

// hanging reports whether a rune at the end of a line needs no room there.
func hanging(r rune) bool {
	switch {
	case r == ' ', r == '\n', r == 0x1680, r >= 0x2000 && r <= 0x200A && r != 0x2007, r == 0x205F, r == 0x3000:
		return true
	}
	return ignorable(r)
}
