package report

import (
	"strings"
	"testing"
)

// A character that turns the order of what follows, or hides between letters, is shown
// by its name on paper too, wherever a text comes from.
func TestUnseenCharactersHaveNames(t *testing.T) {
	const turned = "pay \u202Eknab\u202C to a\u200Bb"
	d := attack(t, turned)
	for _, part := range wordParts(t, wordOf(t, d, Options{})) {
		if strings.ContainsAny(part.content, "\u202E\u202C\u200B") {
			at := strings.IndexAny(part.content, "\u202E\u202C\u200B")
			t.Errorf("%s of the Word report: %q", part.name, part.content[max(0, at-80):at+3])
		}
	}
	text := run(t, pdfOf(t, d), "pdftotext", "-raw", "FILE", "-")
	if n := strings.Count(text, "pay <RLO>knab<PDF> to a<ZWSP>b"); n < 20 {
		t.Errorf("%d texts of the PDF report name them:\n%s", n, text)
	}
}
