package annotate

import (
	"fmt"
	"unicode"
)

// Piece is a piece of a text: words, or one character that a reader does not see.
type Piece struct {
	Text string
	// Name is the character's, in Unicode's abbreviation or as U+2062; "" for words.
	Name string
}

// unseen are characters that a reader does not see but that change what is seen:
// they turn the order of writing (Unicode Standard Annex 9), or hide between letters
// so that two words which look the same are not. What scripts and emoji need
// (joiners, marks of direction, variation selectors) is not among them.
var unseen = map[rune]string{
	0x180E: "MVS", 0x200B: "ZWSP", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ",
	0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0x3164: "HF", 0xFEFF: "BOM", 0xFFA0: "HHF",
}

// unseenName is the name of the character at i if it is one of [unseen], else "".
func unseenName(text []rune, i int) string {
	r := text[i]
	if name := unseen[r]; name != "" {
		return name
	}
	isJoiner := r == 0x200C || r == 0x200D
	if isJoiner && i > 0 && i+1 < len(text) && joinsNothing(text[i-1]) && joinsNothing(text[i+1]) ||
		r >= 0x2061 && r <= 0x2064 || r >= 0x206A && r <= 0x206F {
		return fmt.Sprintf("U+%04X", r)
	}
	return ""
}

// joinsNothing reports a letter or digit of a script whose letters stand apart, so
// that a joiner does nothing there but hide.
func joinsNothing(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Nd)
}

// CutUnseen cuts a text at each character that is not seen. The frontend does the
// same (lib/unseen.ts), and both run testdata/unseen.json.
func CutUnseen(s string) []Piece {
	pieces := []Piece{}
	text, from := []rune(s), 0
	for i := range text {
		name := unseenName(text, i)
		if name == "" {
			continue
		}
		if i > from {
			pieces = append(pieces, Piece{Text: string(text[from:i])})
		}
		pieces = append(pieces, Piece{string(text[i]), name})
		from = i + 1
	}
	if from < len(text) {
		pieces = append(pieces, Piece{Text: string(text[from:])})
	}
	return pieces
}

// HoldsUnseen reports whether a text has a character that is not seen; see [CutUnseen].
func HoldsUnseen(s string) bool {
	text := []rune(s)
	for i := range text {
		if unseenName(text, i) != "" {
			return true
		}
	}
	return false
}
