package suggest

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"tickmark/annotate"
)

// mood is what makes a sentence less of a claim.
type mood uint8

const (
	factual mood = iota
	forecast
	opinion
	feelings
	order
	question
	moodCount
)

// The numbers here, and the weights of facts, are judgement, adjusted on the
// tuned half of the labelled articles until the ranking looked right.

// moods says how much of the score a mood leaves and how the reason names it.
// One more of the same kind changes nothing.
var moods = [moodCount]struct {
	leaves float64
	words  string
}{
	forecast: {0.7, ", as a forecast"},
	opinion:  {0.5, ", as an opinion"},
	feelings: {0.45, ", as a feeling"},
	order:    {0.35, ", in a call to do something"},
	question: {0.4, ", in a question"},
}

// least is what all moods together leave of a score.
const least = 0.25

// mood returns how much of its score the moods of a part leave, and the mood
// that takes the most.
func (p *part) mood() (leaves float64, why mood) {
	leaves = 1
	for m := factual + 1; m < moodCount; m++ {
		if p.is[m] {
			leaves *= moods[m].leaves
			if why == factual || moods[m].leaves < moods[why].leaves {
				why = m
			}
		}
	}
	return max(leaves, least), why
}

// place is how much of the score the kind of block leaves: a heading repeats
// what the text states, and a cell of a table states nothing by itself.
func place(kind annotate.BlockKind) float64 {
	switch kind {
	case annotate.Heading:
		return 0.6
	case annotate.Table:
		return 0.7
	case annotate.Preformatted:
		return 0.5
	}
	return 1
}

// score adds facts up as if each told something on its own: one minus the
// product of what each leaves open. Of a kind, the best fact counts in full and
// the second by half, so that a list of names or a row of figures does not beat
// a comparison.
func score(facts []found) float64 {
	var best, second [len(kinds)]float64
	for _, f := range facts {
		k := slices.Index(kinds[:], f.kind)
		switch {
		case f.weight > best[k]:
			best[k], second[k] = f.weight, best[k]
		case f.weight > second[k]:
			second[k] = f.weight
		}
	}
	open := 1.0
	for k := range kinds {
		open *= (1 - best[k]) * (1 - second[k]/2)
	}
	return 1 - open
}

// kinds are the kinds of fact, the most telling first where the weights are the
// same.
var kinds = [...]annotate.ClaimKind{
	annotate.KindQuote, annotate.KindComparison, annotate.KindSuperlative, annotate.KindCausal, annotate.KindNumber,
	annotate.KindDate, annotate.KindTitle, annotate.KindPlace, annotate.KindName, annotate.KindOther,
}

// nouns name what a sentence states, in a reason.
var nouns = map[annotate.ClaimKind]string{
	annotate.KindQuote: "somebody’s words", annotate.KindComparison: "a comparison", annotate.KindSuperlative: "a superlative",
	annotate.KindCausal: "a cause", annotate.KindNumber: "a number", annotate.KindDate: "a date", annotate.KindTitle: "a title",
	annotate.KindPlace: "a place", annotate.KindName: "a name", annotate.KindOther: "something that happened",
}

// told returns the facts by how much they tell, one of each kind.
func told(facts []found) []found {
	sorted := slices.Clone(facts)
	slices.SortStableFunc(sorted, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(slices.Index(kinds[:], a.kind), slices.Index(kinds[:], b.kind)))
	})
	var seen [len(kinds)]bool
	return slices.DeleteFunc(sorted, func(f found) bool {
		k := slices.Index(kinds[:], f.kind)
		was := seen[k]
		seen[k] = true
		return was
	})
}

// Limits of a reason: it has to fit on a line beside the text.
const (
	reasonKinds  = 3
	reasonPieces = 2
	pieceLength  = 48 // code points
)

// reason says in a sentence what was found: “States a number and a comparison:
// “12 per cent more than in 2019”.”
func (s *scanner) reason(facts []found, text annotate.Text, m mood) string {
	top := told(facts)
	top = top[:min(len(top), reasonKinds)]
	var b strings.Builder
	stated := top
	if top[0].kind == annotate.KindQuote {
		b.WriteString("Reports what somebody said")
		if stated = top[1:]; len(stated) > 0 {
			b.WriteString(" and states ")
		}
	} else {
		b.WriteString("States ")
	}
	for i, f := range stated {
		switch {
		case i > 0 && i == len(stated)-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(nouns[f.kind])
	}
	b.WriteString(moods[m].words)
	separator := ": "
	for _, p := range s.pieces(top) {
		b.WriteString(separator + "“" + shorten(text.Slice(s.span(p.tokenRange))) + "”")
		separator = ", "
	}
	b.WriteString(".")
	return b.String()
}

// pieces returns the words that a reason shows: the most telling facts, joined
// where they overlap or touch. A lone “said” would show nothing.
func (s *scanner) pieces(facts []found) []found {
	var out []found
	for _, f := range facts {
		i := slices.IndexFunc(out, func(o found) bool { return f.from <= o.to && o.from <= f.to })
		if i < 0 {
			out = append(out, f)
			continue
		}
		out[i].from, out[i].to = min(out[i].from, f.from), max(out[i].to, f.to)
	}
	out = slices.DeleteFunc(out, func(f found) bool {
		return f.to-f.from == 1 && s.tokens[f.from].is(reporting)
	})
	return out[:min(len(out), reasonPieces)]
}

// shorten cuts words of the text at a space to what a reason has room for.
func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= pieceLength {
		return s
	}
	s = string(runes[:pieceLength])
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " ,;:–—") + "…"
}

// round keeps two digits: more would pretend to be measured.
func round(score float64) float64 { return math.Round(score*100) / 100 }
