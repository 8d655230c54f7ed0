package pdf

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// TestBidiLevels has a case for each rule. Capitals stand for Hebrew letters, as
// in the examples of the standard, the digits 5 to 9 for Arabic ones, and
// [ ] { } < > | for the marks named below.
func TestBidiLevels(t *testing.T) {
	write := strings.NewReplacer(
		"A", "א", "B", "ב", "C", "ג", "5", "٥", "6", "٦", "J", "ج", // J is an Arabic letter
		"[", "\u2067", "{", "\u2068", "]", "\u2069", // RLI, FSI, PDI
		"<", "\u202e", ">", "\u202c", // RLO, PDF
	)
	for name, test := range map[string]struct {
		text string
		base uint8
		want string // levels, a digit for each rune
	}{
		"plain":                     {"ab", 0, "00"},
		"base is right to left":     {"ab", 1, "22"},
		"Hebrew in English":         {"a BA b", 0, "001100"},
		"W2 number after Arabic":    {"J 1", 0, "112"},
		"W4 separator":              {"A 1,2", 0, "11222"},
		"W5 sign before number":     {"A $1", 0, "1122"},
		"W6 separator alone":        {"a ,A", 0, "0001"},
		"W7 number after English":   {"a 1 A", 0, "00001"},
		"Arabic digits":             {"a 56 A", 0, "002211"},
		"N0 brackets around Hebrew": {"a(A)b", 0, "00100"},
		"N0 brackets after Hebrew":  {"A(B)a", 0, "11110"},
		"N0 English inside":         {"A(a)B", 1, "11211"},
		"N1 between numbers":        {"A 1-A", 0, "11211"},
		"N2 at the edges":           {" A ", 0, "010"},
		"isolate":                   {"a [b]A", 0, "000201"},
		"first strong isolate":      {"a{1 A}b", 0, "0000000"},
		"override":                  {"a<bc>d", 0, "001110"},
		"unmatched end":             {"a]A>b", 0, "00110"},
	} {
		if strings.Contains(test.text, "}") { // PDI of the first strong isolate
			test.text, test.want = strings.ReplaceAll(test.text, "}", "]"), "0021100"
		}
		t.Run(name, func(t *testing.T) {
			got := ""
			for _, level := range bidiLevels([]rune(write.Replace(test.text)), test.base) {
				got += fmt.Sprint(level)
			}
			if got != test.want {
				t.Errorf("%q: levels %s, want %s", test.text, got, test.want)
			}
		})
	}
}

// TestBidiAgainstText compares the direction of every rune with what x/text
// finds, on random text. (It does not tell the levels, and gets some brackets wrong.)
func TestBidiAgainstText(t *testing.T) {
	alphabet := []rune("ab אב ج 12 ٣٤ ,.-+% \u0301\u2066\u2067\u2068\u2069\u202a\u202b\u202d\u202e\u202c\u200b")
	random := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		mark := []rune{'\u200e', '\u200f'}[random.IntN(2)] // makes x/text take the base that is wanted
		text := []rune{mark}
		for range random.IntN(14) {
			text = append(text, alphabet[random.IntN(len(alphabet))])
		}
		base := uint8(0)
		if mark == '\u200f' {
			base = 1
		}
		got := bidiLevels(text, base)
		resetWhitespace(text, got, base) // as x/text does
		var p bidi.Paragraph
		if _, err := p.SetString(string(text)); err != nil {
			t.Fatal(err)
		}
		order, err := p.Order()
		if err != nil {
			t.Fatal(err)
		}
		for i := range order.NumRuns() {
			run := order.Run(i)
			first, last := run.Pos() // runes, inclusive
			for k := first; k <= last; k++ {
				p, _ := bidi.LookupRune(text[k])
				if removed(p.Class()) {
					continue
				}
				if want := run.Direction() == bidi.RightToLeft; want != (got[k]%2 == 1) {
					t.Fatalf("%q: rune %d of %v has level %d", string(text), k, slices.Clone(text), got[k])
				}
			}
		}
	}
}

func TestVisualOrderOfLevels(t *testing.T) {
	for levels, want := range map[string][]int{
		"\x00\x01\x00":         {0, 1, 2},
		"\x00\x01\x02\x01\x00": {0, 3, 2, 1, 4},
		"\x01\x02\x01":         {2, 1, 0},
		"\x00\x02\x01\x00":     {0, 2, 1, 3}, // a number first in a right-to-left phrase
		"\x02\x02":             {0, 1},
	} {
		if got := visualOrder([]uint8(levels)); !slices.Equal(got, want) {
			t.Errorf("%v: %v, want %v", []uint8(levels), got, want)
		}
	}
}

// resetWhitespace is rule L1: separators, and white space before them or at the
// end of the line, take the base level.
func resetWhitespace(line []rune, levels []uint8, base uint8) {
	trailing := true
	for i := len(line) - 1; i >= 0; i-- {
		p, _ := bidi.LookupRune(line[i])
		switch c := p.Class(); {
		case c == bidi.B || c == bidi.S:
			levels[i], trailing = base, true
		case c == bidi.WS || isolateInitiator(c) || c == bidi.PDI || removed(c):
			if trailing {
				levels[i] = base
			}
		default:
			trailing = false
		}
	}
}
