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
			if r.kind == annotate.KindPlace && to == from+1 && isUpper(s.tokens[from].text) {
				return // in NATO
			}
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

// span returns the place in the text of a range of the sentence's tokens.
func (s *scanner) span(r tokenRange) annotate.Span {
	return annotate.Span{Start: s.tokens[r.from].Start, End: s.tokens[r.to-1].End}
}
