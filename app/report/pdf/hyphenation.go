package pdf

import (
	"slices"
	"unicode"

	"tickmark/app/report/hyphen"
)

// softHyphen is the text that the hyphen at the end of a line stands for: a reader
// drops it and has the word whole (ISO 32000-1, 14.8.2.2.3).
const softHyphen = '\u00AD'

// hyphenate marks where words may be broken with a hyphen. Words are what stands
// between spaces, without the signs around them; one with a sign or figure inside (an
// address, a compound with a hyphen of its own) stays whole, as do code and badges,
// and words within right-to-left text, whose lines end elsewhere.
func (p *paragraph) hyphenate() {
	if p.base == 1 {
		return
	}
	var places []int // after runes
	for start := 0; start < len(p.text); {
		end := start
		for end < len(p.text) && !unicode.IsSpace(p.text[end]) {
			end++
		}
		if end == start {
			start++
			continue
		}
		from, to := start, end
		for from < to && !unicode.IsLetter(p.text[from]) {
			from++
		}
		for to > from && !unicode.IsLetter(p.text[to-1]) {
			to--
		}
		if word := p.text[from:to]; all(word, unicode.IsLetter) && !all(word, unicode.IsUpper) {
			for _, at := range p.patterns(from).Breaks(word) {
				places = append(places, from+at)
			}
		}
		start = end
	}
	for i := range p.clusters {
		c := &p.clusters[i]
		if _, found := slices.BinarySearch(places, int(c.end)); found && !c.mayBreak && p.runs[c.run].level%2 == 0 {
			c.hyphen = true
		}
	}
}

// patterns are those of the language at a rune.
func (p *paragraph) patterns(at int) *hyphen.Patterns {
	i, _ := slices.BinarySearchFunc(p.runs, at, func(r run, at int) int {
		if r.end <= at {
			return -1
		}
		return 1
	})
	s := p.runs[i].span
	if s.Family == Mono || s.Badge != nil {
		return nil
	}
	return hyphen.For(s.Lang)
}

// hyphenWidth is the width of a hyphen after a cluster.
func (p *paragraph) hyphenWidth(cluster int) float64 {
	r := &p.runs[p.clusters[cluster].run]
	return float64(r.hyphen().advance) * r.span.Size / r.face.upem
}

// hyphen is the glyph of a hyphen in the run's face.
func (r *run) hyphen() glyph {
	id, _ := r.face.cmap.NominalGlyph('-')
	return glyph{id: uint16(id), advance: int32(r.face.sfnt.advance(uint16(id)))}
}

// Text is not justified, so a word is broken only where the line would otherwise end
// so many points too early, and never in more than so many lines on end.
const (
	hyphenationZone = 45
	mostHyphens     = 2
)
