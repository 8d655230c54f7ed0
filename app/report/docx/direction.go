package docx

import "golang.org/x/text/unicode/bidi"

// directions tells for each code point of a paragraph whether it runs from
// right to left. Word lays out a run as it is told and does not look for
// words of the other direction in it, so that runs have to be cut there. It is
// the Unicode algorithm (UAX #9) as far as rules W1 to W7, N1 and N2 go, without embeddings:
// numbers go with the letters before them, and what stands between
// letters of two directions goes with the paragraph.
func directions(text []rune, paragraph bool) []bool {
	right := make([]bool, len(text))
	last, from := paragraph, 0 // from is where what has no direction began
	for i, r := range text {
		properties, _ := bidi.LookupRune(r)
		is := last
		switch properties.Class() {
		case bidi.L:
			is = false
		case bidi.R, bidi.AL, bidi.AN:
			is = true
		case bidi.EN, bidi.NSM:
		default:
			continue
		}
		between := paragraph
		if is == last {
			between = is
		}
		for ; from < i; from++ {
			right[from] = between
		}
		right[i] = is
		last, from = is, i+1
	}
	for ; from < len(text); from++ {
		right[from] = paragraph
	}
	return right
}
