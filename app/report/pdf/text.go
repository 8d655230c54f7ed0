package pdf

import (
	"math"
	"slices"
	"strconv"
	"unicode"

	"github.com/go-text/typesetting/language"

	"tickmark/app/report/fonts"
)

// text draws a line with its left edge at x and its top at top, as part of the element.
func (c *canvas) text(l *line, x, top float64, e *element) {
	base := c.height - top - l.baseline
	c.backgrounds(l, x, base)
	c.underlines(l, x, base)
	for i := range l.parts {
		p := &l.parts[i]
		s := p.run.span
		own := e
		if !c.artifact {
			own = c.w.inlineElement(s, e)
		}
		if p.run.face != nil {
			if p.run.level%2 == 1 {
				c.markReversed(own)
			} else {
				c.mark(own)
			}
			c.glyphs(l, p, x, base+s.Rise)
		} else {
			bottom := base - s.Drawing.Drop
			c.drawing(s.Drawing, box{x + p.x, bottom, x + p.x + p.width, bottom + s.Drawing.Height}, Frame{}.figure(own, s.Alt))
		}
	}
	c.strikes(l, x, base)
	if !c.artifact {
		c.anchors(l, top)
		c.links(l, x, base)
		c.comments(l, x, base)
	}
}

// anchors makes the named places of the line destinations.
func (c *canvas) anchors(l *line, top float64) {
	for _, a := range l.p.anchors {
		if a.at >= l.start && (a.at < l.end || a.at == len(l.p.text) && l.end == a.at) {
			c.w.destination(a.name, c.index, top)
		}
	}
}

// links makes links of the spans on the line. A span that is in several pieces
// (mixed directions) gets one rectangle around them.
func (c *canvas) links(l *line, x, base float64) {
	for i := 0; i < len(l.parts); {
		s := l.parts[i].run.span
		at := l.extent(&l.parts[i], x, base)
		from := l.p.clusters[l.parts[i].first].start
		end := i + 1
		for ; end < len(l.parts) && l.parts[end].run.span == s; end++ {
			if l.parts[end].width > 0 {
				at = at.union(l.extent(&l.parts[end], x, base))
			}
		}
		to := l.p.clusters[l.parts[end-1].last-1].end
		if at.x1 > at.x0 && s.Link != "" {
			c.link(s, string(plain(l.p.text[from:to])), at)
		}
		i = end
	}
}

// highlightAbove and highlightBelow are how far a background reaches from the
// baseline, as parts of the text size: ascenders and descenders with a little air.
const (
	highlightAbove = 1.02
	highlightBelow = 0.30
)

// extent is the area of a part's text.
func (l *line) extent(p *part, x, base float64) box {
	return box{x + p.x, base - highlightBelow*l.size, x + p.x + p.width, base + highlightAbove*l.size}
}

// plain leaves out the characters that only steer the layout. A line end becomes
// the space that keeps the words apart for those who do not see the lines.
func plain(text []rune) []rune {
	if !slices.ContainsFunc(text, steering) {
		return text
	}
	kept := make([]rune, 0, len(text))
	for _, r := range text {
		if r == '\n' {
			kept = append(kept, ' ')
		} else if !steering(r) {
			kept = append(kept, r)
		}
	}
	return kept
}

// steering reports whether a rune has done its work once the text is laid out.
// Joiners and variation selectors are not among them: they make a difference to
// what a word is.
func steering(r rune) bool {
	switch {
	case r < 0x2000:
		return r == '\n' || r == 0xAD || r == 0x061C
	case r == 0x200B, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r == 0x2060, r >= 0x2066 && r <= 0x2069, r == 0xFEFF:
		return true
	}
	return false
}

// singleWeight are the faces whose bold is made by stroking the outlines.
var singleWeight = []fonts.Face{fonts.ChineseRegular, fonts.JapaneseRegular, fonts.KoreanRegular}

// synthetic bold: the width of the stroke as a part of the text size.
const boldStroke = 0.03

// glyphs shows the glyphs of a part.
func (c *canvas) glyphs(l *line, p *part, x, y float64) {
	r := p.run
	size := r.span.Size
	b := c.body
	b = append(b, "BT /F"...)
	b = append(strconv.AppendInt(b, int64(r.face.index), 10), ' ')
	b = append(appendNumber(b, size), "Tf "...)
	b = appendFill(b, r.span.Color)
	bold := r.span.Bold && slices.Contains(singleWeight, r.face.name)
	if bold {
		b = append(appendNumber(append(appendStroke(b, r.span.Color), "2 Tr "...), boldStroke*size), "w "...)
	}
	b = append(b, "1 0 0 1 "...)
	b = append(appendNumber(appendNumber(b, x+l.left(p)), y), "Tm\n"...)
	s := &showing{b: b, run: r, text: l.p.text, scale: 1000 / r.face.upem, size: size}
	clusters := l.p.clusters[p.first:p.last]
	for i := range clusters {
		if r.level%2 == 1 { // in visual order
			i = len(clusters) - 1 - i
		}
		s.replace(p, p.first+i)
		s.cluster(&clusters[i])
	}
	if p.hyphen {
		hyphen := r.hyphen()
		s.glyph(r.face.number(hyphen.id, []rune{softHyphen}), hyphen)
	}
	s.replace(p, p.last)
	s.closeString()
	c.body = s.b
	if bold {
		c.body = append(c.body, "0 Tr "...)
	}
	c.body = append(c.body, "ET\n"...)
}

