package suggest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

// one puts a text into a paragraph of one sentence.
func one(text string) ([]annotate.Block, []annotate.Sentence) {
	blocks := []annotate.Block{{Kind: annotate.Paragraph, Text: text}}
	return blocks, []annotate.Sentence{{Span: annotate.BlockSpans(blocks)[0]}}
}

func TestFacts(t *testing.T) {
	for _, c := range []struct {
		name, lang, text string
		want             string // kind: words, in the order of the text; of the kind of the first only
	}{
		{"figures with their units", "en", "It is 12 km long, costs €4.5m or US$ 5 and weighs 28kg.", "number: 12 km | €4.5m | US$ 5 | 28kg"},
		{"shares", "en", "Some 12 per cent, four in ten, two-thirds and three out of four agree.", "number: Some 12 per cent | four in ten | two-thirds | three out of four"},
		{"spelt numbers", "en", "Twenty-five ships and two hundred and six men were lost.", "number: Twenty-five ships | two hundred and six men"},
		{"limits belong to the number", "en", "More than 40 nurses and at least 3–5 doctors left.", "number: More than 40 nurses | at least 3–5 doctors"},
		{"hyphened", "en", "A 28-point plan for a 12-year-old.", "number: 28-point | 12-year-old"},
		{"a designation counts nothing", "en", "The F-16 and the gene hsp-9 are at https://a.example/9/12km.", ""},
		{"a number at the very end", "en", "They were 12", "number: 12"},
		{"scores and times", "en", "It ended 3–2 at 10:30 and began 2:1 down.", "number: 3–2 | 2:1"},
		{"thousands with narrow spaces", "fr", "On compte 1\u202f234\u202f567 habitants.", "number: 1\u202f234\u202f567"},
		{"other digits", "ar", "عدد السكان ١٢٣٤ نسمة", "number: ١٢٣٤"},
		{"ranks", "en", "She was the third on its 21st floor.", "number: the third | 21st"},

		{"dates", "en", "It began on 3 May 2019, paused on May 4th, 2020 and ended in June.", "date: on 3 May 2019 | on May 4th, 2020 | in June"},
		{"loose dates", "en", "In the 1990s it was sold; last year, two weeks ago, it closed.", "date: In the 1990s | last year | two weeks ago"},
		{"spans of years", "en", "Between 2010 and 2014 and in the winter of 2021 it snowed.", "date: Between 2010 and 2014 | in the winter of 2021"},
		{"dates in figures in any language", "ja", "2019-05-03 と 3/5/2019 と 3.5.2019", "date: 2019-05-03 | 3/5/2019 | 3.5.2019"},
		{"may is no month", "en", "It may be so, and we may march.", ""},

		{"names with particles", "en", "Ask Ines van der Berg, Omar al-Masri and the University of Passmore.", "name: Ines van der Berg | Omar al-Masri | University of Passmore"},
		{"initials and possessives", "en", "They met J. R. Coates and Tam Brierley’s aunt.", "name: J. R. Coates | Tam Brierley"},
		{"a capital at the start is no name", "en", "Shopkeepers complained. Then Wexcombe won.", "name: Wexcombe"},
		{"nouns have capitals in German", "de", "Die Bürgermeisterin sah das Haus am Fluss.", ""},
		{"names where only names have capitals", "fr", "Le maire a vu Inès Dahlmar et Omar Vint hier.", "name: Inès Dahlmar | Omar Vint"},
		{"shouting", "en", "THE END OF THE WORLD IS NEAR", ""},

		{"titles", "en", "President Ola Brand met Tam Brierley, the former mayor of Ostrey.", "title: President Ola Brand | mayor of Ostrey"},
		{"places", "en", "He was killed near Ostrey, served in NATO and lies buried in Corran.", "place: Ostrey | Corran"},

		{"superlatives", "en", "It was the first and the world’s largest, the most expensive ever, a record.", "superlative: the first | largest | the most expensive ever | a record"},
		{"what only ends like one", "en", "The protest in the forest drew the interest of the priest.", ""},
		{"comparisons", "en", "It has twice the number, 12 percent more than in 2019, and fell by a third, up from 9.", "comparison: twice the number | 12 percent more than in 2019 | fell by a third | up from"},
		{"more than a number is a limit", "en", "More than 40 came.", "number: More than 40"},
		{"causes", "en", "It closed because of rain, which led to losses thanks to him as a result.", "causal: because of | led to | thanks to | as a result"},
		{"due to begin is no cause", "en", "It is due to start.", ""},
		{"due to rain is one", "en", "It was late due to rain.", "causal: due to"},

		{"quotes", "en", "“We won,” she said, and “it was ‘hard’ work”.", "quote: We won | said | it was ‘hard’ work"},
		{"single quotes and apostrophes", "en", "‘The players’ union isn’t here,’ he said of the dogs’ home.", "quote: The players’ union isn’t here | said"},
		{"straight quotes", "en", `"It's 6 feet," he said, and it's so.`, "quote: It's 6 feet | said"},
		{"quotes of other languages", "de", "„Wir haben viel mehr gewonnen“, rief « er ».", "quote: Wir haben viel mehr gewonnen | er"},
		{"an inch is no quote", "en", `A 6" nail and a 7" nail held.`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			blocks, sentences := one(c.text)
			text := annotate.NewText(c.text)
			var got []string
			kind, _, _ := strings.Cut(c.want, ":")
			for _, s := range Find(blocks, sentences, c.lang) {
				for _, f := range s.Facts {
					if string(f.Kind) == kind || c.want == "" && f.Kind != annotate.KindNumber {
						got = append(got, text.Slice(f.Span))
					}
				}
			}
			want := strings.Split(strings.TrimPrefix(c.want, kind+": "), " | ")
			if c.want == "" {
				want = nil
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, want)
			}
		})
	}
}

