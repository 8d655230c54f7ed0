package closing

import (
	"slices"
	"strings"

	"tickmark/annotate"
	"tickmark/annotate/likeness"
)

// findUnquotedFacts looks at claims that hold: what is wrong has other figures
// in its evidence, and should.
func findUnquotedFacts(b *bench) (found []Finding) {
	evidence := map[string]likeness.Saying{} // by source and quote, for a source may serve many claims
	for c := range b.standing {
		if b.outcome(c) != holds || len(c.Evidence) == 0 {
			continue
		}
		said := []likeness.Saying{}
		for _, e := range c.Evidence {
			key := e.SourceID + "\x00" + e.Quote
			if _, ok := evidence[key]; !ok {
				evidence[key] = likeness.OfEvidence(b.sources[e.SourceID], e)
			}
			said = append(said, evidence[key])
		}
		absent := b.absent(c, said)
		if len(absent) == 0 {
			continue
		}
		text := "Not in the evidence: " + list(absent) + "."
		if !slices.ContainsFunc(c.Evidence, func(e annotate.Evidence) bool { return strings.TrimSpace(e.Quote) != "" }) {
			text = "None of its evidence is quoted, and the titles do not have " + list(absent) + "."
		}
		found = append(found, finding(c, text, absent...))
	}
	return found
}

// absent returns the numbers, dates and names of a claim that no evidence has, as
// the claim writes them.
func (b *bench) absent(c annotate.Claim, evidence []likeness.Saying) (absent []string) {
	if b.words == nil {
		b.words = likeness.NewLexicon(b.text.String(), b.dossier.Article.Lang)
	}
	for _, said := range likeness.Assertions(c) {
		text := annotate.NewText(said.Words)
		for _, f := range b.words.FactsIn(said.Words) {
			words := text.Slice(f.Span)
			if !slices.ContainsFunc(evidence, func(s likeness.Saying) bool { return s.Has(f) }) && !slices.Contains(absent, words) {
				absent = append(absent, words)
			}
		}
	}
	return absent
}
