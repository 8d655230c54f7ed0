package app

import (
	"encoding/json"
	"strings"
	"testing"

	"tickmark/annotate"
)

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]Format{
		"a.pdf": PDF, "A.PDF": PDF, "x.y.html": HTML, "x.htm": HTML, "d.json": JSON, "a.docx": Word, "a.MD": Markdown, "a.csv": CSV,
		"a.csl.json": CSL, "A.ClaimReview.JSONLD": ClaimReview, "a.jsonld": Annotations, "a.claimreview.zip": ClaimReviewFiles, "a.bib": BibTeX,
	} {
		if got, err := FormatOf(name); err != nil || got != want {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
	for f := range writers {
		if got, err := FormatOf("a." + f.Ending()); err != nil || got != f {
			t.Errorf("the ending of %s names %q, %v", f, got, err)
		}
	}
	for _, name := range []string{"report.odt", "report.zip", "report.csl", "claimreview.zip", "report"} {
		_, err := FormatOf(name)
		wantCode(t, err, annotate.Unsupported)
	}
}

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"Tram: open? Yes/no": "Fact check – Tram open Yes no",
		"../../etc/passwd":   "Fact check – etc passwd",
		"Halmsey’s tram":     "Fact check – Halmsey’s tram",
		"???":                "Report",
		"هل افتتح الترام":    "Fact check – هل افتتح الترام",
		// Whole words only, as long as there is more than one.
		strings.Repeat("tram ", 11) + "opening": "Fact check – " + strings.TrimSpace(strings.Repeat("tram ", 11)),
		strings.Repeat("電", 70):                 "Fact check – " + strings.Repeat("電", 60),
	} {
		if got := fileName(title); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
}

// The head of the history that a report carries stays in it, also where typing goes on.
func TestReportHasTheHead(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	note := func(text string) {
		t.Helper()
		_, err := a.SaveArticle(t.Context(), d.Article.ID, func(f *annotate.ArticleFields) error {
			f.Note = text
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	note("Half a")
	written, err := a.Report(t.Context(), d.Article.ID, JSON, ReportOptions{}, Feedback{})
	if err != nil {
		t.Fatal(err)
	}
	note("Half a sentence")
	var dossier annotate.Dossier
	if err := json.Unmarshal(written, &dossier); err != nil {
		t.Fatal(err)
	}
	last, n, err := a.ActionsUpTo(t.Context(), dossier.Head.Hash[:12])
	if err != nil || last.Label != "Edit article details" || n != dossier.Head.Actions {
		t.Errorf("up to the head %+v are %d actions, the last “%s”; %v", dossier.Head, n, last.Label, err)
	}
}
