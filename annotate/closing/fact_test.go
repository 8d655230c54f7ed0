package closing

import (
	"slices"
	"testing"

	"tickmark/annotate"
)

func TestNumbersAreComparedByValue(t *testing.T) {
	for _, tc := range []struct {
		claim, evidence string
		want            bool
	}{
		{"40 million", "40,000,000", true},
		{"40 million", "40m", true},
		{"40 million", "40 000 000", true},
		{"40 million", "40.000.000", true},
		{"40 million", "40 Millionen", true},
		{"40 million", "41 million", false},
		{"40 million", "40", false},
		{"1.5 million", "1,500,000", true},
		{"1.5 million", "1,5 Mio", true},
		{"€3bn", "3 Milliarden", true},
		{"1,500", "1500", true},
		{"1,500", "1.500", true},
		{"1,234.50", "1234.5", true},
		{"1.234,50", "1234.5", true},
		{"12.5%", "12.5 per cent", true},
		{"0.5", "5", false},
		{"seven", "7", true},
		{"twelve hundred", "1,200", true},
		{"Ninety-six per cent", "96.2 %", true},
		{"Ninety-six per cent", "90, 6", false},
		{"forty thousand", "40,000", true},
		{"30 November 2025", "2025-11-30", true},
		{"5 May", "05.05.2025", true},
		{"12", "١٢", true},
		{"in 2019 300 people", "2019, 300", true},
		{"1st", "1", true},
		{"the 1990s", "1990", true},
		{"40 metres", "40m", true},
		{"4.2 million", "4,208,113", true},
		{"4.2 million", "4,250,001", false},
		{"40 million", "39.8 million", true},
		{"40 million", "38 million", false},
		{"120,000", "119,600", true},
		{"4,208,000", "4.2 million", false},
		{"40 per cent", "39.6", true},
		{"2000", "1999", false},
		{"2,000", "1,999", false},
	} {
		evidence := newSaying(annotate.Source{}, annotate.Evidence{EvidenceFields: annotate.EvidenceFields{Quote: tc.evidence}})
		numbers := numbersIn(tokens(tc.claim))
		got := len(numbers) > 0
		for _, n := range numbers {
			got = got && evidence.hasNumber(n)
		}
		if got != tc.want {
			t.Errorf("“%s” in “%s”: %v, read as %v", tc.claim, tc.evidence, got, numbers)
		}
	}
}

func TestNames(t *testing.T) {
	const article = "When she came to Lindmouth, the town was small. Costs doubled when costs were counted. Halmsey voted. The mayor of Halmsey did too."
	for _, tc := range []struct {
		name, text, lang string
		want             []string
	}{
		{"inside a sentence", "In May the mayor met Ines Halloran-Reid of Lindmouth.", "en", []string{"Ines Halloran Reid", "Lindmouth"}},
		{"first, known from elsewhere", "Lindmouth voted.", "en", []string{"Lindmouth"}},
		{"first, an ordinary word", "Costs doubled.", "en", nil},
		{"first, with another", "Tove Aske voted.", "en", []string{"Tove Aske"}},
		{"first, and nothing known", "Trams arrived.", "en", nil},
		{"initials", "NATO and J. R. Smith came.", "en", []string{"NATO", "J R Smith"}},
		{"possessive", "We saw Lindmouth’s tram.", "en", []string{"Lindmouth"}},
		{"days, months and titles", "On Monday in March Mrs Aske voted.", "en", []string{"Aske"}},
		{"all in capitals", "LINDMOUTH VOTES", "en", nil},
		{"nouns with capitals", "Gestern war Lindmouth eine Stadt.", "de", nil},
	} {
		var got []string
		for _, words := range newLexicon(article, tc.lang).namesIn(tokens(tc.text)) {
			got = append(got, list(words[:1]))
			for _, w := range words[1:] {
				got[len(got)-1] += " " + w
			}
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}
