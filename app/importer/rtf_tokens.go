package importer

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// rtfKind is a kind of token.
type rtfKind int

const (
	rtfOpen rtfKind = iota
	rtfClose
	rtfWord   // a control word, with its number if it has one
	rtfSymbol // a control symbol
	rtfBytes  // of text
	rtfBinary // bytes that are no text
)

type rtfToken struct {
	kind     rtfKind
	word     string
	number   int
	numbered bool
	content  []byte
}

// rtfTokens cuts a document into tokens.
type rtfTokens struct{ rest []byte }

func (t *rtfTokens) next() (rtfToken, bool) {
	t.rest = bytes.TrimLeft(t.rest, "\r\n\x00")
	if len(t.rest) == 0 {
		return rtfToken{}, false
	}
	switch t.rest[0] {
	case '{':
		t.rest = t.rest[1:]
		return rtfToken{kind: rtfOpen}, true
	case '}':
		t.rest = t.rest[1:]
		return rtfToken{kind: rtfClose}, true
	case '\\':
		t.rest = t.rest[1:]
		return t.control(), true
	}
	end := bytes.IndexAny(t.rest, "\\{}\r\n\x00")
	if end < 0 {
		end = len(t.rest)
	}
	return rtfToken{kind: rtfBytes, content: t.cut(end)}, true
}

// cut takes n bytes, or what is left of them.
func (t *rtfTokens) cut(n int) []byte {
	n = min(n, len(t.rest))
	taken := t.rest[:n]
	t.rest = t.rest[n:]
	return taken
}

// control reads what follows a backslash.
func (t *rtfTokens) control() rtfToken {
	letters := 0
	for letters < len(t.rest) && (t.rest[letters]|0x20) >= 'a' && (t.rest[letters]|0x20) <= 'z' {
		letters++
	}
	if letters == 0 {
		symbol := t.cut(1)
		if string(symbol) == "'" {
			code, err := strconv.ParseUint(string(t.cut(2)), 16, 8)
			if err != nil {
				return rtfToken{kind: rtfSymbol, word: "'"}
			}
			return rtfToken{kind: rtfBytes, content: []byte{byte(code)}}
		}
		return rtfToken{kind: rtfSymbol, word: string(symbol)}
	}
	token := rtfToken{kind: rtfWord, word: string(t.cut(letters))}
	digits := 0
	if len(t.rest) > 1 && t.rest[0] == '-' {
		digits++
	}
	for digits < len(t.rest) && t.rest[digits] >= '0' && t.rest[digits] <= '9' {
		digits++
	}
	if n, err := strconv.ParseInt(string(t.rest[:digits]), 10, 32); err == nil {
		token.number, token.numbered = int(n), true
	}
	t.cut(digits)
	if len(t.rest) > 0 && t.rest[0] == ' ' {
		t.cut(1)
	}
	if token.word == "bin" {
		token.kind, token.content = rtfBinary, t.cut(max(token.number, 0))
	}
	return token
}

// rtfChars turns bytes into characters: by the encoding of their font, or else
// by that of the document.
type rtfChars struct {
	page     encoding.Encoding
	fonts    map[int]encoding.Encoding
	defining int // the font that is being defined
	standard int // the font that is used where nothing else is said

	pending []byte
	skip    int    // how many bytes follow that stand in place of a character
	high    uint16 // the first half of a character beyond the first plane
}

func newRTFChars() rtfChars {
	return rtfChars{page: charmap.Windows1252, fonts: map[int]encoding.Encoding{}}
}

func (c *rtfChars) add(content []byte) {
	skipped := min(c.skip, len(content))
	c.skip -= skipped
	c.pending = append(c.pending, content[skipped:]...)
}

// take returns the characters that were added.
func (c *rtfChars) take(font int) string {
	c.skip = 0
	if len(c.pending) == 0 {
		return ""
	}
	e := c.fonts[font]
	if e == nil {
		e = c.page
	}
	decoded, err := e.NewDecoder().Bytes(c.pending)
	if err != nil {
		decoded = nil
	}
	c.pending = c.pending[:0]
	return string(decoded)
}

// unicode returns the character of a code, which is followed by a number of bytes
// in its place. It is empty for the first half of one.
func (c *rtfChars) unicode(code, fallback int) string {
	c.skip = fallback
	unit := uint16(code) //nolint:gosec // negative numbers stand for the upper half (specification, “Unicode RTF”)
	high := c.high
	c.high = 0
	switch r := rune(unit); {
	case code > 0xFFFF && code <= unicode.MaxRune: // against the specification, but unambiguous
		return string(rune(code))
	case !utf16.IsSurrogate(r):
		return string(r)
	case r < 0xDC00:
		c.high = unit
		return ""
	default:
		return strings.ReplaceAll(string(utf16.DecodeRune(rune(high), r)), "\uFFFD", "")
	}
}

func (c *rtfChars) setPage(number int) {
	if e := codePage(number); e != nil {
		c.page = e
	}
}

// define notes what a font table says of a font.
func (c *rtfChars) define(t rtfToken) {
	switch t.word {
	case "f":
		c.defining = t.number
	case "fcharset":
		if page, ok := rtfCharsets[t.number]; ok {
			c.fonts[c.defining] = codePage(page)
		}
	case "cpg":
		if e := codePage(t.number); e != nil {
			c.fonts[c.defining] = e
		}
	}
}

// rtfCharsets are the code pages of the character sets that fonts name
// (specification, “Font Table”). Those of symbols and of the system have none.
var rtfCharsets = map[int]int{
	77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
	177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437,
}

// codePage returns the encoding of a code page of Windows; nil for one that is not
// known.
func codePage(number int) encoding.Encoding {
	switch number {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 852:
		return charmap.CodePage852
	case 866:
		return charmap.CodePage866
	}
	names := map[int]string{932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 10000: "macintosh", 65001: "utf-8"}
	name, ok := names[number]
	if !ok {
		name = "windows-" + strconv.Itoa(number)
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return e
}
