package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tickmark/annotate"
)

// Leaving says what a file takes out of the newsroom and what stays, in English
// sentences for the person who is about to pass it on.
type Leaving struct {
	Internal bool     `json:"internal" doc:"The file holds everything and is for the newsroom only"`
	Goes     []string `json:"goes"`
	Stays    []string `json:"stays"`
	Warnings []string `json:"warnings" doc:"Where something that goes may tell who a confidential source is"`
}

// Content is how much of a check a format holds.
type Content int

// The contents of formats.
const (
	// ForReading is a report for people, with the same inside it as data.
	ForReading Content = iota
	// ForEditing is the annotated article alone.
	ForEditing
	// Whole is the dossier.
	Whole
	// Claims are the claims with their words, verdicts and evidence.
	Claims
	// Reviews are the claims that have a verdict, without their evidence.
	Reviews
	// Sources are the sources alone.
	Sources
)

// LeavingOf says what a file with the content takes out of the newsroom. Its
// errors are those of the writers for the options.
func LeavingOf(d annotate.Dossier, content Content, o Options) (Leaving, error) {
	var err error
	switch content {
	case ForReading:
	case ForEditing:
		if o, err = o.Annotated(); err != nil {
			return Leaving{}, err
		}
	default:
		o.Kind, o.Without = FactCheck, nil
	}
	g, err := newDigest(d, o)
	if err != nil {
		return Leaving{}, err
	}
	l := leaving{digest: g, whole: d, content: content}
	if content == Whole || g.kind.isInternal() {
		return l.everything(), nil
	}
	return Leaving{Goes: l.goes(), Stays: l.stays(), Warnings: l.exposures()}, nil
}

// leaving is a file that is about to leave, with the dossier that it is made
// from.
type leaving struct {
	*digest
	whole   annotate.Dossier
	content Content
}

