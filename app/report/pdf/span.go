package pdf

import (
	"fmt"
	"strconv"
	"time"
)

// Span is a stretch of text in one style, or an inline drawing.
type Span struct {
	Text string
	Style
	// Background is painted behind the text, from ascenders to descenders and
	// without a seam between neighbouring spans of the same colour.
	Background Color
	// Underlines are rules below the text, the first one nearest to it. An entry
	// without a Line leaves its lane free, so that overlapping marks keep theirs.
	Underlines []Underline
	// Badge draws a rounded frame around the text, which then does not break.
	// Neighbouring spans with the same pointer share one frame.
	Badge *Badge
	// Drawing replaces Text (which must be empty) by a picture on the baseline.
	Drawing *Drawing
	// Link is "#name" for a destination in the document, or a URI.
	Link string
	// Alt is what a link says to a reader who cannot see where it stands, and what
	// a drawing shows. A link without it is described by its text.
	Alt string
	// Name makes the span a destination.
	Name string
	// Lang is the BCP 47 tag, if it differs from the block's.
	Lang string
	// Comments lie on the text and are shown by viewers on demand. Spans with the
	// same pointer, which may belong to several blocks, share one comment.
	Comments []*Comment
}

// Comment is a note on a stretch of text: a highlight annotation (ISO 32000-1,
// 12.5.6.10), one a page. It has no look of its own on the page: that is for the
// span's Background and Underlines.
type Comment struct {
	// Author is who says it, Subject names it in a few words, and Text says it
	// all. Author may be empty.
	Author, Subject, Text string
	// Color is the one that viewers list the comment with.
	Color Color
	// At is when it was last changed, if that is known.
	At time.Time
}

// Style is how text looks. A zero field is taken from the surroundings, so a
// span can add to its paragraph's style but not take bold away from it.
type Style struct {
	Family               Family
	Size                 float64
	Color                Color
	Bold, Italic, Strike bool
	// Leading is the line height as a multiple of the size.
	Leading float64
	// Rise lifts the text above the baseline (superscripts).
	Rise float64
}

// Family is a type family. Scripts it lacks come from a face that fits it.
type Family uint8

// The families.
const (
	InheritFamily Family = iota
	Serif
	Sans
	Mono
)

// Underline is a rule below text.
type Underline struct {
	Line  Line
	Color Color // the text's own if not set
}

// Line is a style of rule.
type Line uint8

// The line styles. They differ in shape, so that marks can be told apart without colour.
const (
	NoLine Line = iota
	Solid
	Dashed
	Dotted
	Double
	Wavy
)

// Badge is the rounded frame around a short text such as a verdict.
type Badge struct {
	Fill, Border Color
	// Padding is the room before and after the text; 5 if zero.
	Padding float64
	// Radius is half the height if zero.
	Radius float64
}

// Color is an opaque sRGB colour; the zero value is no colour. See [RGB].
type Color uint32

// RGB is the colour of the three 8-bit components.
func RGB(r, g, b uint8) Color {
	return 0xff000000 | Color(r)<<16 | Color(g)<<8 | Color(b)
}

// ParseColor reads "#rrggbb".
func ParseColor(s string) (Color, error) {
	if len(s) == 7 && s[0] == '#' {
		if v, err := strconv.ParseUint(s[1:], 16, 24); err == nil {
			return 0xff000000 | Color(v), nil
		}
	}
	return 0, fmt.Errorf("colour %q is not of the form #rrggbb", s)
}

// Plain is text without any style of its own.
func Plain(s string) []Span { return []Span{{Text: s}} }

// Isolate wraps text that comes from elsewhere (a title, a name) in U+2068 and
// U+2069, so that its direction cannot disturb the text around it.
func Isolate(s string) string { return "\u2068" + s + "\u2069" }
