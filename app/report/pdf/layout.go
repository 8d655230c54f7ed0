package pdf

// region is where a block is laid out, and what it takes from its surroundings.
type region struct {
	x, width    float64
	rightToLeft bool
	style       Style
}

// inset is the region inside distances from its start and end.
func (r region) inset(start, end float64) region {
	if r.rightToLeft {
		r.x += end
	} else {
		r.x += start
	}
	r.width = max(1, r.width-start-end)
	return r
}

// in is the region of a block with the frame.
func (f Frame) in(r region) region {
	r = r.inset(f.Start, f.End)
	switch f.Dir {
	case LeftToRight:
		r.rightToLeft = false
	case RightToLeft:
		r.rightToLeft = true
	}
	return r
}

// aligned is the x of something of a width in the region.
func (r region) aligned(width float64, a Align) float64 {
	switch {
	case a == AlignMiddle:
		return r.x + (r.width-width)/2
	case (a == AlignEnd) != r.rightToLeft:
		return r.x + r.width - width
	}
	return r.x
}

// composer turns blocks into pieces.
type composer struct {
	w    *writer
	sink *sink
}

// sink receives pieces and joins the distances between blocks: the larger counts.
type sink struct {
	out     func(piece) error
	space   float64
	started bool
}

// put adds a piece after the distance asked for.
func (c *composer) put(p piece) {
	if c.sink.space > 0 && c.sink.started {
		c.out(piece{kind: space, height: c.sink.space})
	}
	c.sink.space, c.sink.started = 0, true
	c.out(p)
}

func (c *composer) out(p piece) {
	if c.w.err == nil {
		c.w.err = c.sink.out(p)
	}
}

// space asks for a distance to the neighbouring piece.
func (c *composer) space(height float64) { c.sink.space = max(c.sink.space, height) }

// collect returns the pieces that a function puts.
func (c *composer) collect(put func()) []piece {
	var pieces []piece
	outer := c.sink
	c.sink = &sink{out: func(p piece) error {
		pieces = append(pieces, p)
		return nil
	}}
	put()
	c.sink = outer
	return pieces
}

func (c *composer) blocks(blocks []Block, r region, parent *element) {
	for _, b := range blocks {
		if c.w.stopped() {
			return
		}
		b.layout(c, r, parent)
	}
}

// element makes the element of a block.
func (f Frame) element(parent *element, role Role) *element {
	e := parent.child(role)
	if f.Lang != parent.language() {
		e.lang = f.Lang
	}
	return e
}

// named makes the place of a piece a destination.
func (f Frame) named(draw func(c *canvas, top float64)) func(c *canvas, top float64) {
	if f.Name == "" {
		return draw
	}
	return func(c *canvas, top float64) {
		if !c.artifact {
			c.w.destination(f.Name, c.index, top)
		}
		if draw != nil {
			draw(c, top)
		}
	}
}

// lines breaks text into the lines of a region.
func (c *composer) lines(text []Span, style Style, lang string, r region) []line {
	p := c.w.shaper.shape(text, style, lang, r.rightToLeft, style.Family == Mono)
	return p.breakLines(r.width)
}

// putLines puts the lines of a block, at least two of them together at either end.
func (c *composer) putLines(f Frame, lines []line, r region, align Align, e *element, draw func(c *canvas, top float64)) {
	c.space(f.Before)
	if len(lines) == 0 && f.Name != "" {
		c.put(piece{draw: f.named(nil), keep: true})
	}
	for i := range lines {
		l := &lines[i]
		x := r.aligned(l.width, align)
		p := piece{height: l.height, draw: func(c *canvas, top float64) { c.text(l, x, top, e) }}
		if i == 0 {
			p.draw = f.named(p.draw)
			if first := p.draw; draw != nil {
				p.draw = func(c *canvas, top float64) {
					draw(c, top)
					first(c, top)
				}
			}
		}
		last := len(lines) - 1
		p.keep = i == 0 && last > 0 || i == last-1 || i == last && f.KeepWithNext
		c.put(p)
	}
	c.space(f.After)
}

func (b Paragraph) layout(c *composer, r region, parent *element) {
	role := b.Role
	if role == "" {
		role = P
	}
	r = b.in(r)
	e := b.element(parent, role)
	style := r.style.with(b.Style)
	p := c.w.shaper.shape(b.Text, style, e.language(), r.rightToLeft, style.Family == Mono)
	p.hyphenate()
	c.putLines(b.Frame, p.breakLines(r.width), r, b.Align, e, nil)
}

// headingSizes are the sizes of headings by level, if the text is 10.5 points.
var headingSizes = [7]float64{0, 22, 15, 12, 10.5, 9.5, 9}

