package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// writeFont writes a face with the glyphs that were used and returns the number
// of the font object.
func (w *writer) writeFont(f *face) int {
	file := f.subset()
	sum := sha256.Sum256(file)
	tag := make([]byte, 6) // marks a subset (ISO 32000-1, 9.6.4)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	name := string(tag) + "+" + string(f.name)
	scale := 1000 / f.upem
	head, hhea := f.sfnt.tables["head"], f.sfnt.tables["hhea"]
	thousandths := func(v int) int { return int(math.Round(float64(v) * scale)) }
	program := w.file.addStream(fmt.Sprintf("/Length1 %d", len(file)), file)
	descriptor := w.file.add(fmt.Sprintf("<< /Type /FontDescriptor /FontName /%s /Flags 4 /ItalicAngle %d /StemV %d /Ascent %d /Descent %d /CapHeight %d /FontBBox [%d %d %d %d] /FontFile2 %d 0 R >>",
		name, f.italicAngle(), f.stem(), thousandths(i16(hhea, 4)), thousandths(i16(hhea, 6)), f.capHeight(thousandths),
		thousandths(i16(head, 36)), thousandths(i16(head, 38)), thousandths(i16(head, 40)), thousandths(i16(head, 42)), program))
	widths := []byte("[0 [")
	for _, g := range f.used {
		advance, _ := f.sfnt.metrics(g.id)
		widths = fmt.Appendf(widths, "%d ", thousandths(advance))
	}
	cid := w.file.add(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R /CIDToGIDMap /Identity /W %s]] >>",
		name, descriptor, widths))
	unicode := w.file.addStream("", f.toUnicode())
	return w.file.add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>",
		name, cid, unicode))
}

func (f *face) italicAngle() int {
	if post := f.sfnt.tables["post"]; len(post) >= 8 {
		return i16(post, 4)
	}
	return 0
}

// stem is the width of vertical stems; the fonts do not say, and viewers use it
// only where they have to replace a font.
func (f *face) stem() int {
	if bytes.Contains([]byte(f.name), []byte("Bold")) {
		return 140
	}
	return 80
}

func (f *face) capHeight(thousandths func(int) int) int {
	if os2 := f.sfnt.tables["OS/2"]; len(os2) >= 90 && u16(os2, 0) >= 2 {
		return thousandths(i16(os2, 88))
	}
	return 700
}

// toUnicode maps the glyphs to the text they stand for.
func (f *face) toUnicode() []byte {
	b := []byte("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n" +
		"1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	const most = 100 // entries in a block
	for start := 1; start < len(f.used); start += most {
		part := f.used[start:min(start+most, len(f.used))]
		b = fmt.Appendf(b, "%d beginbfchar\n", len(part))
		for i, g := range part {
			b = append(appendHex16(append(b, '<'), uint16(start+i)), "> <"...)
			for _, r := range g.text {
				b = appendUTF16(b, r)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap CMapName currentdict /CMap defineresource pop end end\n"...)
}

// subset makes a TrueType file of the used glyphs, numbered as in the document,
// followed by the parts that composite glyphs are made of. Instructions for
// low-resolution screens are left out: viewers do not run them.
func (f *face) subset() []byte {
	ids := make([]uint16, len(f.used), len(f.used)+16) // glyph of the face by its new number
	renumbered := map[uint16]uint16{}
	for i, g := range f.used {
		ids[i] = g.id
		if _, ok := renumbered[g.id]; !ok {
			renumbered[g.id] = uint16(i)
		}
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(ids); i++ { // grows as composites ask for their parts
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, plainOutline(f.sfnt.outline(ids[i]), func(part uint16) uint16 {
			n, ok := renumbered[part]
			if !ok {
				n = uint16(len(ids))
				ids = append(ids, part)
				renumbered[part] = n
			}
			return n
		})...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		advance, bearing := f.sfnt.metrics(ids[i])
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(advance))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(bearing))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := slices.Clone(f.sfnt.tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)  // the check sum is not checked
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	hhea := slices.Clone(f.sfnt.tables["hhea"])
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(ids)))
	maxp := slices.Clone(f.sfnt.tables["maxp"])
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(ids)))
	return buildSfnt([]sfntTable{{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}})
}

// Flags of the parts of a composite glyph (OpenType, table glyf).
const (
	argsAreWords    = 0x0001
	hasScale        = 0x0008
	moreParts       = 0x0020
	hasTwoScales    = 0x0040
	hasMatrix       = 0x0080
	hasInstructions = 0x0100
	glyphHeader     = 10
)

// plainOutline is an outline without instructions; number gives the new numbers
// of the parts of a composite.
func plainOutline(outline []byte, number func(part uint16) uint16) []byte {
	if len(outline) == 0 {
		return nil
	}
	contours := i16(outline, 0)
	if contours >= 0 {
		at := glyphHeader + 2*contours
		size := u16(outline, at)
		plain := slices.Clone(outline[:at+2])
		binary.BigEndian.PutUint16(plain[at:], 0)
		return append(plain, outline[at+2+size:]...)
	}
	plain := slices.Clone(outline)
	for at := glyphHeader; ; {
		flags := u16(plain, at)
		binary.BigEndian.PutUint16(plain[at:], uint16(flags&^hasInstructions))
		binary.BigEndian.PutUint16(plain[at+2:], number(uint16(u16(plain, at+2))))
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
			return plain[:at]
		}
	}
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
