package pdf

func (b Columns) layout(c *composer, r region, parent *element) {
	r = b.in(r)
	fixed, shares := b.Gap*float64(max(0, len(b.Cells)-1)), 0.0
	for i := range b.Cells {
		if b.width(i) == 0 {
			shares++
		}
		fixed += b.width(i)
	}
	e := b.element(parent, Div)
	built := &row{middle: b.Middle, named: b.named}
	at := 0.0
	for i, blocks := range b.Cells {
		width := b.width(i)
		if width == 0 {
			width = max(1, (r.width-fixed)/shares)
		}
		inner := r.inset(at, r.width-at-width)
		built.cells = append(built.cells, rowCell{c.collect(func() { c.blocks(blocks, inner, e) })})
		at += width + b.Gap
	}
	c.space(b.Before)
	c.put(built.piece(b.KeepWithNext))
	c.space(b.After)
}

// width is the given width of a column, or 0.
func (b Columns) width(i int) float64 {
	if i < len(b.Widths) {
		return b.Widths[i]
	}
	return 0
}
