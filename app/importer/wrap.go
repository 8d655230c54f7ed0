package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The widths, in code points, to which programs and people break lines. Longer
// lines are paragraphs; shorter ones are verse, addresses and the like.
const (
	minWidth = 45
	maxWidth = 120
)

// wrapWidth returns the width to which the lines of a text were broken, or 0 if
// they were not. It is the length that a tenth of the broken lines exceed. The
// lines were broken to it if two in three of them had no room for the word that
// begins the next line, and not every other one ends a sentence.
func wrapWidth(lines []line) int {
	var breaks [][2]line
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.text != "" && b.text != "" && !b.item && a.quoted == b.quoted {
			breaks = append(breaks, [2]line{a, b})
		}
	}
	if len(breaks) < 3 { // too little to tell
		return 0
	}
	lengths := make([]int, len(breaks))
	for i, b := range breaks {
		lengths[i] = b[0].length
	}
	slices.Sort(lengths)
	width := lengths[len(lengths)*9/10]
	if width < minWidth || width > maxWidth {
		return 0
	}
	full, sentences := 0, 0
	for _, b := range breaks {
		if b[0].fills(width, b[1]) {
			full++
		}
		if endsSentence(b[0].text) {
			sentences++
		}
	}
	if 3*full < 2*len(breaks) || 2*sentences > len(breaks) {
		return 0
	}
	return width
}

// fills reports whether the line had no room for the word that begins the next.
// No line fills a width of 0.
func (l line) fills(width int, next line) bool {
	if width == 0 {
		return false
	}
	word, _, _ := strings.Cut(next.text, " ")
	length := utf8.RuneCountInString(word)
	first, _ := utf8.DecodeRuneInString(word)
	space := 1
	if unspaced(first) {
		length, space = 1, 0
	}
	return l.length+space+length > width
}

// joinLines joins the lines of a paragraph with spaces, but not in scripts that
// have none.
func joinLines(lines []string) string {
	var b strings.Builder
	var last rune
	for _, l := range lines {
		first, _ := utf8.DecodeRuneInString(l)
		if b.Len() > 0 && (!unspaced(last) || !unspaced(first)) {
			b.WriteByte(' ')
		}
		b.WriteString(l)
		last, _ = utf8.DecodeLastRuneInString(l)
	}
	return b.String()
}

// unspaced reports the characters of scripts that put no spaces between words
// and break lines anywhere.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}
