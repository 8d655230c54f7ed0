package anchor

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text reduced to what is compared, with the way back to its code
// points. Places in it are counted in folded runes.
type folded struct {
	runes []rune
	// from[i] is the code point that rune i comes from. It never falls.
	from []int32
	// to[p] is the first rune that comes from code point p or a later one. It has
	// one entry more than the text has code points.
	to []int32
	// before[i] is what stood between the runes i-1 and i.
	before []breaks
}

// breaks is what stood between two folded runes.
type breaks uint8

const (
	spaceBreak breaks = 1 << iota // white space
	lineBreak                     // with a line feed among it: a new block
	longDash                      // the rune itself is a dash that stands between clauses and joins no words
)

func (f *folded) glued(i int) bool { return f.before[i]&(spaceBreak|lineBreak) == 0 }

// whole returns the piece with all runes of the code points at its ends: a place cannot
// end within “ﬃ”, from which three come.
func (f *folded) whole(p piece) piece {
	for p.start > 0 && f.from[p.start-1] == f.from[p.start] {
		p.start--
	}
	for p.end < len(f.runes) && f.from[p.end] == f.from[p.end-1] {
		p.end++
	}
	return p
}

// span returns the code points of the runes [start, end), of which there is at
// least one.
func (f *folded) span(start, end int) Span {
	return Span{Start: int(f.from[start]), End: int(f.from[end-1]) + 1}
}

// fold reduces a text. Its rules are in the documentation of the package.
func fold(s string) folded {
	n := utf8.RuneCountInString(s)
	f := folded{
		runes:  make([]rune, 0, n),
		from:   make([]int32, 0, n),
		to:     make([]int32, 0, n+1),
		before: make([]breaks, 0, n),
	}
	w := folder{folded: &f, next: lineBreak}
	point := int32(0)
	for _, r := range s {
		f.to = append(f.to, int32(len(f.runes))) //nolint:gosec // a text is far below 2 GiB
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			w.put(r, point)
		case 'A' <= r && r <= 'Z':
			w.put(r+'a'-'A', point)
		case r < utf8.RuneSelf || isUniform(r):
			w.write(r, point)
		default:
			for _, part := range w.decompose(r) {
				w.write(part, point)
			}
		}
		point++
	}
	f.to = append(f.to, int32(len(f.runes))) //nolint:gosec // see above
	return f
}

// isUniform reports whether r is one of the ideographs that decompose into
// themselves and have no case, quickly.
func isUniform(r rune) bool { return 0x3400 <= r && r <= 0x9fff }

type folder struct {
	*folded
	next  breaks // what stands before the next rune
	parts map[rune][]rune
}

// decompose returns the compatibility decomposition of r, or r alone where that
// would make it something else: numerals such as ² and ½, and accents that
// stand alone, which would become a blank with an accent.
func (w *folder) decompose(r rune) []rune {
	if parts, ok := w.parts[r]; ok {
		return parts
	}
	parts := []rune(norm.NFKD.String(string(r)))
	if unicode.Is(unicode.No, r) || len(parts) > 1 && parts[0] == ' ' {
		parts = []rune{r}
	}
	if w.parts == nil {
		w.parts = map[rune][]rune{}
	}
	w.parts[r] = parts
	return parts
}

// write puts one decomposed rune, unless it is white space or invisible.
func (w *folder) write(r rune, point int32) {
	switch {
	case r == '\n', r == '\u2028', r == '\u2029':
		w.next |= spaceBreak | lineBreak
		return
	case unicode.IsSpace(r):
		w.next |= spaceBreak
		return
	case isInvisible(r):
		return
	}
	plain := plainSign(r)
	if plain != '-' {
		w.put(plain, point)
		return
	}
	if last := len(w.runes) - 1; last >= 0 && w.next == 0 && w.runes[last] == '-' {
		w.before[last] |= longDash // “--” is how a long dash is typed
		return
	}
	if r == '—' || r == '―' {
		w.next |= longDash
	}
	w.put('-', point)
}

// put appends a rune, with the marks of a letter in their canonical order.
func (w *folder) put(r rune, point int32) {
	w.runes = append(w.runes, r)
	w.from = append(w.from, point)
	w.before = append(w.before, w.next)
	w.next = 0
	if r < 0x300 || !unicode.Is(unicode.Mn, r) {
		return
	}
	class := markClass(r)
	for i := len(w.runes) - 1; i > 0 && class > 0 && w.glued(i) && markClass(w.runes[i-1]) > class; i-- {
		w.runes[i-1], w.runes[i] = w.runes[i], w.runes[i-1]
	}
}

// markClass is the canonical combining class of a mark; 0 stays where it is.
func markClass(r rune) uint8 {
	if r < 0x300 {
		return 0
	}
	var b [utf8.UTFMax]byte
	return norm.NFKD.Properties(b[:utf8.EncodeRune(b[:], r)]).CCC()
}

// isInvisible reports whether a character leaves no trace on the page: format
// characters, variation selectors, and the kashida, which only stretches a
// line. Format characters that are seen (the Arabic number signs) and the tags
// in which the flags of regions are spelt are none.
func isInvisible(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == '\u0640', r == '\u034f', '\u180b' <= r && r <= '\u180d', '\ufe00' <= r && r <= '\ufe0f':
		return true
	case r >= 0xe0000:
		return r >= 0xe0100
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// plainSign is the sign that stands for all of its kind, or the small letter.
func plainSign(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', 'ʼ', '′', '`', '´', '‹', '›':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '″':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	case 'ς':
		return 'σ'
	}
	return unicode.ToLower(r)
}
