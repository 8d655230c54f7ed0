package closing

import (
	"slices"
	"strings"

	"tickmark/annotate"
)

// findUnquotedFacts looks at claims that hold: what is wrong has other figures
// in its evidence, and should.
func findUnquotedFacts(b *bench) (found []Finding) {
	evidence := map[string]saying{} // by source and quote, for a source may serve many claims
	for c := range b.standing {
		if b.outcome(c) != holds || len(c.Evidence) == 0 {
			continue
		}
		said := []saying{}
		for _, e := range c.Evidence {
			key := e.SourceID + "\x00" + e.Quote
			if _, ok := evidence[key]; !ok {
				evidence[key] = newSaying(b.sources[e.SourceID], e)
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

// absent returns the numbers and names of a claim that no evidence has, as the
// claim writes them.
func (b *bench) absent(c annotate.Claim, evidence []saying) (absent []string) {
	add := func(words string) {
		if !slices.Contains(absent, words) {
			absent = append(absent, words)
		}
	}
	if b.words == nil {
		b.words = newLexicon(b.text.String(), b.dossier.Article.Lang)
	}
	for _, words := range assertions(c) {
		b.tokens = appendTokens(b.tokens[:0], words)
		for _, n := range numbersIn(b.tokens) {
			if !strings.EqualFold(n.text, spelt[1]) && !slices.ContainsFunc(evidence, func(s saying) bool { return s.hasNumber(n) }) {
				add(n.text)
			}
		}
		for _, name := range b.words.namesIn(b.tokens) {
			for _, word := range name {
				if !slices.ContainsFunc(evidence, func(s saying) bool { return s.words[strings.ToLower(word)] }) {
					add(strings.Join(name, " "))
					break
				}
			}
		}
	}
	return absent
}

// assertions returns what a claim that holds says: its wording and its words in
// the article, or the wording that it was verified with.
func assertions(c annotate.Claim) []string {
	if c.Status == annotate.VerifiedWithChange {
		for _, q := range slices.Backward(c.Queries) {
			if q.Suggestion != "" {
				return []string{q.Suggestion}
			}
		}
	}
	if c.Wording == "" {
		return []string{c.ExactWords()}
	}
	return []string{c.Wording, c.ExactWords()}
}

// saying is the words and numbers of a piece of evidence and its source.
type saying struct {
	words   map[string]bool // in lower case
	numbers []float64
}

func newSaying(source annotate.Source, e annotate.Evidence) saying {
	s := saying{words: map[string]bool{}}
	for _, part := range []string{e.Quote, source.Title, source.Author, source.Publisher} {
		text := tokens(part)
		for _, t := range text {
			if t.kind == wordToken {
				s.words[strings.ToLower(t.text)] = true
			}
		}
		for _, n := range numbersIn(text) {
			for _, reading := range n.readings {
				s.numbers = append(s.numbers, reading.value)
			}
		}
	}
	return s
}

func (s saying) hasNumber(n number) bool {
	return slices.ContainsFunc(n.readings, func(q quantity) bool { return slices.ContainsFunc(s.numbers, q.rounds) })
}
