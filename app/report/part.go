package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"tickmark/annotate"
)

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
