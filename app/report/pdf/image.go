package pdf

import (
	"errors"
	"strconv"
)

// Image is a picture in the flow of blocks, as large as its pixels at 96 to the
// inch, scaled down to fit the width and MaxHeight.
type Image struct {
	Frame
	Picture *Picture
	// Alt describes the picture. If it is empty the picture is decoration.
	Alt string
	// MaxHeight limits the height; 0 means to 85 per cent of the text area, which
	// leaves room for what is around it.
	MaxHeight float64
	Align     Align
	// Caption stays with the picture.
	Caption []Span
	// CaptionStyle is merged over 0.85 of the surrounding size in sans.
	CaptionStyle Style
}

// pointsPerPixel is the size of a pixel on paper, as in CSS.
const pointsPerPixel = 72.0 / 96

// largestImage is the part of the text area that an image with its caption takes.
const largestImage = 0.85

// captionGap is the distance of a caption from its picture.
const captionGap = 4

func (b Image) layout(c *composer, r region, parent *element) {
	if b.Picture == nil {
		if c.w.err == nil {
			c.w.err = errors.New("an image has no picture")
		}
		return
	}
	r = b.in(r)
	e := parent
	if len(b.Caption) > 0 {
		e = b.element(parent, Div)
	}
	figure := b.figure(e, b.Alt)
	style := r.style.with(Style{Family: Sans, Size: 0.85 * r.style.Size}).with(b.CaptionStyle)
	lines := c.lines(b.Caption, style, e.language(), r)
	below := 0.0
	for _, l := range lines {
		below += l.height
	}
	if len(lines) > 0 {
		below += captionGap
	}
	limit := max(1, largestImage*c.w.flow.height-below)
	if b.MaxHeight > 0 {
		limit = min(limit, b.MaxHeight)
	}
	width, height := float64(b.Picture.Width)*pointsPerPixel, float64(b.Picture.Height)*pointsPerPixel
	scale := min(1, r.width/width, limit/height)
	width, height = width*scale, height*scale
	x := r.aligned(width, b.Align)
	c.space(b.Before)
	c.put(piece{height: height, keep: len(lines) > 0 || b.KeepWithNext, draw: b.named(func(c *canvas, top float64) {
		c.picture(b.Picture, box{x, c.height - top - height, x + width, c.height - top}, figure)
	})})
	if len(lines) > 0 {
		c.space(captionGap)
		c.putLines(Frame{KeepWithNext: b.KeepWithNext}, lines, r, b.Align, e.child(Caption), nil)
	}
	c.space(b.After)
}

// picture draws a picture into a rectangle.
func (c *canvas) picture(p *Picture, at box, figure *element) {
	n, ok := c.w.pictures[p]
	if !ok {
		n = p.write(c.w.file)
		c.w.pictures[p] = n
	}
	content := append(appendMatrix([]byte("q "), at.x1-at.x0, at.y1-at.y0, at.x0, at.y0), "cm /I"...)
	content = append(strconv.AppendInt(content, int64(n), 10), " Do Q\n"...)
	c.show(content, at, figure)
}
