package db

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tickmark/annotate"
)

// The letters of these scripts follow one another without spaces, so that to
// SQLite's tokenizer a sentence of them is one word. The index gets every such
// letter as a word of its own, and a query of several letters is a phrase.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// searchable returns s as the index and its queries have it: without accents,
// and with a space on both sides of every letter of an unspaced script. Marks
// stay with such a letter.
func searchable(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	previous := false
	for _, r := range s {
		if r = unaccented(r); r < 0 {
			continue
		}
		letter := isUnspaced(r)
		if (letter || previous) && !unicode.IsMark(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		previous = letter || previous && unicode.IsMark(r)
	}
	return strings.TrimSpace(b.String())
}

func isUnspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unspaced...) && !unicode.IsMark(r)
}

// Accents and vowel points are left out when people search, in these scripts. In
// others, such as those of India, marks are vowels that nobody leaves out.
// (SQLite's remove_diacritics knows Latin alone.)
var accented = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic}

// unaccented returns the letter without its accent, or -1 for an accent that is
// a character of its own.
func unaccented(r rune) rune {
	switch {
	case r < 0xC0:
		return r
	case r < 0x1000 && unicode.Is(unicode.Mn, r) && unicode.In(r, unicode.Inherited, unicode.Hebrew, unicode.Arabic):
		return -1
	case !unicode.In(r, accented...):
		return r
	}
	if parts := norm.NFD.PropertiesString(string(r)).Decomposition(); parts != nil {
		r, _ = utf8.DecodeRune(parts)
	}
	return r
}

// blockText returns the text of a version from its stored blocks; "" if there
// are none, because the version is not there yet.
func blockText(stored []byte) (string, error) {
	if len(stored) == 0 {
		return "", nil
	}
	var blocks []annotate.Block
	if err := json.Unmarshal(stored, &blocks); err != nil {
		return "", fmt.Errorf("decode blocks: %w", err)
	}
	return annotate.JoinBlocks(blocks), nil
}

// searchWords returns the words of what a person typed into a search box. What
// has no letter or digit in it is no word.
func searchWords(search string) []string {
	var words []string
	for word := range strings.FieldsSeq(annotate.CleanText(search)) {
		if strings.IndexFunc(word, isSearchable) >= 0 {
			words = append(words, word)
		}
	}
	return words
}

// matchQuery returns the FTS5 query for texts that have all of the words, in any
// order, each at least as the beginning of one of theirs. Everything is quoted,
// so that nothing that is typed can be a mistake in the query.
func matchQuery(words []string) string {
	phrases := make([]string, len(words))
	for i, word := range words {
		phrases[i] = `"` + strings.ReplaceAll(searchable(word), `"`, `""`) + `" *`
	}
	return strings.Join(phrases, " AND ")
}

func isSearchable(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
