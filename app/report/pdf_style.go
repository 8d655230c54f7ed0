package report

import (
	"fmt"
	"slices"
	"strings"

	"tickmark/annotate"
	"tickmark/app/report/pdf"
)

// The colours of the page beside those of the verdicts.
var (
	ink      = pdf.RGB(0x1c, 0x20, 0x24)
	soft     = pdf.RGB(0x56, 0x5e, 0x69)
	hairline = pdf.RGB(0xde, 0xdc, 0xd5)
	tint     = pdf.RGB(0xf5, 0xf4, 0xf0)
	blue     = pdf.RGB(0x0b, 0x53, 0x94)
	gold     = pdf.RGB(0x98, 0x5a, 0x00)
)

// The styles of text.
var (
	small  = pdf.Style{Family: pdf.Sans, Size: 8, Color: soft}
	note   = pdf.Style{Family: pdf.Sans, Size: 8.5, Color: soft, Leading: 1.45}
	label  = pdf.Style{Family: pdf.Sans, Size: 9, Bold: true, Leading: 1.45}
	listed = pdf.Style{Family: pdf.Sans, Size: 9, Leading: 1.45}
)

// shade is a tone on paper.
type shade struct{ ink, fill pdf.Color }

// shadeOf returns the colours of a tone; an unknown one is slate.
func shadeOf(t annotate.Tone) shade {
	info := t.Info()
	if info.Key == "" {
		info = annotate.Slate.Info()
	}
	inkColor, _ := pdf.ParseColor(info.Light.Ink)
	fill, _ := pdf.ParseColor(info.Light.Fill)
	return shade{inkColor, fill}
}

// glyph draws a sign in a square of the size, so far above the baseline.
func glyph(g annotate.Glyph, color pdf.Color, size, above float64) *pdf.Drawing {
	return &pdf.Drawing{
		Width: size, Height: size, Drop: -above, ViewBox: [4]float64{0, 0, 16, 16},
		Shapes: []pdf.Shape{{Path: g.Path(), Stroke: color, StrokeWidth: 2.2}},
	}
}

// badge is a verdict or status: sign, word and colour. Those that are no
// verdict have no fill.
func badge(l look, size float64) []pdf.Span {
	c := shadeOf(l.Tone)
	frame := &pdf.Badge{Fill: c.fill, Border: c.ink, Padding: 0.6 * size}
	if !l.Judged {
		frame.Fill = 0
	}
	style := pdf.Style{Family: pdf.Sans, Size: size, Bold: true, Color: c.ink}
	return []pdf.Span{
		{Drawing: glyph(l.Glyph, c.ink, 0.82*size, -0.02*size), Badge: frame, Style: style},
		{Text: "\u00a0" + pdf.Isolate(l.Label), Badge: frame, Style: style},
	}
}

// plain is a span in a style.
func plain(text string, style pdf.Style) pdf.Span { return pdf.Span{Text: text, Style: style} }

// foreign is text of the dossier within text of the report.
func foreign(text, lang string, style pdf.Style) pdf.Span {
	return pdf.Span{Text: pdf.Isolate(text), Style: style, Lang: lang}
}

// linked makes a span lead to a web address, if it is one to follow.
func linked(s pdf.Span, address string) pdf.Span {
	if annotate.SafeURL(address) {
		s.Link, s.Color = address, blue
	}
	return s
}

// jump is a link within the report.
func jump(text, target, alt string, style pdf.Style) pdf.Span {
	return pdf.Span{Text: text, Link: "#" + target, Alt: alt, Style: over(style, pdf.Style{Color: blue})}
}

// over lays one style over another.
func over(under, top pdf.Style) pdf.Style {
	if top.Family != pdf.InheritFamily {
		under.Family = top.Family
	}
	if top.Size != 0 {
		under.Size = top.Size
	}
	if top.Color != 0 {
		under.Color = top.Color
	}
	under.Bold = under.Bold || top.Bold
	under.Italic = under.Italic || top.Italic
	return under
}

// separated puts a sign between groups of spans.
func separated(sign string, style pdf.Style, groups ...[]pdf.Span) []pdf.Span {
	groups = slices.DeleteFunc(groups, func(g []pdf.Span) bool { return len(g) == 0 })
	var all []pdf.Span
	for i, g := range groups {
		if i > 0 {
			all = append(all, plain(sign, style))
		}
		all = append(all, g...)
	}
	return all
}

// words is a group of one span, or of none where there is no text.
func words(text, lang string, style pdf.Style) []pdf.Span {
	if text == "" {
		return nil
	}
	return []pdf.Span{foreign(text, lang, style)}
}

// rectangle is the path of a rectangle.
func rectangle(x, y, width, height float64) string {
	return fmt.Sprintf("M%.2f %.2fh%.2fv%.2fh%.2fz", x, y, width, height, -width)
}

// section groups blocks under a heading of level 2.
func section(name, title string, blocks ...pdf.Block) pdf.Block {
	heading := pdf.Heading{
		Frame: pdf.Frame{Name: name, Before: 34, After: 12}, Level: 2, Text: pdf.Plain(title),
		Style: pdf.Style{Family: pdf.Sans, Size: 17, Bold: true},
	}
	return pdf.Section{Role: pdf.Sect, Blocks: slices.Values(append([]pdf.Block{heading}, blocks...))}
}

// keepLast forbids a page break behind the last block, if that is text: who gave
// a verdict does not stand without its reasons at the top of a page.
func keepLast(blocks []pdf.Block) {
	last := len(blocks) - 1
	switch b := blocks[last].(type) {
	case pdf.Paragraph:
		b.KeepWithNext = true
		blocks[last] = b
	case pdf.List:
		b.KeepWithNext = true
		blocks[last] = b
	}
}

// isUpright reports whether a text is in a script that has no italics.
func isUpright(text string) bool {
	return rightToLeft(text, false) || strings.ContainsFunc(text, func(r rune) bool { return r >= 0x0900 })
}
