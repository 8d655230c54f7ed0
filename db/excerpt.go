package db

import (
	"slices"
	"strings"
	"unicode"

	"tickmark/annotate"
)

// Hits stand between these two in an excerpt: private characters, which mean
// nothing in a text and are left out there.
const (
	hitStart = "\ue000"
	hitEnd   = "\ue001"
)

var unmarked = strings.NewReplacer(hitStart, "", hitEnd, "")

// How much of the text an excerpt shows around its first hit, in code points;
// about two lines of a list.
const (
	excerptBefore = 60
	excerptAfter  = 140
)

// excerpt returns the part of the text around the first hit of any of the words,
// all hits in it marked, or "" if there is no hit. SQLite has a function for
// this, but it looks the whole query up again for every article: measured, 50
// excerpts took 1.8 s of a search for one letter.
//
// A hit is a word that begins as the searched one does, without regard to case
// and accents. What was found by its stem alone is not marked.
func excerpt(text string, words []string) string {
	runes := []rune(unmarked.Replace(text))
	folded := fold(runes)
	first := len(runes)
	ends := map[int]int{} // of the hits, by their start
	for _, word := range words {
		for _, hit := range folded.find(fold([]rune(word)).letters) {
			ends[hit.Start] = max(hit.End, ends[hit.Start])
			first = min(first, hit.Start)
		}
	}
	if len(ends) == 0 {
		return ""
	}
	from, to := max(0, first-excerptBefore), min(len(runes), first+excerptAfter)
	for from > 0 && from < first && !unicode.IsSpace(runes[from-1]) && !isUnspaced(runes[from]) {
		from++
	}
	var b strings.Builder
	if from > 0 {
		b.WriteString("…")
	}
	for i := from; i < to; {
		if end, ok := ends[i]; ok {
			b.WriteString(hitStart + string(runes[i:end]) + hitEnd)
			i = end
			continue
		}
		b.WriteRune(runes[i])
		i++
	}
	if to < len(runes) {
		b.WriteString("…")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// foldedText is a text without case and accents, and where each of its letters
// was.
type foldedText struct {
	runes   []rune
	letters []rune
	places  []int
}

func fold(runes []rune) foldedText {
	f := foldedText{runes: runes, letters: make([]rune, 0, len(runes)), places: make([]int, 0, len(runes))}
	for i, r := range runes {
		if r = unaccented(r); r < 0 {
			continue
		}
		f.letters = append(f.letters, unicode.ToLower(r))
		f.places = append(f.places, i)
	}
	return f
}

// find returns where a folded word stands in the text.
func (f foldedText) find(word []rune) []annotate.Span {
	var hits []annotate.Span
	for i := 0; len(word) > 0 && i+len(word) <= len(f.letters); i++ {
		if f.letters[i] != word[0] || !slices.Equal(f.letters[i:i+len(word)], word) {
			continue
		}
		if i > 0 && isWord(f.letters[i-1]) && !isUnspaced(word[0]) {
			continue // inside another word
		}
		last := i + len(word) - 1
		for last+1 < len(f.letters) && isWord(f.letters[last+1]) && !isUnspaced(f.letters[last+1]) && !isUnspaced(f.letters[last]) {
			last++
		}
		end := f.places[last] + 1
		for end < len(f.runes) && unicode.IsMark(f.runes[end]) {
			end++
		}
		hits = append(hits, annotate.Span{Start: f.places[i], End: end})
	}
	return hits
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
