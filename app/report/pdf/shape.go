package pdf

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// paragraph is shaped text that has not been broken into lines.
type paragraph struct {
	text     []rune
	spans    []*span
	anchors  []anchor
	levels   []uint8
	base     uint8 // 1 if right-to-left
	runs     []run
	clusters []cluster // in logical order
}

// span is a [Span] with its style resolved.
type span struct {
	Span
	elem *element // made when its first glyph is drawn; see page.inlineElement
}

// anchor is a named place in the text.
type anchor struct {
	at   int // rune
	name string
}

// run is text of one face, span and level. Its glyphs are in visual order.
type run struct {
	face       *face // nil for an inline drawing
	span       *span
	level      uint8
	start, end int // runes
	glyphs     []glyph
}

// glyph is a placed glyph, in font units.
type glyph struct {
	id              uint16
	cluster         int32 // the first rune of its cluster
	advance, dx, dy int32
}

// shaper turns spans into paragraphs. It is reused to save memory.
type shaper struct {
	faces     *faceSet
	buffer    *harfbuzz.Buffer
	segments  segmenter.Segmenter
	missing   map[rune]bool
	languages map[string]language.Language
}

func newShaper() *shaper {
	return &shaper{
		faces: newFaceSet(), buffer: harfbuzz.NewBuffer(),
		missing: map[rune]bool{}, languages: map[string]language.Language{},
	}
}

// object stands in the text for an inline drawing.
const object = '\uFFFC'

// shape resolves the spans' styles against base and shapes their text.
func (s *shaper) shape(spans []Span, base Style, lang string, rightToLeft, keepTabs bool) *paragraph {
	p := &paragraph{}
	if rightToLeft {
		p.base = 1
	}
	owner := p.collect(spans, base, lang, keepTabs)
	if len(p.text) == 0 {
		return p
	}
	p.levels = paragraphLevels(p.text, p.base)
	s.segments.Init(p.text)
	graphemes := s.graphemes(len(p.text))
	s.cutRuns(p, owner, graphemes)
	for i := range p.runs {
		s.shapeRun(p, &p.runs[i])
	}
	p.findClusters()
	s.findBreaks(p, graphemes)
	return p
}

// collect joins the spans' text and returns the span of each rune.
func (p *paragraph) collect(spans []Span, base Style, lang string, keepTabs bool) []int32 {
	size := 0
	for i := range spans {
		size += len(spans[i].Text)
	}
	p.text = make([]rune, 0, size+1)
	owner := make([]int32, 0, size+1)
	for i := range spans {
		given := &spans[i]
		if given.Name != "" {
			p.anchors = append(p.anchors, anchor{len(p.text), given.Name})
		}
		resolved := &span{Span: *given}
		resolved.Style = base.with(given.Style)
		if resolved.Lang == "" {
			resolved.Lang = lang
		}
		p.spans = append(p.spans, resolved)
		if given.Drawing != nil {
			p.text = append(p.text, object)
		} else {
			p.text = appendClean(p.text, given.Text, keepTabs)
		}
		for len(owner) < len(p.text) {
			owner = append(owner, int32(len(p.spans)-1))
		}
	}
	return owner
}

// tabStop is the distance of tab stops in preformatted text, in characters.
const tabStop = 4

// appendClean appends text without the control characters that have no meaning
// on paper. Line ends of all kinds become a newline, a tab the spaces it stands for.
func appendClean(text []rune, s string, keepTabs bool) []rune {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029 || r == '\v' || r == '\f':
			r = '\n'
		case r == '\t' && keepTabs:
			column := len(text) - 1 - lastIndex(text, '\n')
			for range tabStop - 1 - column%tabStop {
				text = append(text, ' ')
			}
			r = ' '
		case r == '\t':
			r = ' '
		case r == object:
			r = utf8.RuneError
		case r < ' ' || r >= 0x7F && r < 0xA0:
			continue
		}
		text = append(text, r)
	}
	return text
}

func lastIndex(text []rune, r rune) int {
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] == r {
			return i
		}
	}
	return -1
}