// counted is a number with its noun; nothing for none.
func counted(n int, one, many string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// listing collects sentences; empty ones are left out.
type listing []string

func (l *listing) add(parts ...string) {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	if len(parts) > 0 {
		*l = append(*l, strings.Join(parts, ", "))
	}
}

// isFor reports whether the content is one of those.
func (l leaving) isFor(contents ...Content) bool { return slices.Contains(contents, l.content) }

func (l leaving) isForReading() bool { return l.isFor(ForReading, ForEditing) }

// holdsArticle tells whether the whole text goes.
func (l leaving) holdsArticle() bool { return l.isForReading() && l.has(articlePart) }

// showsClaims tells whether claims go with all that is public about them.
func (l leaving) showsClaims() bool {
	return l.isForReading() && l.holdsClaims() || l.isFor(Claims, Reviews)
}

// out are the claims that go, or that evidence which goes is about.
func (l leaving) out() []annotate.Claim {
	return slices.DeleteFunc(slices.Clone(l.Claims), func(c annotate.Claim) bool {
		return l.content == Reviews && c.Verdict == nil || l.kind == QuerySheet && !slices.ContainsFunc(c.Queries, annotate.Query.Open)
	})
}

func (l leaving) goes() []string {
	list := listing{}
	if l.holdsArticle() {
		list.add("The article", counted(l.Version.Words, "word", "words"))
	}
	claims, judged, evidence, quoted, queries := l.out(), 0, 0, 0, 0
	for _, c := range claims {
		if c.Verdict != nil {
			judged++
		}
		for _, e := range c.Evidence {
			evidence++
			if l.Source(e.SourceID).Confidential && e.Quote != "" {
				quoted++
			}
		}
		for _, q := range c.Queries {
			if q.Open() {
				queries++
			}
		}
	}
	if l.showsClaims() {
		verdicts := ""
		if judged > 0 {
			verdicts = strconv.Itoa(judged) + " of them with a verdict and its reasons"
		}
		list.add(counted(len(claims), "claim", "claims"), verdicts)
		list.add(named("Who checked", l.checkers()))
		list.add(named("Who is said to claim it", l.claimants(claims)))
	}
	if l.isForReading() && (l.has(aboutPart) || l.carriesData()) {
		list.add(named("Who signed off", l.signers()))
	}
	if l.isForReading() && l.has(aboutPart) && l.holdsClaims() {
		list.add(counted(len(l.corrections), "rating that was corrected after the first sign-off", "ratings that were corrected after the first sign-off"))
	}
	switch {
	case l.kind == QuerySheet:
		list.add(counted(queries, "open query", "open queries"), "with the words of the article that it is about")
		list.add(named("Who asks", l.askers(claims)))
	case l.content == Reviews:
		list.add(counted(l.linked(), "address of a source", "addresses of sources"))
	default:
		aliases := ""
		if n := confidentialIn(l.Dossier); n > 0 {
			aliases = strconv.Itoa(n) + " by alias"
		}
		list.add(counted(len(l.Sources), "source", "sources"), aliases)
		if l.content != Sources {
			list.add(counted(evidence, "piece of evidence", "pieces of evidence"))
			list.add(counted(quoted, "quotation from a confidential source", "quotations from confidential sources"))
		}
	}
	if l.isForReading() && l.has(aboutPart) && l.holdsClaims() {
		list.add(counted(len(l.Revisions), "change of words that were checked, as they were and as they are", "changes of words that were checked, as they were and as they are"))
	}
	if l.isForReading() && l.has(aboutPart) {
		list.add("Which text was checked, with its fingerprint, and when; the fingerprint of the library’s history")
	}
	if l.content == ForReading && l.carriesData() {
		list.add("The same as data inside the file, with identifiers, times, priorities and the name of the original file")
	}
	return list
}

func (l leaving) stays() []string {
	list := listing{}
	notes, reasons, queries, searches, earlier := 0, 0, 0, 0, 0
	if l.whole.Article.Note != "" {
		notes++
	}
	for _, s := range l.whole.SignOffs {
		if s.Note != "" {
			notes++
		}
	}
	for _, c := range l.whole.Claims {
		if c.Note != "" {
			notes++
		}
		if c.StatusReason != "" {
			reasons++
		}
		for _, q := range c.Queries {
			if l.kind != QuerySheet || !q.Open() {
				queries++
			}
		}
		searches += len(c.Searches)
		earlier += len(c.EarlierVerdicts)
	}
	if !l.holdsArticle() {
		if l.content == Sources || l.kind == SourceList {
			list.add("The article")
		} else {
			list.add("The article, but for the words that claims are about")
		}
	}
	if !l.showsClaims() {
		list.add("Verdicts and their reasons")
	}
	list.add(counted(notes, "note", "notes"))
	list.add(counted(reasons, "reason for a status", "reasons for statuses"))
	if l.kind == QuerySheet {
		list.add(counted(queries, "closed query", "closed queries"))
	} else {
		list.add(counted(queries, "query", "queries"))
	}
	list.add(counted(searches, "entry of the search log", "entries of the search log"))
	list.add(counted(earlier, "earlier verdict", "earlier verdicts"))
	list.add(counted(len(l.whole.Asides), "passage set aside", "passages set aside"))
	list.add(counted(len(l.whole.Waivers), "waived rule", "waived rules"))
	list.add(counted(confidentialIn(l.whole), "confidential source’s identity", "confidential sources’ identities"))
	return list
}

// everything is what goes with a file for the newsroom.
func (l leaving) everything() Leaving {
	out := Leaving{Internal: true, Goes: []string{"Everything that the library has on this article: notes, queries, searches, reasons and earlier verdicts too"}, Stays: []string{}, Warnings: []string{}}
	if n := confidentialIn(l.whole); n > 0 {
		out.Warnings = append(out.Warnings, "This file tells who "+counted(n, "confidential source is", "confidential sources are")+". Keep it inside the newsroom.")
	}
	return out
}

func confidentialIn(d annotate.Dossier) int {
	n := 0
	for _, s := range d.Sources {
		if s.Confidential {
			n++
		}
	}
	return n
}

// linked counts the sources that have an address.
func (l leaving) linked() int {
	n := 0
	for _, s := range l.Sources {
		if s.URL != "" {
			n++
		}
	}
	return n
}

// named lists names, as many as a line holds.
func named(what string, names []string) string {
	const most = 6
	names = slices.Compact(slices.Sorted(slices.Values(slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s == "" }))))
	switch {
	case len(names) == 0:
		return ""
	case len(names) > most:
		return fmt.Sprintf("%s: %s and %d more", what, strings.Join(names[:most], ", "), len(names)-most)
	}
	return what + ": " + strings.Join(names, ", ")
}

func (l leaving) claimants(claims []annotate.Claim) []string {
	names := []string{}
	for _, c := range claims {
		names = append(names, c.Claimant)
	}
	return names
}

func (l leaving) signers() []string {
	names := []string{}
	for _, s := range l.SignOffs {
		names = append(names, s.Person)
	}
	return names
}

func (l leaving) askers(claims []annotate.Claim) []string {
	names := []string{}
	for _, c := range claims {
		for _, q := range c.Queries {
			if q.Open() {
				names = append(names, q.AskedBy)
			}
		}
	}
	return names
}
