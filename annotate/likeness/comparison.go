package likeness

import (
	"slices"

	"tickmark/annotate"
)

// Role says what a text of a claim is to it.
type Role string

// The roles.
const (
	Exact   Role = "exact"   // its words in the article
	Wording Role = "wording" // as the checker words it
	Change  Role = "change"  // the wording that it was verified with
)

// Assertion is a text in which a claim says what it says.
type Assertion struct {
	Role  Role   `json:"role" enum:"exact,wording,change"`
	Words string `json:"words"`
}

// Assertions returns the texts of a claim that its evidence has to bear out: its
// words in the article and its wording, or the wording that it was verified with.
func Assertions(c annotate.Claim) []Assertion {
	if c.Status == annotate.VerifiedWithChange {
		for _, q := range slices.Backward(c.Queries) {
			if q.Suggestion != "" {
				return []Assertion{{Change, q.Suggestion}}
			}
		}
	}
	exact := Assertion{Exact, c.ExactWords()}
	if c.Wording == "" || c.Wording == exact.Words {
		return []Assertion{exact}
	}
	return []Assertion{exact, {Wording, c.Wording}}
}

// Comparison is a claim beside its evidence.
type Comparison struct {
	Texts  []Text   `json:"texts" doc:"What the claim says"`
	Quotes []Quoted `json:"quotes" doc:"What its evidence says, one for each piece, in their order"`
}

// Text is a text of a claim with its facts.
type Text struct {
	Assertion
	Facts []ClaimFact `json:"facts"`
}

// ClaimFact is a fact of a claim, and the evidence that has it.
type ClaimFact struct {
	Fact
	Evidence []string `json:"evidence" doc:"Identifiers of the evidence that has it, in the quote or in the name of its source"`
}

// Quoted is what a piece of evidence says.
type Quoted struct {
	EvidenceID string      `json:"evidenceId"`
	Words      string      `json:"words" doc:"The quote"`
	Facts      []QuoteFact `json:"facts"`
	Missing    []string    `json:"missing" doc:"The claim’s facts, as it writes them, that neither the quote nor the name of the source has"`
}

// QuoteFact is a fact of a quote.
type QuoteFact struct {
	Fact
	Shared bool `json:"shared" doc:"Whether the claim has it too"`
}

// Compare holds a claim against its evidence. Of a source count its title, its
// author and its publisher; the sources are those that the evidence names.
func (l *Lexicon) Compare(c annotate.Claim, sources []annotate.Source) Comparison {
	compared := Comparison{Texts: []Text{}, Quotes: make([]Quoted, 0, len(c.Evidence))}
	for _, a := range Assertions(c) {
		text := Text{Assertion: a, Facts: []ClaimFact{}}
		for _, f := range l.FactsIn(a.Words) {
			text.Facts = append(text.Facts, ClaimFact{Fact: f, Evidence: []string{}})
		}
		compared.Texts = append(compared.Texts, text)
	}
	for _, e := range c.Evidence {
		source := annotate.Source{}
		if i := slices.IndexFunc(sources, func(s annotate.Source) bool { return s.ID == e.SourceID }); i >= 0 {
			source = sources[i]
		}
		compared.Quotes = append(compared.Quotes, l.quoted(compared.Texts, e, OfEvidence(source, e)))
	}
	return compared
}

// OfEvidence returns what a piece of evidence from a source says.
func OfEvidence(source annotate.Source, e annotate.Evidence) Saying {
	return NewSaying(e.Quote, source.Title, source.Author, source.Publisher)
}

// quoted holds the texts of a claim against a piece of evidence, and notes in
// them which facts it has.
func (l *Lexicon) quoted(texts []Text, e annotate.Evidence, said Saying) Quoted {
	quoted := Quoted{EvidenceID: e.ID, Words: e.Quote, Facts: []QuoteFact{}, Missing: []string{}}
	for _, text := range texts {
		words := annotate.NewText(text.Words)
		for i := range text.Facts {
			f := &text.Facts[i]
			if said.Has(f.Fact) {
				f.Evidence = append(f.Evidence, e.ID)
			} else if missing := words.Slice(f.Span); !slices.Contains(quoted.Missing, missing) {
				quoted.Missing = append(quoted.Missing, missing)
			}
		}
	}
	for _, f := range l.FactsIn(e.Quote) {
		shared := slices.ContainsFunc(texts, func(t Text) bool {
			return slices.ContainsFunc(t.Facts, func(own ClaimFact) bool { return own.meets(f) })
		})
		// The names of a quote that are not the claim's would only be noise.
		if shared || f.Kind != annotate.KindName {
			quoted.Facts = append(quoted.Facts, QuoteFact{Fact: f, Shared: shared})
		}
	}
	return quoted
}

// meets reports whether a fact of a claim and one of a quote are the same, or of
// a name a part.
func (f Fact) meets(quoted Fact) bool {
	switch {
	case f.Kind == annotate.KindName && quoted.Kind == annotate.KindName:
		return slices.ContainsFunc(f.words, func(w string) bool { return slices.Contains(quoted.words, w) })
	case f.Kind == annotate.KindDate && quoted.Kind == annotate.KindDate:
		return f.date.is(quoted.date)
	case f.Kind == annotate.KindNumber && quoted.Kind == annotate.KindNumber:
		return slices.ContainsFunc(quoted.number.readings, f.number.rounds)
	case f.Kind == annotate.KindNumber && quoted.Kind == annotate.KindDate:
		return slices.ContainsFunc(quoted.date.years(), f.number.rounds)
	}
	return false
}

// rounds reports whether the number, in one of its readings, is what the other
// comes to.
func (n number) rounds(exact quantity) bool {
	return slices.ContainsFunc(n.readings, func(q quantity) bool { return q.rounds(exact.value) })
}
