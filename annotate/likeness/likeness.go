package likeness

import (
	"cmp"
	"slices"
	"strings"

	"tickmark/annotate"
)

// Fact is a number, a date or a name in a text.
type Fact struct {
	annotate.Span                    // code points of the text
	Kind          annotate.ClaimKind `json:"kind" enum:"number,date,name"`

	number number   // of a number
	date   date     // of a date
	words  []string // of a name
}

// FactsIn returns the numbers, dates and names of a text, which may be another
// than that of the lexicon, in their order. They do not overlap. “One” is no
// number here: too often it counts nothing.
func (l *Lexicon) FactsIn(text string) []Fact {
	all := tokens(text)
	dates, taken := datesIn(all)
	facts := make([]Fact, 0, len(dates))
	for _, d := range dates {
		facts = append(facts, Fact{Span: d.Span, Kind: annotate.KindDate, date: d})
	}
	for _, n := range numbersBeside(all, taken) {
		if !n.one {
			facts = append(facts, Fact{Span: n.Span, Kind: annotate.KindNumber, number: n})
		}
	}
	overlaps := func(s annotate.Span) bool {
		return slices.ContainsFunc(facts, func(f Fact) bool { return f.Overlaps(s) })
	}
	for _, name := range l.namesIn(all) {
		span := annotate.Span{Start: name[0].Start, End: name[len(name)-1].End}
		if overlaps(span) {
			continue
		}
		words := make([]string, len(name))
		for i, t := range name {
			words[i] = strings.ToLower(t.text)
		}
		facts = append(facts, Fact{Span: span, Kind: annotate.KindName, words: words})
	}
	slices.SortFunc(facts, func(a, b Fact) int { return cmp.Compare(a.Start, b.Start) })
	return facts
}

// numbersBeside returns the numbers between the tokens that are taken.
func numbersBeside(text []token, taken []bool) (found []number) {
	for from := 0; from < len(text); {
		if taken[from] {
			from++
			continue
		}
		to := from
		for to < len(text) && !taken[to] {
			to++
		}
		found = append(found, numbersIn(text[from:to])...)
		from = to
	}
	return found
}

// Saying is what texts say that a fact can be held against.
type Saying struct {
	words   map[string]bool // in lower case
	numbers []quantity
	dates   []date
}

// NewSaying reads texts, such as a quote and the name of its source.
func NewSaying(texts ...string) Saying {
	s := Saying{words: map[string]bool{}}
	for _, text := range texts {
		all := tokens(text)
		for _, t := range all {
			if t.kind == wordToken {
				s.words[strings.ToLower(t.text)] = true
			}
		}
		dates, taken := datesIn(all)
		s.dates = append(s.dates, dates...)
		for _, d := range dates {
			s.numbers = append(s.numbers, d.years()...)
		}
		for _, n := range numbersBeside(all, taken) {
			s.numbers = append(s.numbers, n.readings...)
		}
	}
	return s
}

// Has reports whether the texts have a fact of a claim: every word of a name, a
// number that the claim's is rounded from, a date that is as exact or more so.
func (s Saying) Has(f Fact) bool {
	switch f.Kind {
	case annotate.KindNumber:
		return slices.ContainsFunc(s.numbers, f.number.rounds)
	case annotate.KindDate:
		return slices.ContainsFunc(s.dates, f.date.is)
	}
	return !slices.ContainsFunc(f.words, func(w string) bool { return !s.words[w] })
}

// years are the years of a date, each as a number: they answer for a year alone.
func (d date) years() (years []quantity) {
	for _, r := range d.readings {
		if r.year > 0 {
			years = append(years, quantity{float64(r.year), 1})
		}
	}
	return years
}

// Words returns the words and numbers of a text in lower case.
func Words(text string) []string {
	all := tokens(text)
	words := make([]string, 0, len(all))
	for _, t := range all {
		if t.kind != signToken {
			words = append(words, strings.ToLower(t.text))
		}
	}
	return words
}
