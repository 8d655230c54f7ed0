package likeness

import (
	"fmt"
	"slices"
	"testing"

	"tickmark/annotate"
)

func TestFactsAreComparedByWhatTheyMean(t *testing.T) {
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
		{"two dozen", "24", true},
		{"two dozen", "2", false},
		{"3 Dutzend", "36", true},
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
		{"30 people", "on 30 November", false},
		{"30 November 2025", "November 30th, 2025", true},
		{"30 November 2025", "30. November 2025", true},
		{"30 November 2025", "30 de noviembre de 2025", true},
		{"30 November 2025", "Nov. 30, 2025", true},
		{"30 November 2025", "November 2025", false},
		{"30 November 2025", "30 October 2025", false},
		{"November 2025", "30/11/2025", true},
		{"5 March 2025", "3/5/2025", true}, // or in May
		{"20 March 2025", "3/5/2025", false},
		{"in March the port closed", "closed on 3 March", true},
		{"in March the port closed", "closed in May 2025", false},
		{"2025", "5 May 2025", true},
		{"3 to 5 May", "on 3 May and on 5 May", true},
		{"3 to 5 May", "on 5 May", false},
		{"5 May", "3–5 May 2025", true},
		{"May 2025", "2025-05", true},
		{"40 per cent", "39.6", true},
		{"2000", "1999", false},
		{"2,000", "1,999", false},
	} {
		evidence := NewSaying(tc.evidence)
		facts := NewLexicon("", "en").FactsIn(tc.claim)
		got := len(facts) > 0
		for _, f := range facts {
			got = got && evidence.Has(f)
		}
		if got != tc.want {
			t.Errorf("“%s” in “%s”: %v, read as %v", tc.claim, tc.evidence, got, facts)
		}
	}
}

func TestNames(t *testing.T) {
	const article = "When she came to Lindmouth, the town was small. Costs doubled when costs were counted. Halmsey voted. The mayor of Halmsey did too."
	for _, tc := range []struct {
		name, text, lang string
		want             []string
	}{
		{"inside a sentence", "In May the mayor met Ines Halloran-Reid of Lindmouth.", "en", []string{"Ines Halloran-Reid", "Lindmouth"}},
		{"first, known from elsewhere", "Lindmouth voted.", "en", []string{"Lindmouth"}},
		{"first, an ordinary word", "Costs doubled.", "en", nil},
		{"first, with another", "Tove Aske voted.", "en", []string{"Tove Aske"}},
		{"first, and nothing known", "Trams arrived.", "en", nil},
		{"initials", "NATO and J. R. Smith came.", "en", []string{"NATO", "J. R. Smith"}},
		{"possessive", "We saw Lindmouth’s tram.", "en", []string{"Lindmouth"}},
		{"days, months and titles", "On Monday in March Mrs Aske voted.", "en", []string{"Aske"}},
		{"all in capitals", "LINDMOUTH VOTES", "en", nil},
		{"nouns with capitals", "Gestern war Lindmouth eine Stadt.", "de", nil},
	} {
		var got []string
		for _, f := range NewLexicon(article, tc.lang).FactsIn(tc.text) {
			if f.Kind == annotate.KindName {
				got = append(got, annotate.NewText(tc.text).Slice(f.Span))
			}
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestCompare(t *testing.T) {
	claim := annotate.Claim{
		Passages: []annotate.Passage{{Quote: annotate.Quote{Exact: "Lindmouth’s tram carried 4.2 million people in 2024, said Tove Aske."}}},
		Evidence: []annotate.Evidence{
			{ID: "report", SourceID: "s1", EvidenceFields: annotate.EvidenceFields{Quote: "In the year to 31 December 2024, 4,208,113 passengers used 9 trams."}},
			{ID: "talk", SourceID: "s2", EvidenceFields: annotate.EvidenceFields{Quote: "“Four million, more or less,” Mrs Aske said."}},
		},
	}
	sources := []annotate.Source{
		{ID: "s1", SourceFields: annotate.SourceFields{Title: "Annual report", Publisher: "Lindmouth Transit"}},
		{ID: "s2", SourceFields: annotate.SourceFields{Title: "Telephone call"}},
	}
	compared := NewLexicon("In Lindmouth the tram stopped.", "en").Compare(claim, sources)

	words := func(text string, f Fact) string { return annotate.NewText(text).Slice(f.Span) }
	var got []string
	for _, f := range compared.Texts[0].Facts {
		got = append(got, fmt.Sprint(words(compared.Texts[0].Words, f.Fact), f.Evidence))
	}
	if want := []string{"Lindmouth[report]", "4.2 million[report]", "2024[report]", "Tove Aske[]"}; !slices.Equal(got, want) {
		t.Errorf("the claim has %q, want %q", got, want)
	}
	got = nil
	for _, q := range compared.Quotes {
		for _, f := range q.Facts {
			got = append(got, fmt.Sprint(q.EvidenceID, " ", words(q.Words, f.Fact), " ", f.Shared))
		}
	}
	want := []string{"report 31 December 2024 true", "report 4,208,113 true", "report 9 false", "talk Four million false", "talk Aske true"}
	if !slices.Equal(got, want) {
		t.Errorf("the quotes have %q, want %q", got, want)
	}
	if want := []string{"Lindmouth", "4.2 million", "2024", "Tove Aske"}; !slices.Equal(compared.Quotes[1].Missing, want) {
		t.Errorf("the second lacks %q, want %q", compared.Quotes[1].Missing, want)
	}
}
