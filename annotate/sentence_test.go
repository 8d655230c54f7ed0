package annotate

import (
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	cases := []struct{ name, lang, text string }{ // "|" where a sentence ends
		{"plain", "en", "The pier is long.| Who paid?| Nobody!"},
		{"title and initials", "en", "Mr. J. R. Vale met Dr. Orr.| The mayor left."},
		{"abbreviation before a number", "en", "See No. 5 of Vol. II in Jan. 2024.| He said no.| Then he left."},
		{"company", "en", "Kelm Inc. Chief Ann Orr left Kelm Inc.| The board stayed."},
		{"hours", "en", "It opens at 5 p.m. Monday and shuts at 9 p.m.| Visitors complain."},
		{"number at the beginning", "en", "It broke in Kelm.| 12 people fell."},
		{"quotation that goes on", "en", "“Go!” the mayor said.| “Why?” Vale asked.| He went."},
		{"closing marks", "en", "He called it “productive.”| She left (at noon.)| All was well."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			want := strings.Split(c.text, "|")
			for i := range want {
				want[i] = strings.TrimSpace(want[i])
			}
			blocks := []Block{{Kind: Paragraph, Text: strings.ReplaceAll(c.text, "|", "")}}
			var got []string
			for _, s := range Sentences(blocks, c.lang) {
				got = append(got, NewText(blocks[0].Text).Slice(s.Span))
			}
			if !slices.Equal(got, want) {
				t.Errorf("\ngot  %q\nwant %q", got, want)
			}
		})
	}
}