func (b Heading) layout(c *composer, r region, parent *element) {
	level := min(max(b.Level, 1), 6)
	r = b.in(r)
	e := b.element(parent, Role("H"+string(rune('0'+level))))
	own := Style{Family: Sans, Bold: true, Size: headingSizes[level], Leading: 1.25}
	style := r.style.with(own).with(b.Style)
	if b.Before == 0 && b.After == 0 {
		b.Before, b.After = style.Size*1.1, style.Size*0.4
	}
	b.KeepWithNext = true
	title := b.Outline
	if title == "" {
		for _, s := range b.Text {
			title += s.Text
		}
	}
	p := c.w.shaper.shape(b.Text, style, e.language(), r.rightToLeft, style.Family == Mono)
	c.putLines(b.Frame, p.balancedLines(r.width), r, b.Align, e, func(c *canvas, top float64) {
		c.w.outline = append(c.w.outline, bookmark{title, level, place{c.index, top}})
	})
}

func (b Preformatted) layout(c *composer, r region, parent *element) {
	r = b.in(r)
	e := b.element(parent, P)
	style := r.style.with(Style{Family: Mono, Size: 0.87 * r.style.Size, Leading: 1.35}).with(b.Style)
	c.putLines(b.Frame, c.lines(b.Text, style, e.language(), r), r, AlignStart, e.child("Code"), nil)
}

func (b Section) layout(c *composer, r region, parent *element) {
	role := b.Role
	if role == "" {
		role = Sect
	}
	e := Frame{Lang: b.Lang}.element(parent, role)
	if b.Blocks == nil {
		return
	}
	for block := range b.Blocks {
		if c.w.stopped() {
			return
		}
		block.layout(c, r, e)
	}
}

// defaultBarWidth is the thickness of the bar of a box.
const defaultBarWidth = 3

func (b Box) layout(c *composer, r region, parent *element) {
	role := b.Role
	if role == "" {
		role = Div
	}
	r = b.in(r)
	e := b.element(parent, role)
	inner := r.inset(b.Padding.Start, b.Padding.End)
	inner.style = r.style.with(b.Style)
	pieces := c.collect(func() { c.blocks(b.Blocks, inner, e) })
	f := &frame{padTop: b.Padding.Top, padBottom: b.Padding.Bottom, paint: b.painter(r)}
	c.putFrame(b.Frame, f, pieces, !b.Breakable)
}

// putFrame puts pieces inside a frame, together if they fit on one page.
func (c *composer) putFrame(outer Frame, f *frame, pieces []piece, together bool) {
	height := f.padTop + f.padBottom
	for _, p := range pieces {
		height += p.height
	}
	together = together && height <= c.w.flow.height
	c.space(outer.Before)
	c.put(piece{kind: opening, height: f.padTop, frame: f, draw: outer.named(nil)})
	for i, p := range pieces {
		p.keep = p.keep || together || i == len(pieces)-1
		c.out(p)
	}
	c.put(piece{kind: closing, height: f.padBottom, frame: f, keep: outer.KeepWithNext})
	c.space(outer.After)
}

// painter paints the background, the border and the bar of the box.
func (b Box) painter(r region) func(c *canvas, top, bottom float64) {
	width := b.BarWidth
	if width == 0 {
		width = defaultBarWidth
	}
	return func(c *canvas, top, bottom float64) {
		at := box{r.x, c.height - bottom, r.x + r.width, c.height - top}
		c.under = appendFrame(c.under, at, b.Radius, b.Background, b.Border)
		if b.Bar == 0 {
			return
		}
		bar := box{at.x0, at.y0, at.x0 + width, at.y1}
		if r.rightToLeft {
			bar.x0, bar.x1 = at.x1-width, at.x1
		}
		c.under = append(appendRoundRect(appendFill(c.under, b.Bar), bar, min(b.Radius, width/2)), "f\n"...)
	}
}

func (b Rule) layout(c *composer, r region, _ *element) {
	r = b.in(r)
	thickness := b.Thickness
	if thickness == 0 {
		thickness = 0.5
	}
	color := b.Color
	if color == 0 {
		color = r.style.Color
	}
	c.space(b.Before)
	c.put(piece{height: thickness, keep: b.KeepWithNext, draw: b.named(func(c *canvas, top float64) {
		c.under = appendRect(appendFill(c.under, color), box{r.x, c.height - top - thickness, r.x + r.width, c.height - top})
		c.under = append(c.under, "f\n"...)
	})})
	c.space(b.After)
}

func (PageBreak) layout(c *composer, _ region, _ *element) {
	c.sink.space = 0
	c.out(piece{kind: pageEnds})
}
