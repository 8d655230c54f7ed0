package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math"
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
		widths = fmt.Appendf(widths, "%d ", thousandths(g.advance))
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
