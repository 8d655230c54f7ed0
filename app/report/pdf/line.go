package pdf

import (
	"github.com/go-text/typesetting/language"
)

// line is a line of a paragraph, broken and ordered, not yet placed.
type line struct {
	p     *paragraph
	start int // runes
	end   int
	// parts are in logical order; order lists them from left to right.
	parts []part
	order []int
	// width leaves out the white space at the end, which hangs over.
	width float64
	// height is the distance to the next line; baseline is measured from the top.
	height, baseline float64
	// size is the largest text size on the line.
	size float64
}

// part is the portion of a run that stands on one line.
type part struct {
	run         *run
	first, last int // clusters of the paragraph, half-open
	level       uint8
	x, width    float64
	hyphen      bool // follows it, and is part of width
	replaced    []replaced
	hang        float64 // white space at the end of the line, beyond width
}

// tolerance is how far rounding may push a line over the measure, in points.
const tolerance = 0.001

// findBreaks marks after which clusters a line may end (UAX #14), and where it must.
func (s *shaper) findBreaks(p *paragraph, graphemes []bool) {
	allowed := make([]bool, len(p.text)+1)
	for iter := s.segments.LineIterator(); iter.Next(); {
		l := iter.Line()
		allowed[l.Offset+len(l.Text)] = true
	}
	for i := range p.clusters {
		c := &p.clusters[i]
		before := p.text[c.end-1]
		c.mayBreak = allowed[c.end] && before != '\u00AD' // a soft hyphen would have to be drawn
		if int(c.end) == len(p.text) {
			continue
		}
		after := p.text[c.end]
		if !c.mayBreak && graphemes[c.end] && breaksAnywhere(before, after) {
			c.mayBreak = true
		}
		if badge := p.runs[c.run].span.Badge; badge != nil && i+1 < len(p.clusters) &&
			p.runs[p.clusters[i+1].run].span.Badge == badge {
			c.mayBreak = false
		}
	}
}

// breaksAnywhere allows a break between two letters of a script that is written
// without spaces and whose words only a dictionary could tell apart. A vowel
// written before its consonant stays with it, one written after it too.
func breaksAnywhere(before, after rune) bool {
	switch language.LookupScript(before) {
	case language.Thai, language.Lao, language.Khmer, language.Myanmar:
	default:
		return false
	}
	switch {
	case language.LookupScript(after) != language.LookupScript(before):
		return false
	case before >= 0x0E40 && before <= 0x0E44, before >= 0x0EC0 && before <= 0x0EC4:
		return false
	case after == 0x0E2F, after == 0x0E30, after == 0x0E32, after == 0x0E33, after == 0x0E45, after == 0x0E46,
		after == 0x0EAF, after == 0x0EB0, after == 0x0EB2, after == 0x0EB3, after == 0x0EC6:
		return false
	}
	return true
}

// breakLines cuts the paragraph into lines no wider than the measure, taking as
// many words as fit. A word that is wider than a whole line is cut between characters.
func (p *paragraph) breakLines(measure float64) []line {
	var lines []line
	hyphens := 0 // at the ends of the lines before
	for start := 0; start < len(p.clusters); {
		end := p.lineEnd(start, measure, hyphens < mostHyphens)
		l := p.line(start, end)
		lines = append(lines, l)
		hyphens++
		if !l.parts[len(l.parts)-1].hyphen {
			hyphens = 0
		}
		start = end
	}
	p.joinWords(lines)
	return lines
}

// balancedLines cuts the paragraph into as few lines as breakLines does, and into
// lines as even as they can be: a heading does not end in a single word.
func (p *paragraph) balancedLines(measure float64) []line {
	lines := p.breakLines(measure)
	if len(lines) < 2 {
		return lines
	}
	narrow, wide := measure/2, measure
	for wide-narrow > 1 {
		middle := (narrow + wide) / 2
		if len(p.breakLines(middle)) > len(lines) {
			narrow = middle
		} else {
			wide = middle
		}
	}
	return p.breakLines(wide)
}

