package suggest

import (
	"slices"

	"tickmark/annotate"
)

const (
	reasonSaid  = "Words that somebody is said to have said."
	reasonMarks = "Words in quotation marks."
)

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

// fewWords are so few that quotation marks need not mean that somebody speaks.
const fewWords = 3

// quotedPart returns a quotation of so many words. Whether it was said is worth
// checking where somebody is named who said it; a few words in quotation marks
// without anybody may be a title, or a word held with tongs.
func quotedPart(from, to, words int, attributed bool) part {
	q := part{tokenRange: tokenRange{from, to}, speech: attributed || words > fewWords, reason: reasonMarks}
	switch {
	case attributed && words >= fewWords:
		q.weight, q.reason = 0.4, reasonSaid
	case attributed:
		q.weight, q.reason = 0.3, reasonSaid
	case words > fewWords:
		q.weight = 0.25
	default:
		q.weight = 0.1
	}
	return q
}

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
