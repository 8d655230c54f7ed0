package db

import (
	"strings"
	"unicode"
)

// The letters of these scripts follow one another without spaces, so that to
// SQLite's tokenizer a sentence of them is one word. The index gets every such
// letter as a word of its own, and a query of several letters is a phrase.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// gap parts the letters: no letter to the tokenizer and invisible to the eye.
const gap = '\u200b'

// spaced returns s with a gap on both sides of every letter of an unspaced
// script. Marks stay with their letter.
func spaced(s string) string {
	if strings.IndexFunc(s, isUnspaced) < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(2 * len(s))
	previous := false
	for i, r := range s {
		letter := isUnspaced(r)
		if i > 0 && (letter || previous) && !unicode.IsMark(r) {
			b.WriteRune(gap)
		}
		b.WriteRune(r)
		previous = letter || previous && unicode.IsMark(r)
	}
	return b.String()
}

func isUnspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unspaced...) && !unicode.IsMark(r)
}

// unspace takes out the gaps that spaced put in.
func unspace(s string) string { return strings.ReplaceAll(s, string(gap), "") }

// matchQuery turns what a person typed into an FTS5 query: all of the words, in
// any order and case, each of them a word or the beginning of one. Everything is
// quoted, so that no input is a mistake. ok is false if there is nothing to look
// for, because the search has no letter or digit in it.
func matchQuery(search string) (query string, ok bool) {
	var phrases []string
	for word := range strings.FieldsSeq(search) {
		if strings.IndexFunc(word, isSearchable) < 0 {
			continue
		}
		word = strings.ReplaceAll(strings.ToValidUTF8(word, ""), "\x00", "")
		phrases = append(phrases, `"`+strings.ReplaceAll(spaced(word), `"`, `""`)+`" *`)
	}
	return strings.Join(phrases, " AND "), len(phrases) > 0
}

func isSearchable(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