// paragraphLevels finds the levels line by line: a forced line end is a
// paragraph separator to the algorithm.
func paragraphLevels(text []rune, base uint8) []uint8 {
	if !slices.Contains(text, '\n') {
		return bidiLevels(text, base)
	}
	levels := make([]uint8, 0, len(text))
	for start := 0; start < len(text); {
		end := len(text)
		if i := slices.Index(text[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		levels = append(levels, bidiLevels(text[start:end], base)...)
		start = end
	}
	return levels
}

// graphemes marks the first rune of each user-perceived character.
func (s *shaper) graphemes(n int) []bool {
	starts := make([]bool, n+1)
	starts[n] = true
	for iter := s.segments.GraphemeIterator(); iter.Next(); {
		starts[iter.Grapheme().Offset] = true
	}
	return starts
}

// cutRuns cuts the text into runs of one span, level, script and face.
func (s *shaper) cutRuns(p *paragraph, owner []int32, graphemes []bool) {
	script := firstScript(p.text)
	var runScript language.Script
	for start := 0; start < len(p.text); {
		end := start + 1
		for !graphemes[end] {
			end++
		}
		if own := language.LookupScript(p.text[start]); own.Strong() {
			script = own
		}
		// A span may begin inside a grapheme; the grapheme goes with its first rune.
		owning := p.spans[owner[start]]
		level := p.levels[start]
		var f *face
		var last *run
		if n := len(p.runs); n > 0 && p.text[start] != '\n' && p.text[p.runs[n-1].start] != '\n' && p.runs[n-1].face != nil {
			last = &p.runs[n-1]
		}
		switch {
		case p.text[start] == object && owning.Drawing != nil:
		case ignorable(p.text[start]) && last != nil:
			f = last.face
		default:
			if p.text[start] != '\n' {
				f = s.faces.choose(p.text[start:end], script, owning.faceStyle(), owning.Lang)
			}
			if f == nil {
				f = s.faces.get(owning.faceStyle().face())
			}
			if f == nil {
				return // faces.err says why
			}
		}
		if last != nil && f != nil && last.face == f && last.span == owning && last.level == level && runScript == script {
			last.end = end
		} else {
			p.runs = append(p.runs, run{face: f, span: owning, level: level, start: start, end: end})
			runScript = script
		}
		start = end
	}
}

// firstScript is the script of the first letter: what stands before it goes with it.
func firstScript(text []rune) language.Script {
	for _, r := range text {
		if script := language.LookupScript(r); script.Strong() {
			return script
		}
	}
	return language.Latin
}

// shapeRun fills a run with glyphs.
func (s *shaper) shapeRun(p *paragraph, r *run) {
	if r.face == nil {
		return
	}
	if p.text[r.start] == '\n' {
		space, _ := r.face.cmap.NominalGlyph(' ')
		r.glyphs = []glyph{{id: uint16(space), cluster: int32(r.start), advance: int32(r.face.sfnt.advance(uint16(space)))}}
		return
	}
	b := s.buffer
	b.Clear()
	b.AddRunes(p.text, r.start, r.end-r.start)
	b.Props.Direction = harfbuzz.LeftToRight
	if r.level%2 == 1 {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Props.Script = firstScript(p.text[r.start:r.end])
	b.Props.Language = s.language(r.span.Lang)
	b.Flags = harfbuzz.RemoveDefaultIgnorables | harfbuzz.DoNotinsertDottedCircle
	b.Shape(r.face.shaping, nil)
	r.glyphs = make([]glyph, 0, len(b.Info))
	for i, info := range b.Info {
		pos := b.Pos[i]
		g := glyph{uint16(info.Glyph), int32(info.Cluster), pos.XAdvance, pos.XOffset, pos.YOffset}
		if g.id == 0 {
			g = s.replacement(p, r, g)
		}
		r.glyphs = append(r.glyphs, g)
	}
}

// replacement is the sign for a character that no face has, and notes it.
func (s *shaper) replacement(p *paragraph, r *run, g glyph) glyph {
	for i := int(g.cluster); i < r.end && (i == int(g.cluster) || !r.isCluster(i)); i++ {
		if c := p.text[i]; !ignorable(c) && !r.face.has(c) {
			s.missing[c] = true
		}
	}
	for _, sign := range []rune{utf8.RuneError, '\u25A1', '?'} {
		if id, ok := r.face.cmap.NominalGlyph(sign); ok {
			return glyph{id: uint16(id), cluster: g.cluster, advance: int32(r.face.sfnt.advance(uint16(id)))}
		}
	}
	space, _ := r.face.cmap.NominalGlyph(' ')
	return glyph{id: uint16(space), cluster: g.cluster, advance: int32(r.face.upem / 2)}
}

// isCluster reports whether a glyph's cluster begins at the rune.
func (r *run) isCluster(at int) bool {
	return slices.ContainsFunc(r.glyphs, func(g glyph) bool { return int(g.cluster) == at })
}

func (s *shaper) language(tag string) language.Language {
	l, ok := s.languages[tag]
	if !ok {
		l = language.NewLanguage(tag)
		s.languages[tag] = l
	}
	return l
}
