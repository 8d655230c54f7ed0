package annotate

import "slices"

// Glyph is a small sign that tells verdicts and statuses apart by shape.
type Glyph string

// The glyphs.
const (
	GlyphCheck     Glyph = "check"
	GlyphCheckLine Glyph = "checkLine"
	GlyphHalf      Glyph = "half"
	GlyphTilde     Glyph = "tilde"
	GlyphCross     Glyph = "cross"
	GlyphCrossLine Glyph = "crossLine"
	GlyphRing      Glyph = "ring"
	GlyphDots      Glyph = "dots"
	GlyphQuestion  Glyph = "question"
	GlyphBang      Glyph = "bang"
	GlyphMinus     Glyph = "minus"
	GlyphPlus      Glyph = "plus"
	GlyphQuote     Glyph = "quote"
	GlyphStar      Glyph = "star"
	GlyphBend      Glyph = "bend"
)

// GlyphInfo is the drawing of a glyph: SVG path data in a box of 16 by 16,
// with the commands M, L, C and Z in absolute coordinates only, stroked 2 wide
// with round caps and joins and not filled. The window, the HTML report and
// the PDF draw the same path.
type GlyphInfo struct {
	Key  Glyph  `json:"key"`
	Path string `json:"path"`
}

// A dot is a line of almost no length: the round caps make it a disc.
var glyphs = []GlyphInfo{
	{GlyphCheck, "M3 8.5 L6.5 12 L13 4.5"},
	{GlyphCheckLine, "M3.5 6 L6.5 9 L12.5 2.5 M3 13.5 L13 13.5"},
	{GlyphHalf, "M8 2.5 C4.96 2.5 2.5 4.96 2.5 8 C2.5 11.04 4.96 13.5 8 13.5 C11.04 13.5 13.5 11.04 13.5 8 C13.5 4.96 11.04 2.5 8 2.5 M8 2.5 L8 13.5 M5.5 4.6 L5.5 11.4"},
	{GlyphTilde, "M2.5 9.5 C4.5 5.5 6.5 6 8 8 C9.5 10 11.5 10.5 13.5 6.5"},
	{GlyphCross, "M4 4 L12 12 M12 4 L4 12"},
	{GlyphCrossLine, "M4.5 2.5 L11.5 9.5 M11.5 2.5 L4.5 9.5 M3 13.5 L13 13.5"},
	{GlyphRing, "M8 3 C5.24 3 3 5.24 3 8 C3 10.76 5.24 13 8 13 C10.76 13 13 10.76 13 8 C13 5.24 10.76 3 8 3 Z"},
	{GlyphDots, "M3 8 L3.01 8 M8 8 L8.01 8 M13 8 L13.01 8"},
	{GlyphQuestion, "M5 5.5 C5 3.5 6.3 2.5 8 2.5 C9.8 2.5 11 3.6 11 5.2 C11 7.4 8 7.4 8 9.8 M8 13.3 L8.01 13.3"},
	{GlyphBang, "M8 2.5 L8 9.5 M8 13.3 L8.01 13.3"},
	{GlyphMinus, "M3 8 L13 8"},
	{GlyphPlus, "M8 3 L8 13 M3 8 L13 8"},
	{GlyphQuote, "M6.5 4 C4.5 4.5 3.2 6 3.2 8.5 L3.2 11.5 L6.2 11.5 L6.2 8.5 L3.2 8.5 M13 4 C11 4.5 9.7 6 9.7 8.5 L9.7 11.5 L12.7 11.5 L12.7 8.5 L9.7 8.5"},
	{GlyphStar, "M8 2.5 L8 13.5 M3.2 5.2 L12.8 10.8 M12.8 5.2 L3.2 10.8"},
	{GlyphBend, "M3 12.5 L3 8.5 C3 6 4.5 5 7 5 L12.5 5 M9.5 2 L12.5 5 L9.5 8"},
}

// Glyphs lists the glyphs with their drawings.
func Glyphs() []GlyphInfo { return slices.Clone(glyphs) }

// Path returns the drawing of the glyph, or "" for one that does not exist.
func (g Glyph) Path() string {
	for _, info := range glyphs {
		if info.Key == g {
			return info.Path
		}
	}
	return ""
}
