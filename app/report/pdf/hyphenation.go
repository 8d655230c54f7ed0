package pdf

import (
	"slices"
	"unicode"

	"tickmark/app/report/hyphen"
)

// softHyphen is the text that the hyphen at the end of a line stands for (ISO 32000-1,
// 14.8.2.2.3).
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
		if word := p.text[from:to]; len(word) > 0 && all(word, unicode.IsLetter) && !all(word, unicode.IsUpper) {
			for _, at := range p.patterns(from, to).Breaks(word) {
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

// patterns are those of the language of a word; none if it is not in one run.
func (p *paragraph) patterns(from, to int) *hyphen.Patterns {
	i := slices.IndexFunc(p.runs, func(r run) bool { return from < r.end })
	s := p.runs[i].span
	if p.runs[i].end < to || s.Family == Mono || s.Badge != nil {
		return nil
	}
	return hyphen.For(s.Lang)
}

// replaced are clusters of a part in whose place readers get another text.
type replaced struct {
	first, last int // clusters of the paragraph, half-open
	text        string
}

// joinWords gives readers a broken word whole, in the place of its first part, and
// nothing for the others: a soft hyphen alone is joined by some readers only.
func (p *paragraph) joinWords(lines []line) {
	for i := range lines {
		before := &lines[i].parts[len(lines[i].parts)-1]
		if !before.hyphen {
			continue
		}
		first, last := p.word(before.last - 1)
		if first >= before.first { // or else it was broken on the line before as well
			text := string(p.text[p.clusters[first].start:p.clusters[last-1].end])
			before.replaced = append(before.replaced, replaced{first, before.last, text})
		}
		after := &lines[i+1].parts[0]
		after.replaced = append(after.replaced, replaced{after.first, min(last, after.last), ""})
	}
}

// word are the clusters of the word around one of them.
func (p *paragraph) word(at int) (first, last int) {
	letters := func(i int) bool {
		c := &p.clusters[i]
		return c.run == p.clusters[at].run && all(p.text[c.start:c.end], unicode.IsLetter)
	}
	first, last = at, at+1
	for first > 0 && letters(first-1) {
		first--
	}
	for last < len(p.clusters) && letters(last) {
		last++
	}
	return first, last
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
