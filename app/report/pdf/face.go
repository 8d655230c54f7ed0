package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"

	"tickmark/app/report/fonts"
)

// face is a typeface in use in one document.
type face struct {
	name    fonts.Face
	index   int // names the font resource: /F0, /F1, ...
	sfnt    *sfnt
	cmap    *font.Face
	shaping *harfbuzz.Font
	upem    float64

	// The document's own glyph numbers (CIDs) in order of first use. One glyph
	// that stands for two different texts gets two numbers, and several glyphs
	// that stand for a text together are joined into one, so that ToUnicode is
	// exact for each and a reader needs no other hint.
	used     []usedGlyph
	single   map[uint64]uint16 // glyph<<32 | rune
	longer   map[glyphText]uint16
	composed map[string]uint16
}

// usedGlyph is a glyph of the subset: one of the face, or several in their places.
type usedGlyph struct {
	id      uint16
	parts   []glyphPart // if not empty, instead of id
	advance int         // in font units
	text    string
}

type glyphPart struct {
	id   uint16
	x, y int32
}

type glyphText struct {
	id   uint16
	text string
}

// maxGlyphs is the number of glyphs a subset takes; a TrueType file can hold
// 65,535, and the parts of composite glyphs need some room.
const maxGlyphs = 60_000

func loadFace(name fonts.Face, index int) (*face, error) {
	data, err := fonts.Load(name)
	if err != nil {
		return nil, err
	}
	s, err := parseSfnt(data)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	// go-text would parse every outline, which shaping does not need: with the
	// table of their places out of its sight, a Chinese face costs a third.
	s.hide("loca")
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	return &face{
		name: name, index: index, sfnt: s, cmap: parsed,
		shaping: harfbuzz.NewFont(parsed),
		upem:    float64(parsed.Upem()),
		used:    []usedGlyph{{}}, // .notdef, which every font must have
		single:  map[uint64]uint16{}, longer: map[glyphText]uint16{}, composed: map[string]uint16{},
	}, nil
}

// has reports whether the face has a glyph for the rune.
func (f *face) has(r rune) bool {
	_, ok := f.cmap.NominalGlyph(r)
	return ok
}

// number is the document's number of a glyph that stands for the text.
func (f *face) number(id uint16, text []rune) uint16 {
	if len(text) == 1 {
		key := uint64(id)<<32 | uint64(text[0])
		n, ok := f.single[key]
		if !ok {
			n = f.addGlyph(id, string(text))
			f.single[key] = n
		}
		return n
	}
	key := glyphText{id, string(text)}
	n, ok := f.longer[key]
	if !ok {
		n = f.addGlyph(id, key.text)
		f.longer[key] = n
	}
	return n
}

// compose is the document's number of glyphs that stand for the text together.
func (f *face) compose(glyphs []glyph, text []rune) uint16 {
	key := []byte(string(text))
	parts := make([]glyphPart, len(glyphs))
	x := int32(0)
	for i, g := range glyphs {
		parts[i] = glyphPart{g.id, x + g.dx, g.dy}
		x += g.advance
		key = binary.BigEndian.AppendUint16(key, g.id)
		key = binary.BigEndian.AppendUint32(key, uint32(parts[i].x))
		key = binary.BigEndian.AppendUint32(key, uint32(parts[i].y))
	}
	n, ok := f.composed[string(key)]
	if !ok {
		n = f.add(usedGlyph{parts: parts, advance: max(0, int(x)), text: string(text)})
		f.composed[string(key)] = n
	}
	return n
}

// blank is the document's number of a glyph that draws nothing, takes no room and
// stands for a character.
func (f *face) blank(r rune) uint16 {
	space, _ := f.cmap.NominalGlyph(' ')
	return f.compose([]glyph{{id: uint16(space)}}, []rune{r})
}

func (f *face) addGlyph(id uint16, text string) uint16 {
	return f.add(usedGlyph{id: id, advance: f.sfnt.advance(id), text: text})
}

// add numbers a glyph. When a font is full, which takes more different glyphs
// than any of the faces has, all further ones share the last number.
func (f *face) add(g usedGlyph) uint16 {
	if len(f.used) < maxGlyphs {
		f.used = append(f.used, g)
	}
	return uint16(len(f.used) - 1)
}

// sfnt is a TrueType file, by tables.
type sfnt struct {
	data       []byte
	tables     map[string][]byte
	numMetrics int
	longLoca   bool
}

func parseSfnt(data []byte) (*sfnt, error) {
	s := &sfnt{data: data, tables: map[string][]byte{}}
	if len(data) < 12 {
		return nil, fmt.Errorf("only %d bytes long", len(data))
	}
	for i := range u16(data, 4) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, fmt.Errorf("the table directory is cut off")
		}
		start, size := u32(data, at+8), u32(data, at+12)
		if start+size > len(data) {
			return nil, fmt.Errorf("table %q is cut off", data[at:at+4])
		}
		s.tables[string(data[at:at+4])] = data[start : start+size]
	}
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "loca", "glyf"} {
		if len(s.tables[name]) == 0 {
			return nil, fmt.Errorf("no table %q", name)
		}
	}
	s.numMetrics = u16(s.tables["hhea"], 34)
	s.longLoca = u16(s.tables["head"], 50) == 1
	return s, nil
}

// hide renames a table in the directory, for other readers of the same bytes.
func (s *sfnt) hide(table string) {
	for i := range u16(s.data, 4) {
		if at := 12 + 16*i; string(s.data[at:at+4]) == table {
			s.data[at] = '-'
		}
	}
}

// outline is the description of a glyph; empty for a blank one.
func (s *sfnt) outline(id uint16) []byte {
	loca := s.tables["loca"]
	var start, end int
	if s.longLoca {
		start, end = u32(loca, 4*int(id)), u32(loca, 4*int(id)+4)
	} else {
		start, end = 2*u16(loca, 2*int(id)), 2*u16(loca, 2*int(id)+2)
	}
	return s.tables["glyf"][start:end]
}

// advance is the width of a glyph, in font units.
func (s *sfnt) advance(id uint16) int {
	return u16(s.tables["hmtx"], 4*min(int(id), s.numMetrics-1))
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func u32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
