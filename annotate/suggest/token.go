package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tickmark/annotate"
)

type tokenKind uint8

const (
	wordToken   tokenKind = iota // letters, with the apostrophes and digits inside them
	digitsToken                  // digits, with the separators inside them
	signToken                    // one code point of punctuation or a symbol, or a web address
	cliticToken                  // the ’s of a possessive
)

// token is a word, a number or a sign of a block.
type token struct {
	annotate.Span // of the version's text
	text          string
	known         *word // what the language knows of it; nil for most words
	class         class
	kind          tokenKind
	glued         bool // no white space stands before it
	capital       bool // begins with a capital letter
	quotation     int32
}

func (t *token) is(c class) bool { return t.class&c != 0 }

// isSign reports whether the token is the given sign.
func (t *token) isSign(sign string) bool { return t.kind == signToken && t.text == sign }

// tokenise appends the tokens of a block, which begins at code point at of the
// version's text. Tokens are as small as the rules need them: “28-point” is
// three and “€4.5m” is three, told apart from “28 - point” by being glued.
func tokenise(tokens []token, block string, at int, lang *language) []token {
	glued := false
	for i := 0; i < len(block); {
		r, size := utf8.DecodeRuneInString(block[i:])
		t := token{glued: glued, quotation: -1}
		var length, points int
		switch {
		case unicode.IsSpace(r):
			glued = false
			i += size
			at++
			continue
		case r == 'h' && isAddress(block[i:]):
			t.kind = signToken
			length, points = addressAt(block[i:])
		case unicode.IsLetter(r):
			t.kind = wordToken
			t.capital = unicode.IsUpper(r) || unicode.IsTitle(r)
			length, points = wordAt(block[i:])
		case unicode.IsNumber(r):
			t.kind = digitsToken
			length, points = digitsAt(block[i:])
		default:
			t.kind = signToken
			length, points = size, 1
		}
		t.text = block[i : i+length]
		t.Span = annotate.Span{Start: at, End: at + points}
		i += length
		at += points
		glued = true
		if stem, ok := cutPossessive(&t); ok {
			clitic := token{Span: annotate.Span{Start: t.End - 2, End: t.End}, text: t.text[len(stem):], kind: cliticToken, glued: true, quotation: -1}
			t.text, t.End = stem, t.End-2
			lang.look(&t)
			lang.look(&clitic)
			tokens = append(tokens, t, clitic)
			continue
		}
		lang.look(&t)
		tokens = append(tokens, t)
	}
	return tokens
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// addressAt returns the length of the web address that s begins with, in bytes
// and code points. What its letters and digits say is nothing to check.
func addressAt(s string) (length, points int) {
	length = strings.IndexFunc(s, unicode.IsSpace)
	if length < 0 {
		length = len(s)
	}
	length = len(strings.TrimRight(s[:length], ".,;:!?)]}»”’\"'"))
	return length, utf8.RuneCountInString(s[:length])
}

// wordAt returns the length of the word that s begins with, in bytes and code
// points. An apostrophe between letters is a letter, and so is the full stop of
// an initialism such as “U.S.”; marks and digits go on with a word.
func wordAt(s string) (length, points int) {
	letters := 0 // since the last full stop
	for length < len(s) {
		r, size := utf8.DecodeRuneInString(s[length:])
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsMark(r), unicode.IsDigit(r), r == '\u200c', r == '\u200d':
			letters += 2 // no initialism
		case r == '\'' || r == '’':
			if next, _ := utf8.DecodeRuneInString(s[length+size:]); !unicode.IsLetter(next) {
				return length, points
			}
			letters += 2
		case r == '.' && letters == 1 && initialism(s[length+size:], points > 1):
			letters = 0
		default:
			return length, points
		}
		length += size
		points++
	}
	return length, points
}

// initialism reports whether a full stop after a single letter belongs to the
// word: a letter follows and then another full stop, or one came before.
func initialism(rest string, begun bool) bool {
	r, size := utf8.DecodeRuneInString(rest)
	if !unicode.IsLetter(r) {
		return begun
	}
	return strings.HasPrefix(rest[size:], ".")
}

// digitsAt returns the length of the number that s begins with, in bytes and
// code points. Separators belong to it between two digits; a narrow or
// no-break space does before exactly three of them.
func digitsAt(s string) (length, points int) {
	for length < len(s) {
		r, size := utf8.DecodeRuneInString(s[length:])
		rest := s[length+size:]
		next, _ := utf8.DecodeRuneInString(rest)
		switch {
		case unicode.IsNumber(r):
		case (r == '.' || r == ',' || r == '’' || r == '\'') && unicode.IsDigit(next):
		case (r == '\u00a0' || r == '\u202f' || r == '\u2009') && leadingDigits(rest) == 3:
		default:
			return length, points
		}
		length += size
		points++
	}
	return length, points
}

// leadingDigits counts the digits that s begins with, up to four.
func leadingDigits(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsDigit(r) || n == 4 {
			break
		}
		n++
	}
	return n
}

// cutPossessive returns a word without its ’s. Whether it is a possessive or a
// short “is” makes no difference to any rule.
func cutPossessive(t *token) (stem string, ok bool) {
	if t.kind != wordToken {
		return "", false
	}
	for _, s := range []string{"'s", "’s", "'S", "’S"} {
		if stem, ok = strings.CutSuffix(t.text, s); ok && stem != "" {
			return stem, true
		}
	}
	return "", false
}
