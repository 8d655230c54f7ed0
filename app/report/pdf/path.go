package pdf

import (
	"fmt"
	"math"
	"strconv"
)

// appendPath translates SVG path data (https://www.w3.org/TR/SVG2/paths.html) into
// path operators. Quadratic curves and arcs become cubic ones, which is all PDF has.
func appendPath(b []byte, data string) ([]byte, error) {
	p := &pathReader{data: data, out: b}
	for {
		p.separators()
		if p.at == len(p.data) {
			return p.out, nil
		}
		if command := p.data[p.at]; command|0x20 >= 'a' && command|0x20 <= 'z' {
			p.at++
			p.command, p.first = command, true
		} else if p.command|0x20 == 'z' || p.command == 0 {
			p.fail()
		}
		p.step()
		if p.bad {
			return b, fmt.Errorf("path %q cannot be read at byte %d", data, p.at)
		}
	}
}

// pathReader reads path data and keeps the current point.
type pathReader struct {
	data    string
	at      int
	out     []byte
	bad     bool
	command byte
	first   bool // no numbers of the command have been read
	x, y    float64
	startX  float64 // of the subpath
	startY  float64
	// controlX and controlY are the last control point, if the last command was
	// of the kind that lets the next curve reflect it.
	controlX, controlY float64
	last               byte // the last command, lower case
}

func (p *pathReader) fail() { p.bad = true }

// step reads the numbers of the current command once and draws.
func (p *pathReader) step() {
	kind := p.command | 0x20
	originX, originY := 0.0, 0.0
	if p.command == kind {
		originX, originY = p.x, p.y
	}
	if !p.first && kind == 'm' { // further pairs are lines
		kind = 'l'
	}
	if p.last == 0 && kind != 'm' {
		p.fail()
		return
	}
	p.first = false
	point := func() (float64, float64) {
		x := p.number()
		return originX + x, originY + p.number()
	}
	switch kind {
	case 'm':
		p.x, p.y = point()
		p.startX, p.startY = p.x, p.y
		p.out = appendPoints(p.out, "m ", p.x, p.y)
	case 'l':
		x, y := point()
		p.lineTo(x, y)
	case 'h':
		p.lineTo(originX+p.number(), p.y)
	case 'v':
		p.lineTo(p.x, originY+p.number())
	case 'c':
		x1, y1 := point()
		x2, y2 := point()
		x, y := point()
		p.curveTo(x1, y1, x2, y2, x, y)
	case 's':
		x1, y1 := p.reflected('c', 's')
		x2, y2 := point()
		x, y := point()
		p.curveTo(x1, y1, x2, y2, x, y)
	case 'q':
		cx, cy := point()
		x, y := point()
		p.quadraticTo(cx, cy, x, y)
	case 't':
		cx, cy := p.reflected('q', 't')
		x, y := point()
		p.quadraticTo(cx, cy, x, y)
	case 'a':
		rx, ry, rotation := p.number(), p.number(), p.number()
		large, sweep := p.flag(), p.flag()
		x, y := point()
		p.arcTo(rx, ry, rotation, large, sweep, x, y)
	case 'z':
		p.x, p.y = p.startX, p.startY
		p.out = append(p.out, "h "...)
	default:
		p.fail()
	}
	p.last = kind
}

func (p *pathReader) lineTo(x, y float64) {
	p.x, p.y = x, y
	p.out = appendPoints(p.out, "l ", x, y)
}

func (p *pathReader) curveTo(x1, y1, x2, y2, x, y float64) {
	p.controlX, p.controlY = x2, y2
	p.x, p.y = x, y
	p.out = appendPoints(p.out, "c ", x1, y1, x2, y2, x, y)
}

func (p *pathReader) quadraticTo(cx, cy, x, y float64) {
	x0, y0 := p.x, p.y
	p.curveTo(x0+2*(cx-x0)/3, y0+2*(cy-y0)/3, x+2*(cx-x)/3, y+2*(cy-y)/3, x, y)
	p.controlX, p.controlY = cx, cy
}

