package pdf

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// contentsLine is a line of a table of contents whose page number is not known yet.
type contentsLine struct {
	page     int
	top      float64
	baseline float64
	region   region
	textEnd  float64 // the width of the text
	style    Style
	elem     *element
	target   string
}

// numberRoom is kept free for the page number and the shortest row of dots.
const numberRoom = 44

func (b Contents) layout(c *composer, r region, parent *element) {
	r = b.in(r)
	toc := b.element(parent, "TOC")
	c.space(b.Before)
	if b.Name != "" {
		c.put(piece{keep: true, draw: b.named(nil)})
	}
	for i, entry := range b.Entries {
		c.entry(entry, r, r.style.with(Style{Family: Sans, Size: 0.9 * r.style.Size}).with(b.Style), toc, i == 0)
	}
	c.space(b.After)
}

// entryIndent is the indent of each further level.
const entryIndent = 12

func (c *composer) entry(entry Entry, r region, style Style, toc *element, first bool) {
	level := max(entry.Level, 1)
	e := toc.child("TOCI").child("Reference")
	r = r.inset(entryIndent*float64(level-1), 0)
	r.style = style
	if level == 1 {
		r.style.Bold = true
		if !first {
			c.space(0.35 * style.Size)
		}
	}
	lang := entry.Lang
	if lang == "" {
		lang = e.language()
	}
	spans := slices.Clone(entry.Text)
	described := ""
	for i := range spans {
		described += spans[i].Text
	}
	l, ok := c.oneLine(spans, r.style, lang, r.inset(0, numberRoom))
	if !ok {
		return
	}
	link := &span{Span: Span{Link: "#" + entry.Target, Alt: string(plain([]rune(described)))}}
	c.put(piece{height: l.height, draw: func(c *canvas, top float64) {
		link.elem = e.child("Link")
		if lang != e.language() {
			link.elem.lang = lang
		}
		x := r.aligned(l.width, AlignStart)
		c.text(&l, x, top, link.elem)
		base := c.height - top - l.baseline
		c.link(link, "", box{r.x, base - highlightBelow*l.size, r.x + r.width, base + highlightAbove*l.size})
		c.w.contents = append(c.w.contents, contentsLine{int(c.index), top, l.baseline, r, l.width, r.style, e, entry.Target})
	}})
}

// pageNumber sets the page number of a line of the contents, now that it is known.
func (c *composer) pageNumber(page *canvas, n *contentsLine) {
	style := n.style
	style.Bold = false
	label := strconv.Itoa(int(c.w.places[n.target].page) + 1)
	l, ok := c.oneLine(Plain(label), style, c.w.doc.Language, n.region)
	if !ok {
		return
	}
	x := n.region.aligned(l.width, AlignEnd)
	from, to := n.region.x+n.textEnd+leaderStep, x-leaderStep
	if n.region.rightToLeft {
		from, to = x+l.width+leaderStep, n.region.x+n.region.width-n.textEnd-leaderStep
	}
	page.leader(from, to, page.height-n.top-n.baseline, style)
	page.text(&l, x, n.top, n.elem)
}

// leaderStep is the distance of the dots that lead to a page number. They stand
// at multiples of it, so that the dots of all lines are in columns.
const leaderStep = 5

func (c *canvas) leader(from, to, y float64, style Style) {
	first := float64(int(from/leaderStep)+1) * leaderStep
	if first >= to {
		return
	}
	c.under = append(appendNumber(append(appendStroke(append(c.under, "q "...), style.Color), "1 J "...), 0.09*style.Size), "w [0 "...)
	c.under = append(appendDecimal(c.under, leaderStep), "] 0 d "...)
	c.under = append(appendPoints(appendPoints(c.under, "m ", first, y), "l ", to, y), "S Q\n"...)
}

const ellipsis = "…"

// oneLine sets text on one line, cut with an ellipsis if it is too wide.
func (c *composer) oneLine(spans []Span, style Style, lang string, r region) (line, bool) {
	lines := c.lines(spans, style, lang, r)
	if len(lines) > 1 {
		room := c.lines(Plain(ellipsis), style, lang, r)
		narrow := r
		narrow.width = max(1, r.width-room[0].width-tolerance)
		lines = c.lines(spans, style, lang, narrow)
		lines = c.lines(cut(spans, lines[0].p.text[:lines[0].end]), style, lang, r)
	}
	if len(lines) == 0 {
		return line{}, false
	}
	return lines[0], true
}

// cut keeps as much of the spans as the text, without the space at its end, and
// an ellipsis.
func cut(spans []Span, text []rune) []Span {
	keep := len([]rune(strings.TrimRightFunc(string(text), unicode.IsSpace)))
	var kept []Span
	open := 0 // isolates
	for _, s := range spans {
		runes := appendClean(nil, s.Text, false)
		if len(runes) >= keep {
			runes = runes[:keep]
		}
		keep -= len(runes)
		s.Text = string(runes)
		open += strings.Count(s.Text, "\u2068") - strings.Count(s.Text, "\u2069")
		kept = append(kept, s)
		if keep == 0 {
			break
		}
	}
	last := &kept[len(kept)-1]
	last.Text += strings.Repeat("\u2069", max(0, open)) + ellipsis
	return kept
}
