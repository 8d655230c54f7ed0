package report

import (
	"testing"
	"time"

	"tickmark/annotate"
)

// What is hidden cannot be worked out from what is shown: neither from the order
// of the sources, nor from times, nor by comparing the reports on two articles.
func TestVeiled(t *testing.T) {
	say := worded(t, "en")
	build := func(article string) annotate.Dossier {
		d := dossier(t, "en", "Pier", paragraph("The pier is long and old."))
		d.Article.ID, d.CreatedAt = article, testTime.Add(time.Hour)
		c := mark(t, &d, "The pier is long")
		support(&d, c, "Atlas", annotate.EvidenceFields{})
		support(&d, c, "Board of works", annotate.EvidenceFields{}).Confidential = true
		support(&d, c, "Chart", annotate.EvidenceFields{Quote: "40 m", Limits: "Width", Stance: annotate.Context})
		for i, s := range d.Sources {
			if s.Title == "Atlas" {
				d.Sources[i].Confidential, d.Sources[i].Alias = true, "a surveyor"
			}
		}
		support(&d, c, "Atlas", annotate.EvidenceFields{LocatorKind: annotate.LocatorCell, Quote: "41 m", Limits: "Width", Stance: annotate.Context})
		return d
	}
	d := build("one")
	before := jsonOf(t, d)
	open := veiled(d, say)
	if string(jsonOf(t, d)) != string(before) {
		t.Error("the dossier itself is not what it was")
	}
	names := []string{"Chart", "a surveyor", "Confidential source 2"}
	for i, s := range open.Sources {
		if s.TrueName() != names[i] {
			t.Errorf("source %d is %q, want %q", i, s.TrueName(), names[i])
		}
		if s.Confidential && (!s.CreatedAt.Equal(d.CreatedAt) || !s.UpdatedAt.Equal(d.CreatedAt)) {
			t.Errorf("%q has the times %v and %v", s.Name(), s.CreatedAt, s.UpdatedAt)
		}
	}
	if open.Sources[1].Uses != 2 {
		t.Errorf("the surveyor is cited %d times", open.Sources[1].Uses)
	}
	if got, want := open.Claims[0].Evidence[3].EvidenceFields, (annotate.EvidenceFields{Quote: "41 m", Limits: "Width", Stance: annotate.Context}).Clean(); got != want {
		t.Errorf("the evidence is %+v, want %+v", got, want)
	}
	again, other := veiled(d, say), veiled(build("two"), say)
	for i, s := range open.Sources[1:] {
		if s.ID != again.Sources[i+1].ID {
			t.Errorf("%q has another identifier in another report on the article", s.Name())
		}
		if s.ID == other.Sources[i+1].ID {
			t.Errorf("%q has the same identifier in a report on another article", s.Name())
		}
	}
}
