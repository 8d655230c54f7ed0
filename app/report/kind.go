package report

import (
	"encoding/json"
	"fmt"
	"slices"

	"tickmark/annotate"
)

// Kind is what a report is for, which says what stands in it.
type Kind string

// The kinds of report.
const (
	// FactCheck is for readers: the article, the verdicts with their evidence,
	// and the method.
	FactCheck Kind = "factCheck"
	// Annotated is for readers too: the article with the verdicts as notes
	// beside its text.
	Annotated Kind = "annotatedArticle"
	// Memo is for the file: the fact check with everything that the checkers
	// noted for themselves.
	Memo Kind = "memo"
	// QuerySheet is for the author and the editor: what they are asked.
	QuerySheet Kind = "querySheet"
	// SourceList is for whoever looks for the sources and what they were cited
	// for.
	SourceList Kind = "sourceList"
)

// Kinds lists the kinds of report; the first is that of a report for which
// nobody has chosen.
func Kinds() []annotate.Term {
	return []annotate.Term{
		{Key: string(FactCheck), Label: "Published fact check"},
		{Key: string(Annotated), Label: "Annotated article"},
		{Key: string(Memo), Label: "Checker’s memo"},
		{Key: string(QuerySheet), Label: "Query sheet"},
		{Key: string(SourceList), Label: "Source list"},
	}
}

// part is a part of a report, by the id of its heading.
type part string

const (
	articlePart part = "article"
	claimsPart  part = "claims"
	queriesPart part = "queries"
	asidesPart  part = "asides"
	sourcesPart part = "sources"
	ratingsPart part = "ratings"
	aboutPart   part = "about"
)

// parts are those of each kind, in their order.
var parts = map[Kind][]part{
	FactCheck:  {articlePart, claimsPart, sourcesPart, ratingsPart, aboutPart},
	Annotated:  {articlePart, sourcesPart, ratingsPart, aboutPart},
	Memo:       {articlePart, claimsPart, asidesPart, sourcesPart, ratingsPart, aboutPart},
	QuerySheet: {queriesPart, aboutPart},
	SourceList: {sourcesPart, aboutPart},
}

// check returns an [annotate.Unsupported] error for a kind that does not exist.
func (k Kind) check() error {
	if _, ok := parts[k]; !ok {
		return annotate.Errorf(annotate.Unsupported, "“%s” is not a kind of report. Choose factCheck, annotatedArticle, memo, querySheet or sourceList.", k)
	}
	return nil
}

// isInternal tells whether a kind holds what the checkers noted for themselves.
func (k Kind) isInternal() bool { return k == Memo }

// cleared returns the dossier as the kind of report may hold it.
func (k Kind) cleared(d annotate.Dossier) annotate.Dossier {
	if k.isInternal() {
		return d
	}
	open := published(d)
	if k == QuerySheet {
		for i := range open.Claims {
			open.Claims[i].Queries = d.Claims[i].Queries
		}
	}
	return open
}

// data returns the dossier as the report carries it for programs; nil if it is
// a list that is not the whole check.
func (k Kind) data(d annotate.Dossier) ([]byte, error) {
	if k == QuerySheet || k == SourceList {
		return nil, nil
	}
	data, err := json.Marshal(k.cleared(d))
	if err != nil {
		return nil, fmt.Errorf("encode dossier: %w", err)
	}
	return data, nil
}

func (g *digest) has(p part) bool { return slices.Contains(parts[g.kind], p) }

// title is the heading of a part.
func (g *digest) title(p part) string {
	switch p {
	case articlePart:
		return g.say.Article
	case claimsPart:
		return g.say.Claims
	case queriesPart:
		return g.say.Queries
	case asidesPart:
		return g.say.SetAside
	case sourcesPart:
		return g.say.Sources
	case ratingsPart:
		return g.say.Ratings
	default:
		return g.say.About
	}
}

// name is what the report calls itself.
func (g *digest) name() string {
	switch {
	case g.kind == Annotated:
		return g.say.AnnotatedArticle
	case g.kind == Memo:
		return g.say.Memo
	case g.kind == QuerySheet:
		return g.say.QuerySheet
	case g.kind == SourceList:
		return g.say.SourceList
	case g.Article.Kind == annotate.Draft:
		return g.say.EditorialCheck
	}
	return g.say.FactCheck
}

// stretch is a block of the article, or the items of a list, with the claims whose
// notes stand beside it.
type stretch struct {
	from, to int // indexes of blocks: the first, and the one after the last
	notes    []annotate.Claim
}

// stretches are the article in pieces. In an annotated article a claim's note
// stands beside the end of its first passage; that of a claim of which no words
// are drawn stands at the end.
func (g *digest) stretches() []stretch {
	all, noted := []stretch{}, map[string]bool{}
	note := func(r *stretch, claim string) {
		if g.kind == Annotated && !noted[claim] {
			noted[claim] = true
			r.notes = append(r.notes, g.claims[claim])
		}
	}
	blocks := g.Version.Blocks
	for i := 0; i < len(blocks); {
		r := stretch{from: i, to: i + 1}
		for blocks[i].Kind == annotate.ListItem && r.to < len(blocks) && blocks[r.to].Kind == annotate.ListItem {
			r.to++
		}
		for ; i < r.to; i++ {
			for _, p := range g.pieces[i] {
				for _, end := range p.ends {
					note(&r, end.claim)
				}
			}
		}
		all = append(all, r)
	}
	if len(all) > 0 {
		for _, c := range g.Claims {
			note(&all[len(all)-1], c.ID)
		}
	}
	return all
}

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
