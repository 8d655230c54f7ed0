package pdf

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// subset makes a TrueType file of the used glyphs, numbered as in the document,
// followed by the parts that composite glyphs are made of.
func (f *face) subset() []byte {
	s := &subset{face: f, glyphs: slices.Clone(f.used), numbers: map[uint16]uint16{}}
	for i, g := range f.used {
		if _, ok := s.numbers[g.id]; !ok && len(g.parts) == 0 {
			s.numbers[g.id] = uint16(i)
		}
	}
	var glyf, loca, hmtx []byte
	for len(loca)/4 < len(s.glyphs) { // grows as composites ask for their parts
		g := s.glyphs[len(loca)/4]
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		outline := s.outline(g)
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		bearing := 0 // viewers shift the outline to it, so it must be where it begins
		if len(outline) > 0 {
			bearing = i16(outline, 2)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(g.advance))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(bearing))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := slices.Clone(f.sfnt.tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)  // the check sum is not checked
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	hhea := slices.Clone(f.sfnt.tables["hhea"])
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.glyphs)))
	maxp := slices.Clone(f.sfnt.tables["maxp"])
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.glyphs)))
	for at, most := range map[int]int{10: s.points, 12: s.contours, 28: s.parts, 30: s.depth} {
		binary.BigEndian.PutUint16(maxp[at:], uint16(max(u16(maxp, at), most)))
	}
	return buildSfnt([]sfntTable{{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}})
}

// subset is a font in the making.
type subset struct {
	face    *face
	glyphs  []usedGlyph
	numbers map[uint16]uint16 // of the face's glyphs in the subset
	// The largest composite glyph that was made, for table maxp.
	points, contours, parts, depth int
}

// number is the number of a part in the subset, which takes it in if need be.
func (s *subset) number(id uint16) uint16 {
	n, ok := s.numbers[id]
	if !ok {
		n = uint16(len(s.glyphs))
		s.glyphs = append(s.glyphs, usedGlyph{id: id, advance: s.face.sfnt.advance(id)})
		s.numbers[id] = n
	}
	return n
}

func (s *subset) outline(g usedGlyph) []byte {
	if len(g.parts) > 0 {
		return s.joined(g)
	}
	return s.plain(s.face.sfnt.outline(g.id))
}

// Flags of the parts of a composite glyph (OpenType, table glyf).
const (
	argsAreWords    = 0x0001
	argsAreOffsets  = 0x0002
	hasScale        = 0x0008
	moreParts       = 0x0020
	hasTwoScales    = 0x0040
	hasMatrix       = 0x0080
	hasInstructions = 0x0100
)

// glyphHeader is the size of what stands before the parts: the number of
// contours (-1 for a composite) and the bounding box.
const glyphHeader = 10

// plain is an outline without the instructions for low-resolution screens, which
// viewers do not run, and with the parts of a composite renumbered.
func (s *subset) plain(outline []byte) []byte {
	if len(outline) == 0 {
		return nil
	}
	if contours := i16(outline, 0); contours >= 0 {
		at := glyphHeader + 2*contours
		size := u16(outline, at)
		plain := slices.Clone(outline[:at+2])
		binary.BigEndian.PutUint16(plain[at:], 0)
		return append(plain, outline[at+2+size:]...)
	}
	plain := slices.Clone(outline)
	end := eachPart(plain, func(part []byte) {
		binary.BigEndian.PutUint16(part, uint16(u16(part, 0)&^hasInstructions))
		binary.BigEndian.PutUint16(part[2:], s.number(uint16(u16(part, 2))))
	})
	return plain[:end]
}

// eachPart visits the parts of a composite outline and returns where they end.
func eachPart(outline []byte, visit func(part []byte)) int {
	for at := glyphHeader; ; {
		flags := u16(outline, at)
		visit(outline[at:])
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasTwoScales != 0:
			at += 4
		case flags&hasMatrix != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			return at
		}
	}
}

// joined makes a composite of several glyphs of the face.
func (s *subset) joined(g usedGlyph) []byte {
	out := make([]byte, glyphHeader)
	x0, y0, x1, y1 := 1<<15-1, 1<<15-1, -1<<15, -1<<15
	last, parts, points, contours, depth := 0, 0, 0, 0, 0
	for _, part := range g.parts {
		outline := s.face.sfnt.outline(part.id)
		if len(outline) == 0 {
			continue // a blank
		}
		x, y := int(part.x), int(part.y)
		x0, y0 = min(x0, x+i16(outline, 2)), min(y0, y+i16(outline, 4))
		x1, y1 = max(x1, x+i16(outline, 6)), max(y1, y+i16(outline, 8))
		last = len(out)
		for _, v := range []uint16{argsAreWords | argsAreOffsets | moreParts, s.number(part.id), uint16(x), uint16(y)} {
			out = binary.BigEndian.AppendUint16(out, v)
		}
		p, c, d := s.complexity(outline)
		parts, points, contours, depth = parts+1, points+p, contours+c, max(depth, d+1)
	}
	if parts == 0 {
		return nil
	}
	binary.BigEndian.PutUint16(out[last:], argsAreWords|argsAreOffsets)
	for i, v := range []int{-1, x0, y0, x1, y1} {
		binary.BigEndian.PutUint16(out[2*i:], uint16(v))
	}
	s.parts, s.points = max(s.parts, parts), max(s.points, points)
	s.contours, s.depth = max(s.contours, contours), max(s.depth, depth)
	return out
}

// complexity counts the points and contours of an outline, and how deep
// composites are nested in it.
func (s *subset) complexity(outline []byte) (points, contours, depth int) {
	if len(outline) == 0 {
		return 0, 0, 0
	}
	if n := i16(outline, 0); n >= 0 {
		if n == 0 {
			return 0, 0, 0
		}
		return u16(outline, glyphHeader+2*(n-1)) + 1, n, 0
	}
	eachPart(outline, func(part []byte) {
		p, c, d := s.complexity(s.face.sfnt.outline(uint16(u16(part, 2))))
		points, contours, depth = points+p, contours+c, max(depth, d+1)
	})
	return points, contours, depth
}

type sfntTable struct {
	name string
	data []byte
}

// buildSfnt joins tables, which must be sorted by name, into a font file.
func buildSfnt(tables []sfntTable) []byte {
	n := len(tables)
	power := bits.Len(uint(n)) - 1
	b := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	at := len(b) + 16*n
	for _, t := range tables {
		b = append(b, t.name...)
		for _, v := range []uint32{checksum(t.data), uint32(at), uint32(len(t.data))} {
			b = binary.BigEndian.AppendUint32(b, v)
		}
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		b = append(b, t.data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return b
}

func checksum(data []byte) uint32 {
	sum := uint32(0)
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var last [4]byte
	copy(last[:], data)
	return sum + binary.BigEndian.Uint32(last[:])
}
