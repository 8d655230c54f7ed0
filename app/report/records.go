package report

import (
	"slices"

	"tickmark/annotate"
)

// remark is something that the checkers noted for themselves: a name for it,
// their own words, and who wrote them when.
type remark struct{ name, text, by string }

// remarks are those on a claim, if the report is one for the file.
func (g *digest) remarks(c annotate.Claim) []remark {
	if !g.kind.isInternal() {
		return nil
	}
	all := []remark{{name: g.say.Note, text: c.Note}, {name: g.say.StatusReason, text: c.StatusReason}}
	for _, v := range c.EarlierVerdicts {
		text := plainProse(v.Explanation)
		if _, level, ok := g.Rating(&v); ok {
			text = level.Label + "\n" + text
		}
		all = append(all, remark{g.say.EarlierVerdict, text, g.byOn(v.GivenBy, g.say.day(v.GivenAt))})
	}
	for _, q := range c.Queries {
		text := q.Question
		if q.Suggestion != "" {
			text += "\n" + g.say.SuggestedWording + ": " + q.Suggestion
		}
		if q.Answer != "" {
			text += "\n" + g.say.Answer + ": " + q.Answer
		}
		all = append(all, remark{g.say.Addressees[q.To], text, g.byOn(q.AskedBy, g.say.day(q.AskedAt))})
	}
	for _, s := range c.Searches {
		pattern := g.say.SearchFoundNothing
		if s.Found {
			pattern = g.say.SearchFound
		}
		text := fill(pattern, "place", s.Place, "terms", s.Terms)
		if s.Note != "" {
			text += "\n" + s.Note
		}
		all = append(all, remark{g.say.Search, text, g.byOn(s.Person, g.say.date(s.On))})
	}
	return slices.DeleteFunc(all, func(r remark) bool { return r.text == "" })
}

// byOn says who did something and when, as far as it is known.
func (g *digest) byOn(person, date string) string {
	if person == "" || date == "" {
		return person + date
	}
	return fill(g.say.ByOn, "person", person, "date", date)
}

// asked is an open query on a claim.
type asked struct {
	annotate.Query
	claim annotate.Claim
}

// openQueries are those to one addressee, in the order of the text.
func (g *digest) openQueries(to annotate.Addressee) []asked {
	all := []asked{}
	for _, c := range g.Claims {
		for _, q := range c.Queries {
			if q.To == to && q.ClosedAt == nil {
				all = append(all, asked{q, c})
			}
		}
	}
	return all
}

// cited is a piece of evidence with the claim it is for.
type cited struct {
	annotate.Evidence
	claim annotate.Claim
}

// citedIn are the pieces of evidence from a source, in the order of the claims.
func (g *digest) citedIn(source string) []cited {
	all := []cited{}
	for _, c := range g.Claims {
		for _, e := range c.Evidence {
			if e.SourceID == source {
				all = append(all, cited{e, c})
			}
		}
	}
	return all
}