// reflected is the last control point mirrored at the current point, if the last
// command was one of the two; else the current point.
func (p *pathReader) reflected(a, b byte) (float64, float64) {
	if p.last != a && p.last != b {
		return p.x, p.y
	}
	return 2*p.x - p.controlX, 2*p.y - p.controlY
}

// arcTo draws an elliptical arc by the conversion of SVG 2, appendix B.2.4, in
// pieces of at most a quarter turn.
func (p *pathReader) arcTo(rx, ry, rotation float64, large, sweep bool, x, y float64) {
	x0, y0 := p.x, p.y
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || x0 == x && y0 == y {
		p.lineTo(x, y)
		return
	}
	sin, cos := math.Sincos(rotation * math.Pi / 180)
	dx, dy := (x0-x)/2, (y0-y)/2
	ux, uy := cos*dx+sin*dy, cos*dy-sin*dx
	if scale := ux*ux/(rx*rx) + uy*uy/(ry*ry); scale > 1 {
		rx, ry = rx*math.Sqrt(scale), ry*math.Sqrt(scale)
	}
	k := math.Sqrt(max(0, (rx*rx*ry*ry-rx*rx*uy*uy-ry*ry*ux*ux)/(rx*rx*uy*uy+ry*ry*ux*ux)))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*uy/ry, -k*ry*ux/rx
	centerX, centerY := cos*cx-sin*cy+(x0+x)/2, sin*cx+cos*cy+(y0+y)/2
	from := math.Atan2((uy-cy)/ry, (ux-cx)/rx)
	turn := math.Atan2((-uy-cy)/ry, (-ux-cx)/rx) - from
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	n := int(math.Ceil(math.Abs(turn)/(math.Pi/2) - 1e-9))
	step := turn / float64(max(n, 1))
	handle := 4.0 / 3 * math.Tan(step/4)
	at := func(x, y float64) (float64, float64) {
		return centerX + cos*rx*x - sin*ry*y, centerY + sin*rx*x + cos*ry*y
	}
	for i := range n {
		s1, c1 := math.Sincos(from + step*float64(i))
		s2, c2 := math.Sincos(from + step*float64(i+1))
		x1, y1 := at(c1-handle*s1, s1+handle*c1)
		x2, y2 := at(c2+handle*s2, s2-handle*c2)
		endX, endY := at(c2, s2)
		if i == n-1 {
			endX, endY = x, y
		}
		p.curveTo(x1, y1, x2, y2, endX, endY)
	}
}

func (p *pathReader) separators() {
	for p.at < len(p.data) {
		switch p.data[p.at] {
		case ' ', '\t', '\r', '\n', '\f', ',':
			p.at++
		default:
			return
		}
	}
}

// flag reads an arc's flag: one digit, which needs no separator after it.
func (p *pathReader) flag() bool {
	p.separators()
	if p.at == len(p.data) || p.data[p.at] != '0' && p.data[p.at] != '1' {
		p.fail()
		return false
	}
	p.at++
	return p.data[p.at-1] == '1'
}

func (p *pathReader) number() float64 {
	p.separators()
	start := p.at
	digits := func() {
		for p.at < len(p.data) && p.data[p.at] >= '0' && p.data[p.at] <= '9' {
			p.at++
		}
	}
	sign := func() {
		if p.at < len(p.data) && (p.data[p.at] == '-' || p.data[p.at] == '+') {
			p.at++
		}
	}
	sign()
	digits()
	if p.at < len(p.data) && p.data[p.at] == '.' {
		p.at++
		digits()
	}
	if p.at < len(p.data) && p.data[p.at]|0x20 == 'e' {
		p.at++
		sign()
		digits()
	}
	v, err := strconv.ParseFloat(p.data[start:p.at], 64)
	if err != nil || math.Abs(v) > 1e6 {
		p.fail()
		return 0
	}
	return v
}
