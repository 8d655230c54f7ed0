package pdf

import "strconv"

// defaultListIndent is the room for the labels of a list.
const defaultListIndent = 16

// labelGap is the distance between a label and its item.
const labelGap = 5

func (b List) layout(c *composer, r region, parent *element) {
	r = b.in(r)
	r.style = r.style.with(b.Style)
	list := b.element(parent, "L")
	list.attrs = "<< /O /List /ListNumbering /" + b.Numbering.name() + " >>"
	indent := b.Indent
	if indent == 0 {
		indent = defaultListIndent
	}
	c.space(b.Before)
	if b.Name != "" {
		c.put(piece{keep: true, draw: b.named(nil)})
	}
	for i, item := range b.Items {
		if i > 0 {
			c.space(b.Gap)
		}
		label := item.Label
		if label == nil {
			label = Plain(b.Numbering.label(max(b.First, 1) + i))
		}
		c.item(item, label, r, indent, list, b.KeepWithNext && i == len(b.Items)-1)
	}
	c.space(b.After)
}

// item puts an item, its label on the first line of its text.
func (c *composer) item(item Item, label []Span, r region, indent float64, list *element, keep bool) {
	li := list.child("LI")
	lbl := li.child("Lbl")
	lines := c.lines(label, r.style, lbl.language(), r.inset(0, max(0, r.width-indent)))
	pieces := c.collect(func() { c.blocks(item.Blocks, r.inset(indent, 0), li.child("LBody")) })
	labelPiece := piece{keep: true, draw: Frame{Name: item.Name}.named(func(c *canvas, top float64) {
		if len(lines) == 0 {
			return
		}
		room := r.inset(0, max(0, r.width-indent+labelGap))
		c.text(&lines[0], room.aligned(lines[0].width, AlignEnd), top, lbl)
	})}
	if len(pieces) == 0 {
		if len(lines) == 0 {
			return
		}
		labelPiece.height, labelPiece.keep = lines[0].height, keep
	}
	c.put(labelPiece)
	for i, p := range pieces {
		p.keep = p.keep || keep && i == len(pieces)-1
		c.out(p)
	}
}

// name is the value of the attribute ListNumbering (ISO 32000-1, table 347).
func (n Numbering) name() string {
	switch n {
	case Decimal:
		return "Decimal"
	case Bullets:
		return "Disc"
	}
	return "None"
}

// label is the text of the label with a number from 1.
func (n Numbering) label(i int) string {
	switch n {
	case Decimal:
		return strconv.Itoa(i) + "."
	case Bullets:
		return "•"
	}
	return ""
}
