package likeness

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tickmark/annotate"
)

// token is a word, a number or a sign.
type token struct {
	annotate.Span // of the text; without the ’s of a possessive
	text          string
	kind          tokenKind
	glued         bool // no white space stands before it
	first         bool // a word that may owe its capital to its place: it begins a sentence or a quotation
}

type tokenKind uint8

const (
	wordToken   tokenKind = iota // begins with a letter; digits and apostrophes go on with it
	numberToken                  // begins with a digit; separators between digits belong to it
	signToken
)

// tokens cuts a text. An ’s at the end of a word is dropped.
func tokens(s string) []token {
	cut := make([]token, 0, len(s)/5)
	glued, first := false, true
	for i, at := 0, 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			glued, first = false, first || r == '\n'
			i += size
			at++
			continue
		case unicode.IsLetter(r):
			size = wordLength(s[i:])
			cut = append(cut, token{text: stem(s[i : i+size]), kind: wordToken, glued: glued, first: first})
			first = false
		case unicode.IsDigit(r):
			size = numberLength(s[i:])
			cut = append(cut, token{text: s[i : i+size], kind: numberToken, glued: glued})
			first = false
		default:
			cut = append(cut, token{text: s[i : i+size], kind: signToken, glued: glued})
			first = first || !strings.ContainsRune(",-/&’'", r) && !(r == '.' && afterInitial(cut[:len(cut)-1]))
		}
		last := &cut[len(cut)-1]
		last.Span = annotate.Span{Start: at, End: at + utf8.RuneCountInString(last.text)}
		at += utf8.RuneCountInString(s[i : i+size])
		i += size
		glued = true
	}
	return cut
}

// afterInitial reports whether the last token is one capital letter, whose full
// stop ends no sentence.
func afterInitial(before []token) bool {
	if len(before) == 0 {
		return false
	}
	word := before[len(before)-1].text
	return annotate.HasCapital(word) && utf8.RuneCountInString(word) == 1
}

func wordLength(s string) int {
	for i, r := range s {
		if r < unicode.MaxASCII && (r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9') {
			continue // as nearly always
		}
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '\u200c' || r == '\u200d' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if (r == '\'' || r == '’') && unicode.IsLetter(next) {
			continue
		}
		return i
	}
	return len(s)
}

// stem takes the ’s of a possessive from a word.
func stem(word string) string {
	for _, s := range []string{"’s", "'s"} {
		if short, ok := strings.CutSuffix(word, s); ok {
			return short
		}
	}
	return word
}

// separators may stand between the digits of a number. A white space does only
// before exactly three of them.
const separators = ".,'’ \u00a0\u202f\u2009"

func numberLength(s string) int {
	end := 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		switch {
		case unicode.IsDigit(r):
		case strings.ContainsRune(separators, r):
			following := digitsIn(s[end+size:])
			if following == 0 || unicode.IsSpace(r) && (following != 3 || digitsBefore(s[:end]) > 3) {
				return end
			}
		default:
			return end
		}
		end += size
	}
	return end
}

// digitsIn counts the digits that s begins with, digitsBefore those that it
// ends with.
func digitsIn(s string) (n int) {
	for _, r := range s {
		if !unicode.IsDigit(r) {
			return n
		}
		n++
	}
	return n
}

func digitsBefore(s string) (n int) {
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsDigit(r) {
			return n
		}
		n++
		s = s[:len(s)-size]
	}
	return n
}
