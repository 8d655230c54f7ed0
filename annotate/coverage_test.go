package annotate

import (
	"slices"
	"testing"
)

func TestSharedCoverage(t *testing.T) {
	type sharedCase struct {
		Name, Lang    string
		FunctionWords []string // those of the language that the case needs
		Blocks        []Block
		Sentences     []Sentence
		Accounted     []struct {
			Accounted
			Exact string
			Aside bool
		}
		States []SentenceState
	}
	for _, c := range readCases[sharedCase](t, "coverage.json") {
		t.Run(c.Name, func(t *testing.T) {
			v := Version{Blocks: c.Blocks, Sentences: Sentences(c.Blocks, c.Lang)}
			for i := range v.Sentences {
				v.Sentences[i].Words = 0 // the reader gets them from here
			}
			if !slices.Equal(v.Sentences, c.Sentences) {
				t.Errorf("the sentences are %v, want %v", v.Sentences, c.Sentences)
			}
			for _, w := range c.FunctionWords {
				if !slices.Contains(FunctionWords(c.Lang), w) {
					t.Errorf("“%s” is no function word", w)
				}
			}
			var claims []Claim
			var asides []Aside
			for _, a := range c.Accounted {
				if a.Exact != "" && v.Text().Slice(a.Span) != a.Exact {
					t.Errorf("%v is %q, want %q", a.Span, v.Text().Slice(a.Span), a.Exact)
				}
				claim := Claim{Passages: []Passage{{Span: a.Span}}, ClaimFields: ClaimFields{Status: ToCheck}}
				switch {
				case a.Aside:
					asides = append(asides, Aside{Span: a.Span})
				case a.Final:
					claim.Status = Verified
					fallthrough
				default:
					claims = append(claims, claim)
				}
			}
			accounted := AccountedFor(claims, asides)
			slices.Reverse(accounted) // their order is all the same
			if got := SentenceStates(c.Blocks, c.Sentences, accounted, c.Lang); !slices.Equal(got, c.States) {
				t.Errorf("the states are %v, want %v", got, c.States)
			}
		})
	}
}

func TestCoverage(t *testing.T) {
	blocks := []Block{{Kind: Paragraph, Text: "The old pier fell. It was ugly. Nobody paid."}, {Kind: Paragraph, Text: "— 😀 —"}}
	v, err := NewVersion("a", 1, blocks, "en")
	if err != nil {
		t.Fatal(err)
	}
	claim := func(status Status, s Span) Claim {
		return Claim{ClaimFields: ClaimFields{Status: status}, Passages: []Passage{{Span: s}}}
	}
	claims := []Claim{claim(Verified, Span{4, 17}), claim(QueryOut, Span{32, 44}), claim(Cut, Span{0, 3})}
	asides := []Aside{{Span: Span{19, 30}}}
	got := CoverageOf(v, "en", claims, asides)
	want := Coverage{Sentences: Tally{3, 3, 2}, Words: Tally{9, 9, 7}, Claims: ClaimTally{3, 2}}
	if got != want {
		t.Errorf("it is %+v, want %+v", got, want)
	}
}

// BenchmarkSentenceStates takes 5,000 sentences (100,000 words) with a claim in
// each, so that every sentence has to be looked at.
func BenchmarkSentenceStates(b *testing.B) {
	const words = "The harbour of Kelmoor was opened by the mayor on the day before the old pier fell into the sea. "
	blocks := slices.Repeat([]Block{{Kind: Paragraph, Text: words}}, 5000)
	sentences := Sentences(blocks, "en")
	var accounted []Accounted
	for _, s := range sentences {
		accounted = append(accounted, Accounted{Span: Span{s.Start + 4, s.Start + 30}})
	}
	for b.Loop() {
		SentenceStates(blocks, sentences, accounted, "en")
	}
}
