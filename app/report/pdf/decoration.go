package pdf

import "math"

// backgrounds paints the spans' backgrounds and badges of a line, each stretch of
// one colour as one rectangle.
func (c *canvas) backgrounds(l *line, x, base float64) {
	eachStretch(l, func(p *part) Color { return p.run.span.Background }, func(color Color, from, to float64) {
		c.under = appendFill(c.under, color)
		c.under = appendRect(c.under, box{x + from, base - highlightBelow*l.size, x + to, base + highlightAbove*l.size})
		c.under = append(c.under, "f\n"...)
	})
	eachStretch(l, func(p *part) *Badge { return p.run.span.Badge }, func(b *Badge, from, to float64) {
		c.badge(b, l, box{x + from - b.padding(), base, x + to + b.padding(), base})
	})
}

// eachStretch calls draw for every stretch of neighbouring parts, as seen on the
// line, that have the same value other than the zero value.
func eachStretch[T comparable](l *line, value func(*part) T, draw func(v T, from, to float64)) {
	var zero, current T
	var from, to float64
	flush := func() {
		if current != zero && to > from {
			draw(current, from, to)
		}
	}
	for _, i := range l.order {
		p := &l.parts[i]
		if p.width == 0 {
			continue
		}
		if v := value(p); v != current {
			flush()
			current, from = v, p.x
		}
		to = p.x + p.width
	}
	flush()
}

// badge draws the frame of a badge around its text.
func (c *canvas) badge(b *Badge, l *line, at box) {
	at.y0 -= 0.34 * l.size
	at.y1 += 1.02 * l.size
	radius := b.Radius
	if radius == 0 {
		radius = (at.y1 - at.y0) / 2
	}
	c.under = appendFrame(c.under, at, radius, b.Fill, b.Border)
}

// hairline is the thickness of frames.
const hairline = 0.6

// appendFrame draws a rounded rectangle, filled, outlined or both.
func appendFrame(b []byte, at box, radius float64, fill, border Color) []byte {
	if fill == 0 && border == 0 {
		return b
	}
	operator := "f\n"
	if fill != 0 {
		b = appendFill(b, fill)
	}
	if border != 0 {
		b = append(appendNumber(appendStroke(b, border), hairline), "w "...)
		operator = "S\n"
		if fill != 0 {
			operator = "B\n"
		}
	}
	return append(appendRoundRect(b, at, radius), operator...)
}

func appendRect(b []byte, r box) []byte {
	b = appendNumber(appendNumber(b, r.x0), r.y0)
	return append(appendNumber(appendNumber(b, r.x1-r.x0), r.y1-r.y0), "re "...)
}

// circle is the distance of the control points that makes a Bézier curve the
// best quarter of a circle of radius 1: 4/3 (√2 − 1).
const circle = 0.5523

func appendRoundRect(b []byte, r box, radius float64) []byte {
	radius = min(radius, (r.x1-r.x0)/2, (r.y1-r.y0)/2)
	if radius <= 0 {
		return appendRect(b, r)
	}
	k := radius * (1 - circle)
	b = appendPoints(b, "m ", r.x0+radius, r.y0)
	b = appendPoints(b, "l ", r.x1-radius, r.y0)
	b = appendPoints(b, "c ", r.x1-k, r.y0, r.x1, r.y0+k, r.x1, r.y0+radius)
	b = appendPoints(b, "l ", r.x1, r.y1-radius)
	b = appendPoints(b, "c ", r.x1, r.y1-k, r.x1-k, r.y1, r.x1-radius, r.y1)
	b = appendPoints(b, "l ", r.x0+radius, r.y1)
	b = appendPoints(b, "c ", r.x0+k, r.y1, r.x0, r.y1-k, r.x0, r.y1-radius)
	b = appendPoints(b, "l ", r.x0, r.y0+radius)
	return appendPoints(b, "c h ", r.x0, r.y0+k, r.x0+k, r.y0, r.x0+radius, r.y0)
}

func appendPoints(b []byte, operator string, v ...float64) []byte {
	for _, x := range v {
		b = appendNumber(b, x)
	}
	return append(b, operator...)
}

// Underlines, as parts of the text size: the distance of the first from the
// baseline, the distance of the next from it, and their thickness.
const (
	underlineFirst = 0.17
	underlineStep  = 0.15
	underlineWidth = 0.06
)

// underlines draws the spans' underlines lane by lane.
func (c *canvas) underlines(l *line, x, base float64) {
	lanes := 0
	for i := range l.parts {
		lanes = max(lanes, len(l.parts[i].run.span.Underlines))
	}
	for lane := range lanes {
		eachStretch(l, func(p *part) Underline { return p.run.span.underline(lane) }, func(u Underline, from, to float64) {
			y := base - l.size*(underlineFirst+underlineStep*float64(lane))
			c.under = u.draw(c.under, x+from, x+to, y, l.size*underlineWidth)
		})
	}
}

// underline is the span's underline in a lane, with its colour resolved.
func (s *span) underline(lane int) Underline {
	if lane >= len(s.Underlines) || s.Underlines[lane].Line == NoLine {
		return Underline{}
	}
	u := s.Underlines[lane]
	if u.Color == 0 {
		u.Color = s.Color
	}
	return u
}

// draw draws a rule in the underline's style.
func (u Underline) draw(b []byte, x0, x1, y, width float64) []byte {
	b = append(appendNumber(appendStroke(append(b, "q "...), u.Color), width), "w "...)
	switch u.Line {
	case Dashed:
		b = append(appendNumber(append(b, '['), 4*width), "] 0 d "...)
	case Dotted:
		b = append(appendNumber(append(b, "1 J [0 "...), 2.2*width), "] 0 d "...)
	case Double:
		b = appendPoints(b, "m ", x0, y-1.6*width)
		b = appendPoints(b, "l ", x1, y-1.6*width)
	case Wavy:
		b = appendWave(b, x0, x1, y, 1.4*width)
		return append(b, "S Q\n"...)
	}
	b = appendPoints(b, "m ", x0, y)
	b = appendPoints(b, "l ", x1, y)
	return append(b, "S Q\n"...)
}

// appendWave draws a wave whose half periods are three times its height.
func appendWave(b []byte, x0, x1, y, height float64) []byte {
	half := 3 * height
	n := max(1, int(math.Round((x1-x0)/half)))
	step := (x1 - x0) / float64(n)
	b = appendPoints(b, "m ", x0, y)
	for i := range n {
		x := x0 + float64(i)*step
		b = appendPoints(b, "c ", x+step/3, y+height, x+2*step/3, y+height, x+step, y)
		height = -height
	}
	return b
}

// strikes draws lines through struck text.
func (c *canvas) strikes(l *line, x, base float64) {
	type strike struct {
		color Color
		size  float64
	}
	value := func(p *part) strike {
		s := p.run.span
		if !s.Strike {
			return strike{}
		}
		return strike{s.Color, s.Size}
	}
	eachStretch(l, value, func(s strike, from, to float64) {
		rule := Underline{Line: Solid, Color: s.color}
		c.over = rule.draw(c.over, x+from, x+to, base+0.28*s.size, s.size*underlineWidth)
	})
}
