package report

import (
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

// confiding is an article with a confidential source whose name is where the
// test puts it.
func confiding(t *testing.T, change func(*annotate.Dossier, *annotate.Claim)) annotate.Dossier {
	t.Helper()
	d := dossier(t, "en", "Berths", paragraph("The harbour lost 30 berths. Varnelle Street is closed."), paragraph("Nobody knows why."))
	c := mark(t, &d, "lost 30 berths")
	c.Note, c.Claimant = "Call again.", "Ines Dahlmar"
	judge(&d, c, "true", "The books say so.")
	support(&d, c, "Books of the harbour", annotate.EvidenceFields{})
	source := support(&d, c, "Talk with Osk Tarrow", annotate.EvidenceFields{Quote: "Thirty, at least."})
	source.Author, source.URL, source.Confidential, source.Alias = "Mira Lenn and Osk Tarrow", "https://www.books.example/secret/", true, "a harbour official"
	change(&d, c)
	return d
}

func TestLeavingWarnsOfWordsThatTell(t *testing.T) {
	explained := func(words string) func(*annotate.Dossier, *annotate.Claim) {
		return func(_ *annotate.Dossier, c *annotate.Claim) { c.Verdict.Explanation = words }
	}
	for name, each := range map[string]struct {
		change func(*annotate.Dossier, *annotate.Claim)
		want   string
	}{
		"nothing told":        {explained("The official told us so in a talk."), ""},
		"title":               {explained("So says our talk with Osk Tarrow."), "Claim 1, explanation: “talk with Osk Tarrow”"},
		"name in the title":   {explained("So says Tarrow’s list."), "Claim 1, explanation: “Tarrow”"},
		"author":              {explained("**Mira** *Lenn* said so."), "Claim 1, explanation: “Mira Lenn”"},
		"last name of one":    {explained("Asked, Lenn agreed."), "Claim 1, explanation: “Lenn”"},
		"not the same word":   {explained("Lennart agreed, to lenn was not asked."), ""},
		"address":             {explained("[See](http://books.example/Secret?x=1)."), "Claim 1, explanation: “books.example/secret”"},
		"wording":             {func(_ *annotate.Dossier, c *annotate.Claim) { c.Wording = "Lenn lost it." }, "Claim 1, wording: “Lenn”"},
		"quotation":           {func(_ *annotate.Dossier, c *annotate.Claim) { c.Evidence[1].Quote = "I, Lenn" }, "Claim 1, evidence 2, quotation: “Lenn”"},
		"limits":              {func(_ *annotate.Dossier, c *annotate.Claim) { c.Evidence[0].Limits = "Lenn" }, "Claim 1, evidence 1, what it does not prove: “Lenn”"},
		"note, which stays":   {func(_ *annotate.Dossier, c *annotate.Claim) { c.Note = "Lenn" }, ""},
		"alias":               {func(d *annotate.Dossier, _ *annotate.Claim) { d.Sources[1].Alias = "Lenn of the harbour" }, "The alias of the source: “Lenn”"},
		"article":             {func(d *annotate.Dossier, _ *annotate.Claim) { d.Sources[1].Title = "Call with Varnelle" }, "The article: “Varnelle”"},
		"article, more often": {func(d *annotate.Dossier, _ *annotate.Claim) { d.Sources[1].Author = "Nobody; Varnelle" }, ", in 2 paragraphs."},
		"archived copy": {func(_ *annotate.Dossier, c *annotate.Claim) {
			c.Evidence[1].ArchiveURL, c.Verdict.Explanation = "https://archive.example/9", "At archive.example/9."
		}, "Claim 1, explanation: “archive.example/9”"},
		"a script without spaces": {func(d *annotate.Dossier, c *annotate.Claim) {
			d.Sources[1].Author, c.Verdict.Explanation = "王芳", "据王芳说。"
		}, "“王芳”"},
		"a source that is open": {func(d *annotate.Dossier, c *annotate.Claim) {
			d.Sources[1].Confidential, c.Verdict.Explanation = false, "Says Lenn."
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := LeavingOf(confiding(t, each.change), ForReading, Options{})
			if err != nil {
				t.Fatal(err)
			}
			found := strings.Join(l.Warnings, "\n")
			if each.want == "" && found != "" || !strings.Contains(found, each.want) || len(l.Warnings) > 1 {
				t.Errorf("the warnings are %q, want %q", l.Warnings, each.want)
			}
		})
	}
}

func TestLeaving(t *testing.T) {
	d := confiding(t, func(d *annotate.Dossier, c *annotate.Claim) {
		c.Verdict.Explanation = "Says Lenn."
		c.EarlierVerdicts = []annotate.Verdict{*c.Verdict}
		c.Queries = []annotate.Query{
			{ID: "1", ClaimID: c.ID, AskedBy: "Ben Orr", QueryFields: annotate.QueryFields{To: annotate.ToAuthor, Question: "Did Lenn say so?"}},
			{ID: "2", ClaimID: c.ID, AskedBy: "Cy Dunn", ClosedAt: &testTime},
		}
	})
	for name, each := range map[string]struct {
		content     Content
		options     Options
		goes, stays []string
		warnings    int
	}{
		"a report": {
			ForReading,
			Options{},
			[]string{"The article, 12 words", "1 claim, 1 of them with a verdict and its reasons", "Who checked: Ada Fenwick", "2 sources, 1 by alias", "1 quotation from a confidential source", "The same as data"},
			[]string{"1 note", "2 queries", "1 earlier verdict", "1 confidential source’s identity"},
			1,
		},
		"a report without the article": {
			ForReading,
			Options{Without: []Part{articlePart}},
			[]string{"1 claim"},
			[]string{"The article, but for the words that claims are about"},
			1,
		},
		"the query sheet": {
			ForReading,
			Options{Kind: QuerySheet},
			[]string{"1 open query", "Who asks: Ben Orr"},
			[]string{"Verdicts and their reasons", "1 closed query", "1 note"},
			1,
		},
		"a Word document": {
			ForEditing,
			Options{},
			[]string{"The article, 12 words", "1 claim", "2 sources, 1 by alias"},
			[]string{"1 note", "2 queries"},
			1,
		},
		"sources":     {Sources, Options{Kind: Memo}, []string{"2 sources, 1 by alias"}, []string{"The article", "Verdicts and their reasons"}, 0},
		"reviews":     {Reviews, Options{}, []string{"1 claim", "1 address of a source"}, []string{"The article, but for"}, 1},
		"the dossier": {Whole, Options{}, []string{"Everything"}, nil, 1},
		"the memo":    {ForReading, Options{Kind: Memo}, []string{"Everything"}, nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := LeavingOf(d, each.content, each.options)
			if err != nil {
				t.Fatal(err)
			}
			has := func(list, wanted []string) {
				for _, want := range wanted {
					if !slices.ContainsFunc(list, func(s string) bool { return strings.HasPrefix(s, want) }) {
						t.Errorf("%q is not in %q", want, list)
					}
				}
			}
			has(l.Goes, each.goes)
			has(l.Stays, each.stays)
			if len(l.Warnings) != each.warnings {
				t.Errorf("the warnings are %q", l.Warnings)
			}
			if l.Internal != (l.Goes[0][:4] == "Ever") {
				t.Errorf("internal: %v", l.Internal)
			}
		})
	}
}