// TestSuggestions shows whole answers: what is suggested, why, and that quoted
// words are suggested beside the sentence.
func TestSuggestions(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{
			"a number and a comparison", "The line carries 12 percent more than in 2019.",
			[]string{"comparison The line carries 12 percent more than in 2019. — States a comparison, a number and a date: “12 percent more than in 2019”."},
		},
		{
			"whether it was said, and whether it is so", "“It is the longest bridge in the country,” said Ola Brand.",
			[]string{
				"quote “It is the longest bridge in the country,” said Ola Brand. — Reports what somebody said and states a name: “It is the longest bridge in the country”, “Ola Brand”.",
				"superlative It is the longest bridge in the country — States a superlative: “the longest”.",
			},
		},
		{
			"a mood is named", "Will it cost €3m more than last year?",
			[]string{"comparison Will it cost €3m more than last year? — States a comparison, a number and something that happened, in a question: “cost €3m more than last year”."},
		},
		{
			"indirect speech", "The county said that no money was left.",
			[]string{"quote The county said that no money was left. — Reports what somebody said."},
		},
		{"nothing to check", "How lovely it would be to sit by the water and listen.", nil},
		{"a name alone", "For the people of Ostrey, it was no surprise.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			blocks, sentences := one(c.text)
			text := annotate.NewText(c.text)
			var got []string
			for _, s := range Find(blocks, sentences, "en-GB") {
				got = append(got, fmt.Sprintf("%s %s — %s", s.Kind, text.Slice(s.Span), s.Reason))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// TestRanking pairs sentences of which the first has more to check.
func TestRanking(t *testing.T) {
	best := func(kind annotate.BlockKind, text string) float64 {
		blocks, sentences := one(text)
		blocks[0].Kind = kind
		top := 0.0
		for _, s := range Find(blocks, sentences, "en") {
			top = max(top, s.Score)
		}
		return top
	}
	const plain = "The council spent €3m on it in 2019."
	for _, c := range []struct{ name, more, less string }{
		{"a statement before a question", plain, "Did the council spend €3m on it in 2019?"},
		{"a fact before a forecast", plain, "The council will spend €3m on it in 2029."},
		{"a fact before an opinion", plain, "The council should have spent €3m on it in 2019."},
		{"a fact before a feeling", plain, "I am proud that the council spent €3m on it in 2019."},
		{"a fact before an order", plain, "Ask the council for the €3m that it spent in 2019."},
		{"a comparison before a number", "It has doubled to 40 ships.", "It has 40 ships."},
		{"a measure before a loose number", "It weighs 40 tonnes.", "It has two."},
		{"what somebody said before words in tongs", "“It was a mistake,” she said.", "It was a “mistake” to the board of the town."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if more, less := best(annotate.Paragraph, c.more), best(annotate.Paragraph, c.less); more <= less {
				t.Errorf("%q has %.2f, %q has %.2f", c.more, more, c.less, less)
			}
		})
	}
	if p, h := best(annotate.Paragraph, plain), best(annotate.Heading, plain); p <= h {
		t.Errorf("a paragraph has %.2f, a heading %.2f", p, h)
	}
}

// TestQuotationOverSentences: a quotation goes on through the sentences of its
// block, and an open one to its end, but never into the next block.
func TestQuotationOverSentences(t *testing.T) {
	blocks := []annotate.Block{
		{Kind: annotate.Paragraph, Text: "“The boats were all empty. Now we have 200 of them there."},
		{Kind: annotate.Paragraph, Text: "He had 200 of them there."},
	}
	var got []annotate.ClaimKind
	for _, s := range Find(blocks, annotate.Sentences(blocks, "en"), "en") {
		got = append(got, s.Kind)
	}
	want := []annotate.ClaimKind{annotate.KindQuote, annotate.KindNumber, annotate.KindNumber}
	if !slices.Equal(got, want) {
		t.Errorf("the kinds are %v, want %v", got, want)
	}
}

// TestLanguage: a declared language comes before a guess, and a block's own
// before the article's.
func TestLanguage(t *testing.T) {
	const english, german = "It was the largest of all the ships that we have had in the harbour.", "Es war das größte aller Schiffe, die wir je im Hafen hatten."
	superlatives := func(lang string, blocks ...annotate.Block) int {
		n := 0
		for _, s := range Find(blocks, annotate.Sentences(blocks, lang), lang) {
			for _, f := range s.Facts {
				if f.Kind == annotate.KindSuperlative {
					n++
				}
			}
		}
		return n
	}
	p := func(text, lang string) annotate.Block {
		return annotate.Block{Kind: annotate.Paragraph, Text: text, Lang: lang}
	}
	for _, c := range []struct {
		name, lang string
		blocks     []annotate.Block
		want       int
	}{
		{"declared", "en-GB", []annotate.Block{p(english, "")}, 1},
		{"declared otherwise", "de", []annotate.Block{p(english, "")}, 0},
		{"guessed", "", []annotate.Block{p(english, "")}, 1},
		{"guessed as unknown", "", []annotate.Block{p(german, "")}, 0},
		{"a block of another language", "de", []annotate.Block{p(german, ""), p(english, "en")}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := superlatives(c.lang, c.blocks...); got != c.want {
				t.Errorf("found %d superlatives, want %d", got, c.want)
			}
		})
	}
}

// TestRules holds every pattern to names that exist: an unknown one would
// silently match nothing.
func TestRules(t *testing.T) {
	for tag, lang := range languages {
		for _, set := range []*ruleSet{&lang.dates, &lang.numbers, &lang.facts, &lang.moods} {
			for _, rules := range set.byWord {
				for _, r := range rules {
					checkRule(t, tag, r)
				}
			}
			for _, r := range set.byClass {
				checkRule(t, tag, r)
			}
			for _, rules := range set.byJoined {
				for _, r := range rules {
					checkRule(t, tag, r)
				}
			}
		}
	}
}

func checkRule(t *testing.T, tag string, r *rule) {
	t.Helper()
	takes := false
	for _, e := range r.elements {
		empty := len(e.words) == 0 && e.class == 0 && e.joined == 0
		takes = takes || !empty && !e.optional && !e.not
		if empty && !e.gap && !e.begin && !e.start {
			t.Errorf("%s: a pattern of %q has an element that matches nothing:\n%s", tag, r.reason, r.patterns)
		}
	}
	if !takes {
		t.Errorf("%s: a pattern of %q takes no word:\n%s", tag, r.reason, r.patterns)
	}
}
