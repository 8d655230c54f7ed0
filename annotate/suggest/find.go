package suggest

import (
	"cmp"
	"slices"

	"tickmark/annotate"
)

// find looks for facts and moods with the rules of the language. Dates, numbers
// and names are joined by then and are facts themselves.
func (s *scanner) find() {
	for i := range s.tokens {
		if j, ok := s.joinAt(i); ok && j.from != i {
			continue
		}
		s.each(&s.lang.facts, i, func(r *rule, from, to int) {
			s.facts = append(s.facts, found{tokenRange{from, to}, r.kind, r.weight, r.reason})
		})
		s.each(&s.lang.moods, i, func(r *rule, from, _ int) {
			s.moods = append(s.moods, moodAt{from, r.mood})
		})
	}
	kinds := [joinedKinds]annotate.ClaimKind{joinedNumber: annotate.KindNumber, joinedDate: annotate.KindDate, joinedName: annotate.KindName}
	for id, j := range s.joins {
		if s.joinOf[j.from] == int32(id) { //nolint:gosec // see join; another one has not taken it over
			s.facts = append(s.facts, found{j.tokenRange, kinds[j.kind], j.weight, j.reason})
		}
	}
	s.facts = settle(s.facts)
}

// settle makes one of the facts of a kind that overlap, and drops a name that
// is known to be a place.
func settle(facts []found) []found {
	slices.SortStableFunc(facts, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	out := facts[:0]
	for _, f := range facts {
		if n := len(out); n > 0 && out[n-1].kind == f.kind && f.from < out[n-1].to {
			last := &out[n-1]
			last.to = max(last.to, f.to)
			if f.weight > last.weight {
				last.weight, last.reason = f.weight, f.reason
			}
			continue
		}
		out = append(out, f)
	}
	places := map[tokenRange]bool{}
	for _, f := range out {
		if f.kind == annotate.KindPlace {
			places[f.tokenRange] = true
		}
	}
	return slices.DeleteFunc(out, func(f found) bool {
		return f.kind == annotate.KindName && places[f.tokenRange]
	})
}

// part is what is judged by itself: a sentence, or the words quoted in it, which
// are another thing to check than whether they were said.
type part struct {
	tokenRange
	facts []found
	is    [moodCount]bool
	// Of a quotation:
	speech bool // somebody speaks
	weight float64
	reason string
}

// parts returns the sentence and then each quotation in it, with their moods.
// All facts are the sentence's, except those in what somebody says.
func (s *scanner) parts() []part {
	attributed := slices.ContainsFunc(s.facts, func(f found) bool {
		return f.kind == annotate.KindQuote && s.tokens[f.from].quotation < 0
	})
	parts := []part{{tokenRange: tokenRange{0, len(s.tokens)}, speech: attributed}}
	partOf := make([]int32, len(s.tokens))
	for i := 0; i < len(s.tokens); {
		from, words := i, 0
		for i < len(s.tokens) && s.tokens[i].quotation == s.tokens[from].quotation {
			if k := s.tokens[i].kind; k == wordToken || k == digitsToken {
				words++
			}
			i++
		}
		if s.tokens[from].quotation < 0 || words == 0 {
			continue
		}
		for k := from; k < i; k++ {
			partOf[k] = int32(len(parts)) //nolint:gosec // fewer parts than tokens
		}
		parts = append(parts, quotedPart(from, i, words, attributed))
	}
	for i := range parts[1:] {
		for q := &parts[1+i]; s.tokens[q.to-1].isSign(","); {
			q.to-- // “…,” he said: the comma is the reporter's
		}
	}
	for _, f := range s.facts {
		q := &parts[partOf[f.from]]
		if !q.speech || f.to > q.to {
			q = &parts[0]
		}
		q.facts = append(q.facts, f)
	}
	for _, m := range s.moods {
		parts[partOf[m.at]].is[m.mood] = true
	}
	for i := range parts {
		parts[i].is[question] = s.asks(&parts[i], i > 0)
	}
	return parts
}

// quotedPart returns a quotation of so many words. Whether it was said is worth
// checking where somebody is named who said it; a few words in quotation marks
// without anybody may be a title, or a word held with tongs.
func quotedPart(from, to, words int, attributed bool) part {
	q := part{tokenRange: tokenRange{from, to}, speech: attributed || words > fewWords, reason: "Words in quotation marks."}
	switch {
	case attributed && words >= fewWords:
		q.weight, q.reason = 0.4, "Words that somebody is said to have said."
	case attributed:
		q.weight, q.reason = 0.3, "Words that somebody is said to have said."
	case words > fewWords:
		q.weight = 0.25
	default:
		q.weight = 0.1
	}
	return q
}

const fewWords = 3

// asks reports whether a part ends in a question mark.
func (s *scanner) asks(p *part, quoted bool) bool {
	for k := p.to - 1; k >= p.from; k-- {
		t := &s.tokens[k]
		if t.kind != signToken || t.quotation >= 0 && !quoted {
			return false
		}
		switch t.text {
		case "?", "？", "؟", "՞":
			return true
		}
	}
	return false
}

// span returns the place in the text of a range of the sentence's tokens.
func (s *scanner) span(r tokenRange) annotate.Span {
	return annotate.Span{Start: s.tokens[r.from].Start, End: s.tokens[r.to-1].End}
}
