package report

import (
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

// check returns an [annotate.Unsupported] error for a kind that does not exist.
func (k Kind) check() error {
	names := []string{}
	for _, kind := range Kinds() {
		if kind.Key == k {
			return nil
		}
		names = append(names, string(kind.Key))
	}
	last := len(names) - 1
	return annotate.Errorf(annotate.Unsupported, "“%s” is not a kind of report. Choose %s or %s.", k, strings.Join(names[:last], ", "), names[last])
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

// method is how the report came about, in a few sentences.
func (g *digest) method() string {
	switch g.kind {
	case QuerySheet:
		return g.say.MethodOfQueries
	case SourceList:
		return g.say.MethodOfSources
	default:
		return g.say.Method
	}
}
