package pdf

import (
	"fmt"
	"strconv"
)

// pageRecord is what is kept of a page that has been written.
type pageRecord struct {
	number      int // of its object
	key         int // in the parent tree
	contents    []int
	annotations []int
	marked      []*element // by marked-content number
}

// canvas draws on one page. Decoration is collected apart from the text, below
// and above it, so that the text of an element is one piece of marked content.
type canvas struct {
	w      *writer
	record *pageRecord
	index  int32 // of the page
	height float64

	under, body, over []byte
	open              *element // whose marked content is open in body
	reversed          bool     // it is marked as right-to-left text in visual order
	artifact          bool     // what is drawn now is repeated, not read
	marked            []*commentMark
}

// repeated stands for the element of what is not part of the document.
var repeated = &element{}

// box is a rectangle in PDF's coordinates: x0, y0 at the lower left.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) union(o box) box {
	return box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)}
}

func (b box) String() string {
	return number(b.x0) + " " + number(b.y0) + " " + number(b.x1) + " " + number(b.y1)
}

// mark makes what is drawn next part of the element.
func (c *canvas) mark(e *element) { c.markAs(e, false) }

// markReversed does so for text whose characters are shown from left to right
// though they are read from right to left (ISO 32000-1, 14.8.2.3.3). The mark is
// not nested in one for the element, because readers lose count of the two.
func (c *canvas) markReversed(e *element) { c.markAs(e, true) }

func (c *canvas) markAs(e *element, reversed bool) {
	if c.artifact {
		e, reversed = repeated, false
	}
	if c.open == e && c.reversed == reversed {
		return
	}
	c.unmark()
	c.open, c.reversed = e, reversed
	if e == repeated {
		c.body = append(c.body, "/Artifact <</Type /Pagination>> BDC\n"...)
		return
	}
	id := len(c.record.marked)
	c.record.marked = append(c.record.marked, e)
	e.kids = append(e.kids, kid{page: c.index, number: int32(id)})
	tag := e.role
	if reversed {
		tag = "ReversedChars"
	}
	c.body = append(append(append(c.body, '/'), tag...), " <</MCID "...)
	c.body = append(strconv.AppendInt(c.body, int64(id), 10), ">> BDC\n"...)
}

func (c *canvas) unmark() {
	if c.open != nil {
		c.body = append(c.body, "EMC\n"...)
		c.open = nil
	}
}

// finish writes what was drawn as a content stream of the page.
func (c *canvas) finish() {
	c.unmark()
	for _, m := range c.marked {
		c.writeComment(m)
	}
	content := make([]byte, 0, len(c.under)+len(c.body)+len(c.over)+64)
	content = appendArtifact(content, c.under)
	content = append(content, c.body...)
	content = appendArtifact(content, c.over)
	if len(content) > 0 {
		c.record.contents = append(c.record.contents, c.w.file.addStream("", content))
	}
}

func appendArtifact(b, drawing []byte) []byte {
	if len(drawing) == 0 {
		return b
	}
	b = append(b, "/Artifact BMC\nq\n"...)
	return append(append(b, drawing...), "Q\nEMC\n"...)
}

// inlineElement is the element that text of a span belongs to: one of its own if
// the span is a link, is the first of a comment or is in another language. The
// description of a comment is its text: one on its element would be read instead
// of the words (ISO 14289-1, 7.18.1).
func (w *writer) inlineElement(s *span, block *element) *element {
	if s.elem != nil {
		return s.elem
	}
	lang := ""
	if s.Lang != block.language() {
		lang = s.Lang
	}
	s.elem = block
	for _, comment := range s.Comments {
		if w.comments[comment] == nil {
			s.elem = s.elem.child("Annot")
			w.comments[comment] = s.elem
		}
	}
	switch {
	case s.Link != "":
		s.elem = s.elem.child("Link")
	case lang != "" && s.elem == block:
		s.elem = block.child("Span")
	}
	if s.elem != block {
		s.elem.lang = lang
	}
	return s.elem
}

// link makes a rectangle of the page lead somewhere.
func (c *canvas) link(s *span, text string, at box) {
	alt := s.Alt
	if alt == "" {
		alt = text
	}
	if alt == "" {
		alt = s.Link
	}
	e := s.elem
	action := ""
	if s.Link[0] == '#' {
		c.w.wanted[s.Link[1:]] = true
		action = "/Dest " + textString(s.Link[1:])
	} else {
		action = "/A << /S /URI /URI " + string(appendByteString(nil, escapeURI(s.Link))) + " >>"
	}
	c.annotate(e, fmt.Sprintf("/Subtype /Link /Border [0 0 0] /Rect [%s] /Contents %s %s", at, textString(alt), action))
}

// annotate adds an annotation to the page and to the element.
func (c *canvas) annotate(e *element, entries string) {
	key := c.w.structure.annotationKey(e)
	n := c.w.file.add(fmt.Sprintf("<< /Type /Annot /F 4 /StructParent %d %s >>", key, entries))
	c.record.annotations = append(c.record.annotations, n)
	e.kids = append(e.kids, kid{page: c.index, number: int32(n), object: true})
}

// escapeURI makes a URI the 7-bit ASCII that PDF asks for.
func escapeURI(uri string) string {
	b := make([]byte, 0, len(uri))
	for i := range len(uri) {
		if ch := uri[i]; ch <= ' ' || ch >= 0x7F {
			b = append(b, '%', hexDigits[ch>>4], hexDigits[ch&15])
		} else {
			b = append(b, ch)
		}
	}
	return string(b)
}

// components are red, green and blue from 0 to 1.
func (c Color) components() (r, g, b float64) {
	return float64(c>>16&0xff) / 255, float64(c>>8&0xff) / 255, float64(c&0xff) / 255
}

// appendFill and appendStroke set the colour of areas and of lines.
func appendFill(b []byte, c Color) []byte { return append(appendColor(b, c), "rg "...) }

func appendStroke(b []byte, c Color) []byte { return append(appendColor(b, c), "RG "...) }

func appendColor(b []byte, c Color) []byte {
	red, green, blue := c.components()
	return appendNumber(appendNumber(appendNumber(b, red), green), blue)
}
