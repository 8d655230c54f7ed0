package pdf

// row is a number of cells beside each other, each a flow of its own.
type row struct {
	cells  []rowCell
	padTop float64
	padEnd float64 // below
	middle bool
	paint  func(c *canvas, top, bottom float64)
	named  func(draw func(c *canvas, top float64)) func(c *canvas, top float64)
}

// rowCell is the content of a cell; its pieces know their x themselves.
type rowCell struct {
	pieces []piece
}

func (r *row) height() float64 {
	tallest := 0.0
	for _, cell := range r.cells {
		_, h := stack(cell.pieces)
		tallest = max(tallest, h)
	}
	return tallest + r.padTop + r.padEnd
}

// piece is the row as a piece of the flow.
func (r *row) piece(keep bool) piece {
	height := r.height()
	draw := func(c *canvas, top float64) {
		if r.paint != nil {
			r.paint(c, top, top+height)
		}
		for _, cell := range r.cells {
			list, h := stack(cell.pieces)
			at := top + r.padTop
			if r.middle {
				at += (height - r.padTop - r.padEnd - h) / 2
			}
			drawPieces(c, list, at, h)
		}
	}
	if r.named != nil {
		draw = r.named(draw)
	}
	return piece{height: height, keep: keep, draw: draw, row: r}
}

// split parts the row so that its first portion is no taller than height. It
// fails if a cell that has content would show none of it above the break.
func (r *row) split(height float64) (head, tail *row, ok bool) {
	room := height - r.padTop - r.padEnd
	h, t := *r, *r
	h.cells, t.cells = make([]rowCell, len(r.cells)), make([]rowCell, len(r.cells))
	t.named = nil
	rest := false
	for i, cell := range r.cells {
		n := lastBreak(cell.pieces, room)
		if n == 0 && len(cell.pieces) > 0 {
			return nil, nil, false
		}
		h.cells[i].pieces = cell.pieces[:n]
		for n < len(cell.pieces) && cell.pieces[n].kind == space {
			n++
		}
		t.cells[i].pieces = cell.pieces[n:]
		rest = rest || n < len(cell.pieces)
	}
	return &h, &t, rest
}

// lastBreak is the number of pieces that fit into the height and may be parted
// from those that follow. Frames are not split inside a cell.
func lastBreak(pieces []piece, height float64) int {
	used, best, depth := 0.0, 0, 0
	for i, p := range pieces {
		used += p.height
		if used > height+tolerance {
			return best
		}
		switch p.kind {
		case opening:
			depth++
		case closing:
			depth--
		}
		if depth == 0 && !p.keep && p.kind != space {
			best = i + 1
		}
	}
	return len(pieces)
}
