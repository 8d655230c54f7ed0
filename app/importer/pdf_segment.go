package importer

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickmark/app/pdfium"
)

// pdfPiece is some characters of one style, with no white space between them.
type pdfPiece struct {
	text   string
	box    pdfium.Box
	font   pdfium.Font
	link   string
	spaced bool // white space stands before it
}

// pdfSegment is words that the file draws one after the other on one line.
type pdfSegment struct {
	pieces []pdfPiece
	box    pdfium.Box
	size   float64 // of most of its characters, in points
	chars  int
	feet   float64 // sum of the heights at which characters end that stand on the base line
	stands int     // how many these are
}

// base is the height of the base line on the page, or of the foot of the ink
// where no character tells.
func (s pdfSegment) base() float64 {
	if s.stands == 0 {
		return s.box.Bottom
	}
	return s.feet / float64(s.stands)
}

// standing are characters that reach down to the base line and not below it.
const standing = "ABCDEFGHIKLMNOPRSTUVWXYZabcdefhiklmnorstuvwxz0123456789"

// columnGap is the gap between two words, in times the size of the font, from
// which on they need not belong to the same line: it may be the gutter between
// two columns. Gaps in justified text are smaller.
const columnGap = 0.9

// add takes over a page.
func (t *pdfText) add(number int, page pdfium.Page) {
	into := pdfPage{number: number, width: page.Width, height: page.Height}
	s := segmenter{page: page}
	for i, c := range page.Chars {
		switch {
		case c.Rune == 0 || c.Rune == unicode.ReplacementChar:
			t.unreadable++
		case c.Rune == '\r' || c.Rune == '\n':
			s.spaced, s.ended = true, true
		case unicode.IsSpace(c.Rune):
			s.spaced = true
		case c.Rune != pdfium.Hyphen && unicode.IsControl(c.Rune):
		default:
			s.add(i)
		}
	}
	for _, segment := range s.segments {
		segment.measure()
		if s.turned[len(into.segments)+len(into.aslant)] {
			into.aslant = append(into.aslant, segment)
		} else {
			into.segments = append(into.segments, segment)
		}
	}
	t.addPictures(into, page.Pictures)
	t.pages = append(t.pages, into)
}

// segmenter gathers the characters of a page.
type segmenter struct {
	page     pdfium.Page
	segments []pdfSegment
	turned   []bool // the segment does not stand upright
	last     int    // index of the character before
	spaced   bool   // white space was between
	ended    bool   // the end of a line was between
}

func (s *segmenter) add(i int) {
	c := s.page.Chars[i]
	link := s.link(c.Box)
	switch {
	case len(s.segments) == 0 || s.startsSegment(c):
		s.segments = append(s.segments, pdfSegment{})
		s.turned = append(s.turned, c.Turned)
		s.startPiece(c, link)
	case s.spaced || c.Font != s.page.Chars[s.last].Font || link != s.piece().link:
		s.startPiece(c, link)
	}
	piece := s.piece()
	piece.text += string(c.Rune)
	piece.box = piece.box.Union(c.Box)
	segment := &s.segments[len(s.segments)-1]
	segment.box = segment.box.Union(c.Box)
	if strings.ContainsRune(standing, c.Rune) && piece.font.Size > 0.85*segment.pieces[0].font.Size {
		segment.feet += c.Box.Bottom
		segment.stands++
	}
	s.last, s.spaced, s.ended = i, false, false
}

func (s *segmenter) piece() *pdfPiece {
	pieces := s.segments[len(s.segments)-1].pieces
	return &pieces[len(pieces)-1]
}

func (s *segmenter) startPiece(c pdfium.Char, link string) {
	var font pdfium.Font
	if c.Font < len(s.page.Fonts) {
		font = s.page.Fonts[c.Font]
	}
	segment := &s.segments[len(s.segments)-1]
	segment.pieces = append(segment.pieces, pdfPiece{font: font, link: link, spaced: s.spaced && len(segment.pieces) > 0})
}

// startsSegment reports whether a character does not go on where the one before
// it stands.
func (s *segmenter) startsSegment(c pdfium.Char) bool {
	last := s.page.Chars[s.last]
	if c.Turned != last.Turned {
		return true
	}
	if c.Turned {
		return s.ended
	}
	segment := s.segments[len(s.segments)-1]
	size := s.piece().font.Size
	if !sameLine(segment.box, c.Box, size) {
		return true
	}
	forward, backward := c.Box.Left-last.Box.Right, last.Box.Left-c.Box.Right
	return max(forward, backward) > columnGap*size
}

func (s *segmenter) link(box pdfium.Box) string {
	for _, l := range s.page.Links {
		if l.Box.Contains(box) {
			return l.URL
		}
	}
	return ""
}

// sameLine reports whether two boxes stand on the same line. Boxes are those of
// the ink: a full stop is at the foot of its line, and a quotation mark at its head.
func sameLine(a, b pdfium.Box, size float64) bool {
	slack := 0.2 * size
	middleA, middleB := (a.Top+a.Bottom)/2, (b.Top+b.Bottom)/2
	return a.Top-slack <= middleB && middleB <= a.Bottom+slack || b.Top-slack <= middleA && middleA <= b.Bottom+slack
}

// measure finds out the size of the font of most characters.
func (s *pdfSegment) measure() {
	sizes := map[float64]int{}
	for _, p := range s.pieces {
		n := utf8.RuneCountInString(p.text)
		sizes[roundSize(p.font.Size)] += n
		s.chars += n
	}
	s.size = mostOf(sizes)
}

// roundSize makes sizes that look the same the same.
func roundSize(size float64) float64 { return math.Round(size*4) / 4 }

// mostOf returns the size that has the most characters, the larger of two that
// have as many.
func mostOf(sizes map[float64]int) float64 {
	var most float64
	for size, n := range sizes {
		if n > sizes[most] || n == sizes[most] && size > most {
			most = size
		}
	}
	return most
}

// text is the words of the segment.
func (s pdfSegment) text() string {
	var b strings.Builder
	for _, p := range s.pieces {
		if p.spaced {
			b.WriteByte(' ')
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// bold reports whether all of it is.
func (s pdfSegment) bold() bool {
	for _, p := range s.pieces {
		if !p.font.Bold {
			return false
		}
	}
	return true
}

// rightToLeft reports whether most letters are of a script that is written from
// right to left.
func (s pdfSegment) rightToLeft() bool {
	n := 0
	for _, p := range s.pieces {
		for _, r := range p.text {
			switch {
			case unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko):
				n++
			case unicode.IsLetter(r):
				n--
			}
		}
	}
	return n > 0
}