// lineEnd is the cluster after the last one of a line.
func (p *paragraph) lineEnd(start int, measure float64, hyphens bool) int {
	width, last, hyphenated := 0.0, -1, -1
	solid, used := 0.0, 0.0 // the width without white space at the end: so far, and up to last
	for i := start; i < len(p.clusters); i++ {
		c := &p.clusters[i]
		add := c.width
		if i == start || p.badge(i) != p.badge(i-1) {
			add += 2 * p.badge(i).padding()
		}
		if !c.space && width+add > measure+tolerance && i > start {
			switch {
			case hyphenated > last && (last < 0 || measure-used > hyphenationZone):
				return hyphenated + 1
			case last >= 0:
				return last + 1
			}
			return i
		}
		width += add
		if !c.space {
			solid = width
		}
		switch {
		case c.mustBreak:
			return i + 1
		case c.mayBreak:
			last, used = i, solid
		case c.hyphen && hyphens && width+p.hyphenWidth(i) <= measure+tolerance:
			hyphenated = i
		}
	}
	return len(p.clusters)
}

func (p *paragraph) badge(cluster int) *Badge { return p.runs[p.clusters[cluster].run].span.Badge }

// defaultBadgePadding is the room inside a badge before and after its text.
const defaultBadgePadding = 5

func (b *Badge) padding() float64 {
	switch {
	case b == nil:
		return 0
	case b.Padding == 0:
		return defaultBadgePadding
	}
	return b.Padding
}

// line builds the line of the clusters from start to end.
func (p *paragraph) line(start, end int) line {
	l := line{p: p, start: int(p.clusters[start].start), end: int(p.clusters[end-1].end)}
	solid := end // white space from here on hangs over
	for solid > start && p.clusters[solid-1].space {
		solid--
	}
	for i := start; i < end; i++ {
		c := &p.clusters[i]
		r := &p.runs[c.run]
		level := r.level
		if i >= solid {
			level = p.base // rule L1
		}
		if n := len(l.parts); n == 0 || l.parts[n-1].run != r || l.parts[n-1].level != level {
			l.parts = append(l.parts, part{run: r, level: level, first: i})
		}
		last := &l.parts[len(l.parts)-1]
		last.last = i + 1
		if i >= solid {
			last.hang += c.width
		} else {
			last.width += c.width
		}
	}
	if p.clusters[end-1].hyphen && end < len(p.clusters) {
		last := &l.parts[len(l.parts)-1]
		last.hyphen = true
		last.width += p.hyphenWidth(end - 1)
	}
	l.place()
	l.measureHeight()
	return l
}

// place orders the parts from left to right and gives each its x.
func (l *line) place() {
	levels := make([]uint8, len(l.parts))
	for i := range l.parts {
		levels[i] = l.parts[i].level
	}
	l.order = visualOrder(levels)
	x := 0.0
	var badge *Badge
	for _, i := range l.order {
		part := &l.parts[i]
		if b := part.run.span.Badge; b != badge && part.width > 0 {
			x += badge.padding() + b.padding()
			badge = b
		}
		part.x = x
		x += part.width
	}
	l.width = x + badge.padding()
}

// left is where the glyphs of a part begin: in a right-to-left line the hanging
// white space stands before the part.
func (l *line) left(p *part) float64 {
	if l.p.base == 1 {
		return p.x - p.hang
	}
	return p.x
}

// baselineDrop is how far the baseline lies below the middle of a line, as a part
// of the text size: half the difference between ascender and descender of Noto.
const baselineDrop = 0.34

func (l *line) measureHeight() {
	above, below := 0.0, 0.0
	for i := range l.parts {
		span := l.parts[i].run.span
		l.size = max(l.size, span.Size)
		half := span.Size * span.Leading / 2
		above = max(above, half+span.Size*baselineDrop)
		below = max(below, half-span.Size*baselineDrop)
		if d := span.Drawing; d != nil {
			above = max(above, d.Height-d.Drop)
			below = max(below, d.Drop)
		}
	}
	l.height, l.baseline = above+below, above
}
