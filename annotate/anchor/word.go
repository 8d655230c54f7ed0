package anchor

import (
	"unicode"
	"unicode/utf8"
)

// document is a folded text cut into words.
type document struct {
	folded
	words []word
	// at[i] is the word in which rune i lies; the entry after the last rune is the
	// number of words.
	at []int32
}

// word is a word, a letter of a script without spaces, or a sign.
type word struct {
	id         int32 // the same for the same folded runes in both texts
	start, end int32 // folded runes
}

func (w word) len() int { return int(w.end - w.start) }

// vocabulary numbers the different words of both texts.
type vocabulary map[string]int32

// cut folds a text and cuts it into words.
func (v vocabulary) cut(s string) *document {
	d := &document{folded: fold(s)}
	d.words = make([]word, 0, len(d.runes)/4)
	d.at = make([]int32, len(d.runes)+1)
	var spelt []byte
	for i := 0; i < len(d.runes); {
		end := d.wordEnd(i)
		spelt = spelt[:0]
		for k := i; k < end; k++ {
			spelt = utf8.AppendRune(spelt, d.runes[k])
			d.at[k] = int32(len(d.words)) //nolint:gosec // fewer than runes
		}
		id, ok := v[string(spelt)]
		if !ok {
			id = int32(len(v)) //nolint:gosec // fewer than runes
			v[string(spelt)] = id
		}
		d.words = append(d.words, word{id: id, start: int32(i), end: int32(end)}) //nolint:gosec // see fold
		i = end
	}
	d.at[len(d.runes)] = int32(len(d.words)) //nolint:gosec // fewer than runes
	return d
}

// wordEnd is where the word ends that begins at rune i.
func (d *document) wordEnd(i int) int {
	kind := kindOf(d.runes[i])
	end := i + 1
	switch kind {
	case sign:
		return end
	case ideograph:
		for end < len(d.runes) && d.glued(end) && kindOf(d.runes[end]) == letter && unicode.IsMark(d.runes[end]) {
			end++
		}
		return end
	}
	for ; end < len(d.runes) && d.glued(end); end++ {
		if isWordKind(kindOf(d.runes[end])) {
			continue
		}
		if end+1 == len(d.runes) || !d.glued(end+1) || !joins(d.runes[end-1], d.runes[end], d.runes[end+1]) {
			break
		}
	}
	return end
}

// joins reports whether a sign makes one word of what stands on both its sides:
// an apostrophe of letters, a point, comma or the like of digits.
func joins(left, sign, right rune) bool {
	switch sign {
	case '\'':
		return isWordKind(kindOf(left)) && isWordKind(kindOf(right))
	case '.', ',', ':', '/', '٫', '٬', '·':
		return kindOf(left) == digit && kindOf(right) == digit
	}
	return false
}

// kind is what a folded rune is to a word.
type kind uint8

const (
	sign      kind = iota // a word of its own
	letter                // or a mark
	digit                 // decimal
	ideograph             // a letter of a script without spaces: a word of its own, with its marks
)

func isWordKind(k kind) bool { return k == letter || k == digit }

func kindOf(r rune) kind {
	switch {
	case 'a' <= r && r <= 'z':
		return letter
	case '0' <= r && r <= '9':
		return digit
	case r < 0xaa:
		return sign
	case r >= 0x0e00 && unicode.In(r, unspaced...) && unicode.IsLetter(r):
		return ideograph
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return sign
}

// unspaced are the scripts that are written without spaces between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// weight says how much it means that a word occurs in both texts, about as a
// number of letters: an ideograph says more than a letter, and a sign less, as
// does a letter of hiragana, in which the small words of Japanese are written.
func (d *document) weight(i int) int {
	w := d.words[i]
	switch r := d.runes[w.start]; kindOf(r) {
	case ideograph:
		if unicode.Is(unicode.Hiragana, r) {
			return 1
		}
		return 3
	case sign:
		return 1
	}
	return min(w.len(), 12)
}

// isIdeograph reports whether word i is a letter of a script without spaces.
func (d *document) isIdeograph(i int) bool { return kindOf(d.runes[d.words[i].start]) == ideograph }