// showing writes the text-showing operators of one part.
type showing struct {
	b           []byte
	run         *run
	text        []rune
	scale, size float64
	pen, want   float64 // where the viewer is and where it should be, in 1/1000 em
	inString    bool
}

// cluster shows the glyphs of a cluster, joined into one if there are several (a
// letter and its marks, a syllable of Devanagari, an Arabic letter and its dots)
// or if the only one is off the line.
//
// They stand for its letters up to the first mark. Each character from there on has
// a glyph that draws nothing: pdf.js takes whatever has a mark (Mn) in its
// text for a glyph without a width, and reports a space behind it.
func (s *showing) cluster(c *cluster) {
	glyphs := s.run.glyphs[c.firstGlyph:c.lastGlyph]
	text := plain(s.text[c.start:c.end])
	if len(glyphs) == 0 || len(text) == 0 {
		return
	}
	letters := len(text)
	if i := slices.IndexFunc(text[1:], isNonspacing); i >= 0 {
		letters = 1 + i
	}
	if s.run.level%2 == 0 {
		s.letters(glyphs, text[:letters])
		for _, r := range text[letters:] {
			s.glyph(s.run.face.blank(r), glyph{})
		}
		return
	}
	for _, r := range slices.Backward(text[letters:]) {
		s.glyph(s.run.face.blank(r), glyph{})
	}
	s.letters(glyphs, reversedText(text[:letters]))
}

func isNonspacing(r rune) bool { return unicode.Is(unicode.Mn, r) }

// letters shows glyphs that stand for a text.
func (s *showing) letters(glyphs []glyph, text []rune) {
	if len(glyphs) == 1 && glyphs[0].dy == 0 {
		s.glyph(s.run.face.number(glyphs[0].id, text), glyphs[0])
		return
	}
	joined := glyph{}
	for _, g := range glyphs {
		joined.advance += g.advance
	}
	s.glyph(s.run.face.compose(glyphs, text), joined)
}

func (s *showing) glyph(number uint16, g glyph) {
	if !s.inString {
		s.b = append(s.b, "[<"...)
		s.inString = true
	}
	if shift := math.Round(s.want + float64(g.dx)*s.scale - s.pen); math.Abs(shift) >= 1 {
		s.b = append(strconv.AppendInt(append(s.b, '>'), -int64(shift), 10), '<')
		s.pen += shift
	}
	s.b = appendHex16(s.b, number)
	s.pen += math.Round(float64(s.run.face.used[number].advance) * s.scale)
	s.want += float64(g.advance) * s.scale
}

// replace begins and ends text in whose place readers get another one.
func (s *showing) replace(p *part, cluster int) {
	for _, r := range p.replaced {
		if r.last == cluster {
			s.closeString()
			s.b = append(s.b, "EMC\n"...)
		}
		if r.first == cluster {
			s.closeString()
			s.b = append(s.b, "/Span <</ActualText <FEFF"...)
			for _, c := range r.text {
				s.b = appendUTF16(s.b, c)
			}
			s.b = append(s.b, ">>> BDC\n"...)
		}
	}
}

func (s *showing) closeString() {
	if s.inString {
		s.b = append(s.b, ">] TJ\n"...)
		s.inString = false
	}
}

// reversedText is the text of a right-to-left cluster as readers expect it from
// text in visual order: a mark before its letter, and a bracket as it is drawn.
func reversedText(text []rune) []rune {
	if len(text) == 1 {
		if m := mirrored(text[0]); m != text[0] {
			return []rune{m}
		}
		return text
	}
	text = slices.Clone(text)
	slices.Reverse(text)
	return text
}

// mirrored is the sign that is drawn for a sign of right-to-left text.
func mirrored(r rune) rune {
	switch r {
	case '<':
		return '>'
	case '>':
		return '<'
	case '«':
		return '»'
	case '»':
		return '«'
	case '‹':
		return '›'
	case '›':
		return '‹'
	}
	if language.LookupScript(r).Strong() {
		return r
	}
	return mirrorBracket(r)
}
