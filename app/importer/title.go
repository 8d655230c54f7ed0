package importer

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickmark/annotate"
)

// maxTitle and madeTitle are the longest titles, in code points: one that the
// document gives, and one made from its text.
const (
	maxTitle  = 300
	madeTitle = 80
)

// fitTitle returns the title that the document gives, or else the beginning of
// its first words.
func fitTitle(title string, blocks []annotate.Block) string {
	if title = annotate.CleanLine(title); visible(title) {
		return shorten(title, maxTitle)
	}
	for _, b := range blocks {
		if annotate.CountWords(b.Text) > 0 {
			line := annotate.CleanLine(b.Text)
			return shorten(cmp.Or(strings.TrimRight(firstSentence(line), " .。"), line), madeTitle)
		}
	}
	return ""
}

// firstSentence cuts s after its first sentence if that is long enough for a
// title; what ends earlier may be an abbreviation.
func firstSentence(s string) string {
	n := 0
	for i, r := range s {
		n++
		end := i + utf8.RuneLen(r)
		switch r {
		case '.', '!', '?':
			if n > madeTitle/2 && strings.HasPrefix(s[end:], " ") {
				return s[:end]
			}
		case '。', '！', '？':
			if n > madeTitle/8 { // scripts with these need fewer characters
				return s[:end]
			}
		}
	}
	return s
}

// shorten cuts s to at most limit code points, between words where there are
// any, and says with an ellipsis that it did.
func shorten(s string, limit int) string {
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	cut := limit - 1
	for at := cut; at > limit/2; at-- {
		if unicode.IsSpace(runes[at]) {
			cut = at
			break
		}
	}
	// A mark or joiner belongs to the letter before it.
	for cut > 1 && (unicode.IsMark(runes[cut]) || unicode.Is(unicode.Cf, runes[cut]) || unicode.Is(unicode.Cf, runes[cut-1])) {
		cut--
	}
	return strings.TrimRightFunc(string(runes[:cut]), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:–—-", r) }) + "…"
}

// printedHeadline returns the heading of a page that is its title: the first
// that agrees with what the page is called elsewhere. Those are often shortened
// for other uses or carry the name of the site.
func printedHeadline(headings []string, names []string) string {
	for _, h := range headings {
		for _, name := range names {
			if agree(h, name) {
				return h
			}
		}
	}
	return ""
}

// agree reports whether three quarters of the words of a heading are in name,
// and half of those of name in the heading: the name of a site, which stands in
// many page titles, is not the title of an article.
func agree(heading, name string) bool {
	h, n := strings.FieldsFunc(strings.ToLower(heading), notLetter), strings.FieldsFunc(strings.ToLower(name), notLetter)
	in := map[string]bool{}
	for _, word := range n {
		in[word] = true
	}
	common := 0
	for _, word := range h {
		if in[word] {
			common++
			in[word] = false
		}
	}
	return common > 0 && 4*common >= 3*len(h) && 2*common >= len(n)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }

// titleSeparators stand between the title of an article and the name of the
// site in a title element.
var titleSeparators = []string{" | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: "}

// withoutSite removes the name of the site from the end of a title: what
// follows the last separator, if it is the publisher, or if that is not known
// and what stands before is half as long again.
func withoutSite(title, publisher string) string {
	title = annotate.CleanLine(title)
	for _, separator := range titleSeparators {
		at := strings.LastIndex(title, separator)
		if at < 0 {
			continue
		}
		before, after := title[:at], title[at+len(separator):]
		if strings.EqualFold(after, publisher) || publisher == "" && 2*len(before) > 3*len(after) {
			return before
		}
	}
	return title
}
