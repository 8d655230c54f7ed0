package pdf

// piece is a part of the flow: it has a height, and stands below the one before it.
type piece struct {
	kind   pieceKind
	height float64
	// keep forbids a page break after the piece.
	keep bool
	draw func(c *canvas, top float64)
	// frame is what an opening or closing piece opens or closes.
	frame *frame
	// row, if not nil, can be split when it is too tall.
	row *row
}

type pieceKind uint8

const (
	solid    pieceKind = iota
	space              // dropped at the top of a page
	opening            // of a frame; its height is the padding at the top
	closing            // of a frame; its height is the padding at the bottom
	pageEnds           // a forced page break
)

// frame is a stretch of the flow with something painted behind it, or with
// something to be repeated when it continues on a new page.
type frame struct {
	padTop, padBottom float64
	paint             func(c *canvas, top, bottom float64)
	repeat            []piece // drawn again, as artifacts, at the top of a page
}

// flow fills pages with pieces.
type flow struct {
	w      *writer
	top    float64 // of the text area
	height float64 // of the text area
	y      float64 // used of it
	fresh  bool    // nothing but what is repeated stands on the page
	placed []placed
	open   []*frame
	chunk  []piece // may not be parted
}

// placed is a piece at its place, measured from the top of the text area.
type placed struct {
	piece
	y        float64
	repeated bool
}

// add takes the next piece of the document.
func (f *flow) add(p piece) error {
	if p.kind == pageEnds {
		if err := f.flush(); err != nil {
			return err
		}
		if !f.fresh {
			return f.turn()
		}
		return nil
	}
	f.chunk = append(f.chunk, p)
	if p.keep || p.kind == space || p.kind == opening {
		return nil
	}
	return f.flush()
}

// flush places the pending chunk on this page or on the next.
func (f *flow) flush() error {
	chunk := f.chunk
	f.chunk = f.chunk[:0]
	if len(chunk) == 0 {
		return nil
	}
	if f.fits(chunk) {
		f.placeAll(chunk)
		return nil
	}
	if rest, ok := f.splitHere(chunk); ok {
		chunk = rest
	}
	if !f.fresh {
		if err := f.turn(); err != nil {
			return err
		}
	}
	if f.fits(chunk) {
		f.placeAll(chunk)
		return nil
	}
	return f.force(chunk)
}

// finish places what is pending and ends the last page.
func (f *flow) finish() error {
	if err := f.flush(); err != nil {
		return err
	}
	if f.fresh && len(f.w.pages) > 0 {
		return nil
	}
	return f.turn()
}

// fits reports whether the pieces fit on what is left of the page, with the
// padding of all frames that they leave open.
func (f *flow) fits(pieces []piece) bool {
	return f.needed(pieces) <= f.height-f.y+tolerance
}

func (f *flow) needed(pieces []piece) float64 {
	height, atTop := 0.0, f.fresh
	reserve := 0.0
	for _, o := range f.open {
		reserve += o.padBottom
	}
	for _, p := range pieces {
		if p.kind == space && atTop {
			continue
		}
		atTop = atTop && p.kind != solid && p.kind != opening
		height += p.height
		switch p.kind {
		case opening:
			reserve += p.frame.padBottom
		case closing:
			reserve -= p.frame.padBottom
		}
	}
	return height + reserve
}

func (f *flow) placeAll(pieces []piece) {
	for _, p := range pieces {
		f.place(p)
	}
}

func (f *flow) place(p piece) {
	if p.kind == space && f.fresh {
		return
	}
	f.placed = append(f.placed, placed{p, f.y, false})
	f.y += p.height
	switch p.kind {
	case opening:
		f.open = append(f.open, p.frame)
	case closing:
		f.open = f.open[:len(f.open)-1]
	}
	if p.kind != space {
		f.fresh = false
	}
}

// splitHere parts a chunk that is one tall row, so that it begins on this page
// rather than leave it half empty. It returns what is left of the chunk.
func (f *flow) splitHere(chunk []piece) (rest []piece, ok bool) {
	i := 0
	for i < len(chunk) && chunk[i].kind == space {
		i++
	}
	if i != len(chunk)-1 || chunk[i].row == nil || chunk[i].height < f.height/3 {
		return nil, false
	}
	before := f.needed(chunk[:i])
	head, tail, ok := chunk[i].row.split(f.height - f.y - before)
	if !ok {
		return nil, false
	}
	f.placeAll(chunk[:i])
	f.place(head.piece(true))
	return []piece{tail.piece(chunk[i].keep)}, true
}

// force places pieces that do not fit together on a whole page, breaking
// wherever one of them ends, and rows also inside.
func (f *flow) force(pieces []piece) error {
	for len(pieces) > 0 {
		p := pieces[0]
		if p.kind == space || f.fits(pieces[:1]) {
			f.place(p)
			pieces = pieces[1:]
			continue
		}
		if p.row != nil {
			if head, tail, ok := p.row.split(f.height - f.y); ok {
				f.place(head.piece(true))
				pieces[0] = tail.piece(p.keep)
				if err := f.turn(); err != nil {
					return err
				}
				continue
			}
		}
		if !f.fresh {
			if err := f.turn(); err != nil {
				return err
			}
			continue
		}
		f.place(p) // taller than a page and of one piece
		pieces = pieces[1:]
	}
	return nil
}

// turn writes the page and begins the next one, with the frames that are open.
func (f *flow) turn() error {
	if err := f.w.ctx.Err(); err != nil {
		return err
	}
	c := f.w.newPage()
	drawPieces(c, f.placed, f.top, f.y)
	c.finish()
	if f.w.doc.Progress != nil {
		f.w.doc.Progress(len(f.w.pages))
	}
	f.placed, f.y = f.placed[:0], 0
	f.fresh = true
	for _, o := range f.open {
		f.placed = append(f.placed, placed{piece{kind: opening, height: o.padTop, frame: o}, f.y, false})
		f.y += o.padTop
		for _, p := range o.repeat {
			f.placed = append(f.placed, placed{p, f.y, true})
			f.y += p.height
		}
	}
	return f.w.file.err
}

// drawPieces draws pieces that stand at their places below top. A frame that is
// not closed among them reaches down to the bottom.
func drawPieces(c *canvas, pieces []placed, top, bottom float64) {
	type opened struct {
		frame    *frame
		from, to float64
	}
	var frames []opened
	var open []int
	for _, p := range pieces {
		switch p.kind {
		case opening:
			open = append(open, len(frames))
			frames = append(frames, opened{p.frame, p.y, bottom})
		case closing:
			frames[open[len(open)-1]].to = p.y + p.height
			open = open[:len(open)-1]
		}
	}
	for _, i := range open { // continued on the next page
		frames[i].to += frames[i].frame.padBottom
	}
	for _, f := range frames { // the outer ones first
		if f.frame.paint != nil {
			f.frame.paint(c, top+f.from, top+f.to)
		}
	}
	for _, p := range pieces {
		if p.draw == nil {
			continue
		}
		was := c.artifact
		c.artifact = was || p.repeated
		p.draw(c, top+p.y)
		c.artifact = was
	}
}

// stack places pieces below each other, beginning at 0.
func stack(pieces []piece) (list []placed, height float64) {
	list = make([]placed, len(pieces))
	for i, p := range pieces {
		list[i] = placed{p, height, false}
		height += p.height
	}
	return list, height
}
