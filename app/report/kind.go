package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

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

// KindInfo says what people see of a kind of report.
type KindInfo struct {
	Key   Kind   `json:"key" enum:"factCheck,annotatedArticle,memo,querySheet,sourceList"`
	Label string `json:"label"`
	// Optional are the parts that a report of the kind may do without, in their
	// order.
	Optional []PartInfo `json:"optional" doc:"The parts that may be left out"`
}

// Kinds lists the kinds of report; the first is that of a report for which
// nobody has chosen.
func Kinds() []KindInfo {
	all := []KindInfo{
		{Key: FactCheck, Label: "Published fact check"},
		{Key: Annotated, Label: "Annotated article"},
		{Key: Memo, Label: "Checker’s memo"},
		{Key: QuerySheet, Label: "Query sheet"},
		{Key: SourceList, Label: "Source list"},
	}
	for i, kind := range all {
		all[i].Optional = kind.Key.optional()
	}
	return all
}

// Part is a part of a report, by the id of its heading.
type Part string

// The parts of reports.
const (
	articlePart Part = "article"
	claimsPart  Part = "claims"
	queriesPart Part = "queries"
	asidesPart  Part = "asides"
	sourcesPart Part = "sources"
	ratingsPart Part = "ratings"
	aboutPart   Part = "about"
)

// parts are those of each kind, in their order.
var parts = map[Kind][]Part{
	FactCheck:  {articlePart, claimsPart, sourcesPart, ratingsPart, aboutPart},
	Annotated:  {articlePart, sourcesPart, ratingsPart, aboutPart},
	Memo:       {articlePart, claimsPart, asidesPart, sourcesPart, ratingsPart, aboutPart},
	QuerySheet: {queriesPart, aboutPart},
	SourceList: {sourcesPart, aboutPart},
}

// points are the parts without which a report of the kind would not be one: what
// it is about and, in the memo, what says that it is internal.
var points = map[Kind][]Part{
	FactCheck:  {claimsPart},
	Annotated:  {articlePart},
	Memo:       {claimsPart, aboutPart},
	QuerySheet: {queriesPart},
	SourceList: {sourcesPart},
}

// PartInfo is a part that a report may do without, and what a person should know
// who leaves it out.
type PartInfo struct {
	Key     Part   `json:"key" enum:"article,asides,sources,ratings,about"`
	Label   string `json:"label"`
	Without string `json:"without" doc:"What a report without it means"`
}

// optional lists the parts that a report of the kind may do without. That the
// scale and the method may be left out of a report for readers, although the codes
// of the fact-checkers ask for both to be public, is for the newsrooms that have a
// page of their own for them.
func (k Kind) optional() []PartInfo {
	all := []PartInfo{}
	for _, p := range parts[k] {
		if slices.Contains(points[k], p) {
			continue
		}
		info := PartInfo{Key: p}
		switch p {
		case articlePart:
			info.Label, info.Without = "The article", "The claims still quote the words that they are about. The file carries no data for programs, which would hold the article."
		case asidesPart:
			info.Label, info.Without = "What was set aside", "The file carries no data for programs, which would hold it."
		case sourcesPart:
			info.Label, info.Without = "List of sources", "The evidence still names its sources."
		case ratingsPart:
			info.Label, info.Without = "What the ratings mean", "Readers have to find the scale elsewhere: the codes of IFCN and EFCSN ask for it to be public."
		case aboutPart:
			info.Label, info.Without = "Method and dates", "The report does not say which version of the text was checked."
			if k == FactCheck || k == Annotated {
				info.Without = "Readers have to find your method elsewhere: the codes of IFCN and EFCSN ask for it to be public. Which version of the text was checked is not said either."
			}
		}
		all = append(all, info)
	}
	return all
}

// partsWithout returns the parts of a report without some. The error is
// [annotate.Unsupported] for one that the kind does not have, or not without.
func (k Kind) partsWithout(without []Part) ([]Part, error) {
	optional := k.optional()
	for _, p := range without {
		if !slices.ContainsFunc(optional, func(o PartInfo) bool { return o.Key == p }) {
			names := []string{}
			for _, o := range optional {
				names = append(names, string(o.Key))
			}
			return nil, annotate.Errorf(annotate.Unsupported, "“%s” is not a part that can be left out of this kind of report. These can: %s.", p, strings.Join(names, ", "))
		}
	}
	return slices.DeleteFunc(slices.Clone(parts[k]), func(p Part) bool { return slices.Contains(without, p) }), nil
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
func (k Kind) cleared(d annotate.Dossier, say *wording) annotate.Dossier {
	if k.isInternal() {
		return d
	}
	open := published(d, say)
	if k == QuerySheet {
		for i := range open.Claims {
			open.Claims[i].Queries = d.Claims[i].Queries
		}
	}
	return open
}

// data returns the dossier as the report carries it for programs; nil if it is
// a list that is not the whole check, or if the dossier would hold what was left
// out.
func (g *digest) data() ([]byte, error) {
	if !g.carriesData() {
		return nil, nil
	}
	data, err := json.Marshal(g.Dossier)
	if err != nil {
		return nil, fmt.Errorf("encode dossier: %w", err)
	}
	return data, nil
}

func (g *digest) carriesData() bool {
	leftOut := func(p Part) bool { return slices.Contains(parts[g.kind], p) && !g.has(p) }
	return g.holdsClaims() && !leftOut(articlePart) && !leftOut(asidesPart)
}

func (g *digest) has(p Part) bool { return slices.Contains(g.parts, p) }

// holdsClaims tells whether the report shows the claims, in a list or in notes.
func (g *digest) holdsClaims() bool { return g.has(claimsPart) || g.kind == Annotated }

// title is the heading of a part.
func (g *digest) title(p Part) string {
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
