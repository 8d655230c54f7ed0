package pdf

import (
	"errors"
	"strconv"
)

// Drawing is a vector picture: a block of its own, or inline in a [Span].
type Drawing struct {
	Frame
	// Width and Height are the size on paper.
	Width, Height float64
	// ViewBox is the rectangle of path coordinates (x, y, width, height; y grows
	// downwards as in SVG) shown in that size. Zero means 0, 0, Width, Height.
	ViewBox [4]float64
	Shapes  []Shape
	// Alt describes the drawing. If it is empty the drawing is decoration.
	Alt   string
	Align Align
	// Drop is how far an inline drawing reaches below the baseline.
	Drop float64
}

// Shape is a path of a drawing.
type Shape struct {
	// Path is SVG path data (the d attribute): M L H V C S Q T A Z, absolute
	// and relative.
	Path string
	// Fill and Stroke are drawn if set.
	Fill, Stroke Color
	// StrokeWidth is in units of the view box; 1 if zero.
	StrokeWidth float64
	// Dash are lengths of strokes and gaps in turn, in units of the view box.
	Dash []float64
	// EvenOdd fills by the even-odd rule instead of the non-zero one.
	EvenOdd bool
}

func (b Drawing) layout(c *composer, r region, parent *element) {
	r = b.in(r)
	x := r.aligned(b.Width, b.Align)
	e := b.figure(parent, b.Alt)
	c.space(b.Before)
	c.put(piece{height: b.Height, keep: b.KeepWithNext, draw: b.named(func(c *canvas, top float64) {
		c.drawing(&b, box{x, c.height - top - b.Height, x + b.Width, c.height - top}, e)
	})})
	c.space(b.After)
}

// figure makes the element of a picture, or none if the picture is decoration.
func (f Frame) figure(parent *element, alt string) *element {
	if alt == "" {
		return nil
	}
	e := f.element(parent, "Figure")
	e.alt = alt
	return e
}

// drawing draws the shapes of d into a rectangle, as a figure or as decoration.
func (c *canvas) drawing(d *Drawing, at box, figure *element) {
	content, err := d.appendShapes(nil, at)
	if err != nil {
		if c.w.err == nil {
			c.w.err = err
		}
		return
	}
	c.show(content, at, figure)
}

// show adds the operators of a picture to the page.
func (c *canvas) show(content []byte, at box, figure *element) {
	if figure == nil || c.artifact {
		c.over = append(c.over, content...)
		return
	}
	figure.attrs = "<< /O /Layout /Placement /Block /BBox [" + at.String() + "] >>"
	c.mark(figure)
	c.body = append(c.body, content...)
}

// appendShapes draws the shapes, scaled from the view box to the rectangle.
func (b *Drawing) appendShapes(out []byte, at box) ([]byte, error) {
	view := b.ViewBox
	if view == [4]float64{} {
		view = [4]float64{0, 0, b.Width, b.Height}
	}
	if view[2] <= 0 || view[3] <= 0 {
		return out, errors.New("a drawing has no area")
	}
	sx, sy := (at.x1-at.x0)/view[2], (at.y1-at.y0)/view[3]
	out = append(out, "q "...)
	out = append(appendMatrix(out, sx, -sy, at.x0-sx*view[0], at.y1+sy*view[1]), "cm\n"...)
	for _, s := range b.Shapes {
		var err error
		if out, err = s.append(out); err != nil {
			return out, err
		}
	}
	return append(out, "Q\n"...), nil
}

// appendMatrix writes a matrix that scales and moves.
func appendMatrix(b []byte, sx, sy, x, y float64) []byte {
	b = append(appendScale(b, sx), " 0 0 "...)
	return appendNumber(appendNumber(append(appendScale(b, sy), ' '), x), y)
}

// appendScale writes a factor with more decimals than a length has.
func appendScale(b []byte, v float64) []byte { return strconv.AppendFloat(b, v, 'f', 6, 64) }

func (s Shape) append(b []byte) ([]byte, error) {
	paint := ""
	if s.Fill != 0 {
		b = appendFill(b, s.Fill)
		paint = "f"
	}
	if s.Stroke != 0 {
		width := s.StrokeWidth
		if width == 0 {
			width = 1
		}
		b = append(appendNumber(append(appendStroke(b, s.Stroke), "1 J 1 j "...), width), "w ["...)
		for _, v := range s.Dash {
			b = appendNumber(b, v)
		}
		b = append(b, "] 0 d "...)
		paint = "S"
		if s.Fill != 0 {
			paint = "B"
		}
	}
	if paint == "" {
		return b, nil
	}
	b, err := appendPath(b, s.Path)
	if err != nil {
		return b, err
	}
	if s.EvenOdd && s.Fill != 0 {
		paint += "*"
	}
	return append(append(b, paint...), '\n'), nil
}
