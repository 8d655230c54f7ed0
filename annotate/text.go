package annotate

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a half-open range [Start, End) of a version's text, in Unicode code
// points: the unit of the W3C TextPositionSelector.
type Span struct {
	Start int `json:"start" minimum:"0" doc:"First code point of the span"`
	End   int `json:"end" minimum:"0" doc:"Code point after the last one"`
}

// Len is the number of code points in the span.
func (s Span) Len() int { return s.End - s.Start }

// Compare orders spans by their beginning, the longer first.
func (s Span) Compare(o Span) int {
	return cmp.Or(cmp.Compare(s.Start, o.Start), cmp.Compare(o.End, s.End))
}

// Overlaps reports whether the two spans share a code point.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Intersect returns the part of s inside o; it is empty (Len <= 0) where they
// do not overlap.
func (s Span) Intersect(o Span) Span {
	return Span{Start: max(s.Start, o.Start), End: min(s.End, o.End)}
}

// Text is an immutable string that can be cut at code points in constant time.
type Text struct {
	s string
	// offsets[i] is the byte at which code point i begins; nil for ASCII, where
	// bytes and code points are the same.
	offsets []int32
}

// NewText indexes s. Invalid UTF-8 counts one code point a byte, as in Go.
func NewText(s string) Text {
	n := utf8.RuneCountInString(s)
	if n == len(s) {
		return Text{s: s}
	}
	offsets := make([]int32, 0, n+1)
	for i := range s {
		offsets = append(offsets, int32(i)) //nolint:gosec // an article is far below 2 GiB; importers enforce it
	}
	return Text{s: s, offsets: append(offsets, int32(len(s)))} //nolint:gosec // see above
}

// String returns the whole text.
func (t Text) String() string { return t.s }

// Len is the length in code points.
func (t Text) Len() int {
	if t.offsets == nil {
		return len(t.s)
	}
	return len(t.offsets) - 1
}

// Slice returns the words of a span. The span must lie within the text; see
// [Text.Check].
func (t Text) Slice(s Span) string { return t.s[t.byteAt(s.Start):t.byteAt(s.End)] }

func (t Text) byteAt(codePoint int) int {
	if t.offsets == nil {
		return codePoint
	}
	return int(t.offsets[codePoint])
}

// Check returns an [Invalid] error unless the span is not empty and lies within
// the text.
func (t Text) Check(s Span) error {
	if s.Start < 0 || s.End > t.Len() || s.Start >= s.End {
		return Errorf(Invalid, "The selection %d–%d does not lie within the text of %d characters. Select the words again.", s.Start, s.End, t.Len())
	}
	return nil
}

// Trim returns the span without white space at its edges. A span of nothing
// but white space comes back empty.
func (t Text) Trim(s Span) Span {
	words := t.Slice(s)
	lead := len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	trail := len(words) - len(strings.TrimRightFunc(words, unicode.IsSpace))
	if lead == len(words) {
		return Span{Start: s.Start, End: s.Start}
	}
	return Span{
		Start: s.Start + utf8.RuneCountInString(words[:lead]),
		End:   s.End - utf8.RuneCountInString(words[len(words)-trail:]),
	}
}

// Find returns every place of exact in the text, in order, overlapping ones
// included. An empty exact is found nowhere.
func (t Text) Find(exact string) []Span {
	places := []Span{}
	if exact == "" {
		return places
	}
	length := utf8.RuneCountInString(exact)
	from, codePoint := 0, 0
	for {
		i := strings.Index(t.s[from:], exact)
		if i < 0 {
			return places
		}
		codePoint += utf8.RuneCountInString(t.s[from : from+i])
		places = append(places, Span{Start: codePoint, End: codePoint + length})
		_, size := utf8.DecodeRuneInString(t.s[from+i:])
		from += i + size
		codePoint++
	}
}

// Hash is the SHA-256 of the UTF-8 bytes, in lower-case hexadecimal. It names a
// text in sign-offs, reports and when the same article comes in twice.
func (t Text) Hash() string { return Hash([]byte(t.s)) }

// Hash is the SHA-256 of the bytes, in lower-case hexadecimal.
func Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// CountWords counts runs of letters, digits and marks; in scripts written
// without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) every letter counts as
// a word, as word processors do.
func CountWords(s string) int {
	n, inWord := 0, false
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z': // most of most texts
			if !inWord {
				n++
			}
			inWord = true
		case r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			if !unicode.IsMark(r) {
				n++
			}
			inWord = false
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if !inWord {
				n++
			}
			inWord = true
		case r == '\'' || r == '’' || r == '-' || r == '\u200c' || r == '\u200d':
			// An apostrophe, a hyphen, a non-joiner or joiner inside a word does not end it.
		default:
			inWord = false
		}
	}
	return n
}
