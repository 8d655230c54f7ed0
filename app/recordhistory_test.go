package app

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/db"
)

// told is a part of the history as lines: the label and its person, then each field.
func told(t *testing.T, a *App, want HistoryQuery) (entries []HistoryEntry, lines string) {
	t.Helper()
	want.Limit = MostEntries
	page, err := a.RecordHistory(t.Context(), want)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, e := range page.Entries {
		fmt.Fprintf(&all, "%s by %s\n", e.Action.Label, e.Action.Person)
		for _, c := range e.Changes {
			fmt.Fprintf(&all, "  %s %s (%s)\n", c.Title, c.What, c.Name)
			for _, f := range c.Fields {
				back := ""
				if f.PutBack != nil {
					back = " <"
				}
				fmt.Fprintf(&all, "    %s: %q -> %q%s\n", f.Title, f.Before, f.After, back)
			}
		}
	}
	return page.Entries, all.String()
}

// The history says in people's words who changed what, and everything in it can be
// put back, which can be undone.
func TestHistoryOfAClaim(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	claim := mark(t, a, d, "40 million crowns")
	of := HistoryQuery{Of: db.OfClaim, ID: claim.ID}
	edit := func(change func(f *annotate.ClaimFields)) {
		t.Helper()
		_, err := a.SaveClaim(t.Context(), claim.ID, func(f *annotate.ClaimFields) error {
			change(f)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	judge := func(level, why string) {
		t.Helper()
		if _, err := a.SaveVerdict(t.Context(), claim.ID, annotate.VerdictFields{ScaleVersionID: d.Scales[0].ID, Level: level, Explanation: why}); err != nil {
			t.Fatal(err)
		}
	}
	edit(func(f *annotate.ClaimFields) { f.Wording = "The tram cost 40 million crowns." })
	judge("true", "The budget says so.")
	judge("false", "The audit says 43.")
	if err := a.SetPerson(t.Context(), "Ben"); err != nil {
		t.Fatal(err)
	}
	edit(func(f *annotate.ClaimFields) {
		f.Wording, f.Status, f.SaidOn, f.Tags = "The tram cost 43 million crowns.", annotate.Wrong, "2025-03", []string{"cost", "tram"}
	})
	added, err := a.AddEvidence(t.Context(), claim.ID, NewEvidence{Source: &annotate.SourceFields{Title: "Audit"}, Fields: annotate.EvidenceFields{Stance: annotate.Contradicts, Locator: "31, table 6"}})
	if err != nil {
		t.Fatal(err)
	}
	level := func(key string) string {
		l, _ := d.Scales[0].Level(key)
		return l.Label
	}
	entries, lines := told(t, a, of)
	want := fmt.Sprintf(`Add evidence by Ben
  Evidence made (Audit)
    Source: "" -> "Audit"
    Stance: "" -> "Contradicts"
    Place in the source: "" -> "Page 31, table 6"
Edit claim by Ben
  Claim changed (The tram cost 43 million crowns.)
    Wording: "The tram cost 40 million crowns." -> "The tram cost 43 million crowns." <
    Status: "To check" -> "Wrong" <
    Said on: "" -> "2025-03" <
    Tags: "" -> "cost, tram" <
Give verdict by Ada Checker
  Verdict changed (The tram cost 43 million crowns.)
    Verdict: %q -> %q <
    Reasons: "The budget says so." -> "The audit says 43."
Give verdict by Ada Checker
  Verdict made (The tram cost 43 million crowns.)
    Verdict: "" -> %[1]q
    Reasons: "" -> "The budget says so."
Edit claim by Ada Checker
  Claim changed (The tram cost 40 million crowns.)
    Wording: "" -> "The tram cost 40 million crowns." <
Mark claim by Ada Checker
  Claim made (The tram cost 43 million crowns.)
  Words made (The tram cost 43 million crowns.)
    Words: "" -> "40 million crowns"
`, level("true"), level("false"))
	if lines != want {
		t.Fatalf("the history is\n%s\nwant\n%s", lines, want)
	}

	before := claimOf(t, a, claim.ID)
	edited, judged := entries[1].Changes[0], entries[2].Changes[0]
	for _, c := range []struct {
		put   *PutBack
		label string
		is    func(c annotate.Claim) bool
	}{
		{edited.Fields[0].PutBack, "Put back wording", func(c annotate.Claim) bool { return c.Wording == "The tram cost 40 million crowns." }},
		{edited.Fields[1].PutBack, "Put back status", func(c annotate.Claim) bool { return c.Status == annotate.ToCheck }},
		{edited.Fields[3].PutBack, "Put back tags", func(c annotate.Claim) bool { return len(c.Tags) == 0 }},
		{judged.Fields[0].PutBack, "Put back verdict", func(c annotate.Claim) bool {
			return c.Verdict.Level == "true" && c.Verdict.GivenBy == "Ben" && len(c.EarlierVerdicts) == 2
		}},
	} {
		if err := a.PutBack(t.Context(), *c.put, ""); err != nil {
			t.Fatalf("%s: %v", c.label, err)
		}
		if !c.is(claimOf(t, a, claim.ID)) {
			t.Errorf("%s leaves %+v", c.label, claimOf(t, a, claim.ID))
		}
		wantCode(t, a.PutBack(t.Context(), *c.put, ""), annotate.Invalid) // it is like that already
		if done, err := a.Undo(t.Context(), d.Article.ID); err != nil || done.Label != c.label {
			t.Errorf("undone is %q, %v", done.Label, err)
		}
		assertSame(t, "after undo of "+c.label, before, claimOf(t, a, claim.ID))
	}

	// A place in a source is what it is counted in, and where.
	_, err = a.SaveEvidence(t.Context(), added.ID, func(f *annotate.EvidenceFields) error {
		f.LocatorKind, f.Locator = annotate.LocatorCell, "B7"
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	moved, _ := told(t, a, of)
	if f := moved[0].Changes[0].Fields[0]; f.Before != "Page 31, table 6" || f.After != "Cell B7" {
		t.Errorf("the place went from “%s” to “%s”", f.Before, f.After)
	}
	if err := a.PutBack(t.Context(), *moved[0].Changes[0].Fields[0].PutBack, ""); err != nil {
		t.Fatal(err)
	}
	if e := claimOf(t, a, claim.ID).Evidence[0]; e.LocatorKind != annotate.LocatorPage || e.Locator != "31, table 6" {
		t.Errorf("put back is %+v", e.EvidenceFields)
	}

	before = claimOf(t, a, claim.ID)
	if err := a.DeleteClaim(t.Context(), claim.ID); err != nil {
		t.Fatal(err)
	}
	wantCode(t, a.PutBack(t.Context(), *edited.Fields[0].PutBack, ""), annotate.Conflict)
	deleted, lines := told(t, a, HistoryQuery{Of: db.OfArticle, ID: d.Article.ID, Person: "Ben"})
	if !strings.HasPrefix(lines, "Delete claim by Ben\n  Claim deleted (The tram cost 43 million crowns.)\n    Wording: \"The tram cost 43 million crowns.\" -> \"\"\n    Status: \"Wrong\"") || deleted[0].PutBack == "" {
		t.Errorf("the history of the article is\n%s", lines)
	}
	whole := PutBack{Change: deleted[0].PutBack}
	if err := a.PutBack(t.Context(), whole, ""); err != nil {
		t.Fatal(err)
	}
	assertSame(t, "put back", before, claimOf(t, a, claim.ID))
	wantCode(t, a.PutBack(t.Context(), whole, ""), annotate.Conflict)
	if again, _ := told(t, a, of); again[0].Action.Label != "Put back claim" || again[1].PutBack != "" {
		t.Errorf("after that the newest are %+v", again[:2])
	}
	v, err := a.Verify(t.Context(), nil)
	if err != nil || len(v.Damages) > 0 {
		t.Errorf("verified %+v, %v", v, err)
	}
}

// The histories of sources, rating scales, details and settings.
func TestHistoriesInWords(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	source, err := a.AddSource(t.Context(), annotate.SourceFields{Title: "Audit"})
	if err != nil {
		t.Fatal(err)
	}
	copied := keep(t, a, source, "audit.txt", "It cost 43 million crowns.")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err = a.SaveSource(t.Context(), source.ID, d.Article.ID, func(f *annotate.SourceFields) error {
		f.Confidential, f.Alias, f.Class = true, "an auditor", annotate.Primary
		return nil
	})
	must(err)
	must(a.DeleteSnapshot(t.Context(), copied.Snapshot.ID, ""))
	scale := d.Scales[0]
	fields := scale.ScaleFields
	fields.Levels = slices.Clone(fields.Levels)
	fields.Levels[0].Label = "Correct"
	_, err = a.SaveScale(t.Context(), scale.ScaleID, fields)
	must(err)
	second, err := a.AddScale(t.Context(), annotate.ScaleFields{Name: "Second", Levels: scale.Levels})
	must(err)
	must(a.RetireScale(t.Context(), second.ScaleID))
	_, err = a.SaveArticle(t.Context(), d.Article.ID, func(f *annotate.ArticleFields) error {
		f.Note, f.Kind = "Call the mayor.", annotate.Draft
		return nil
	})
	must(err)
	_, err = a.ChangeLetterhead(t.Context(), func(f *LetterheadFields) error {
		f.Name = "The Courier"
		return nil
	})
	must(err)

	cases := []struct {
		want  HistoryQuery
		lines []string
	}{
		{HistoryQuery{Of: db.OfSource, ID: source.ID}, []string{
			"Delete copy", "Copy of a source deleted (audit.txt)", `Class: "Secondary: reports on primary sources" -> "Primary: the document, data or witness itself" <`,
			`Confidential: "no" -> "yes" <`, `Alias: "" -> "an auditor" <`,
			"Copy of a source made (audit.txt)", "Source made (Audit)",
		}},
		{HistoryQuery{Of: db.OfScale, ID: scale.ScaleID}, []string{"Edit rating scale by Ada Checker", "Rating scale changed", "Correct: "}},
		{HistoryQuery{Of: db.OfDetails, ID: d.Article.ID}, []string{
			"Edit article details by Ada Checker", `Job: "Check of a published text" -> "Check before publication" <`, `Note: "" -> "Call the mayor." <`, "Article made (Harbour tram opens)",
		}},
		{HistoryQuery{Of: db.OfSettings}, []string{"Change setting by Ada Checker", "Setting made (Letterhead)", `"Name: The Courier\nCitations: Plain"`, "Name of whoever is at work"}},
	}
	for _, c := range cases {
		_, lines := told(t, a, c.want)
		rest := lines
		for _, line := range c.lines {
			_, after, found := strings.Cut(rest, line)
			if !found {
				t.Errorf("the history of the %s has not “%s” there:\n%s", c.want.Of, line, lines)
				break
			}
			rest = after
		}
		if strings.ContainsAny(lines, "{}_") {
			t.Errorf("the history of the %s is not in words:\n%s", c.want.Of, lines)
		}
	}
	entries, _ := told(t, a, HistoryQuery{Of: db.OfSource, ID: source.ID})
	must(a.PutBack(t.Context(), PutBack{Change: entries[0].PutBack}, ""))
	if snapshot, err := a.db.Snapshot(t.Context(), copied.Snapshot.ID); err != nil || snapshot != copied.Snapshot {
		t.Errorf("put back is %+v, %v", snapshot, err)
	}

	// A version of a scale stays; the one before is put back as a version that follows it.
	entries, _ = told(t, a, HistoryQuery{Of: db.OfScale, ID: scale.ScaleID})
	back := entries[0].Changes[0].PutBack
	must(a.PutBack(t.Context(), *back, ""))
	if now, err := offeredScale(t.Context(), a.db.Reader, scale.ScaleID); err != nil || now.Version != 3 || !now.Equal(scale.ScaleFields) {
		t.Errorf("put back is %+v, %v", now, err)
	}
	wantCode(t, a.PutBack(t.Context(), *back, ""), annotate.Invalid) // it is like that already
	if entries, _ = told(t, a, HistoryQuery{Of: db.OfScale, ID: scale.ScaleID}); entries[0].Action.Label != "Put back rating scale" || entries[0].Changes[0].PutBack == nil || entries[1].Changes[0].PutBack != nil {
		t.Errorf("after that the newest are %+v", entries[:2])
	}
	entries, _ = told(t, a, HistoryQuery{Of: db.OfScale, ID: second.ScaleID})
	out := *entries[0].Changes[0].Fields[0].PutBack
	third, err := a.AddScale(t.Context(), second.ScaleFields)
	must(err)
	wantCode(t, a.PutBack(t.Context(), out, ""), annotate.Conflict) // the name is taken
	must(a.RetireScale(t.Context(), third.ScaleID))
	must(a.PutBack(t.Context(), out, ""))
	if _, err := offeredScale(t.Context(), a.db.Reader, second.ScaleID); err != nil {
		t.Error(err)
	}
}

// What was done can be undone and done again whatever is closed and opened between.
func TestUndoAcrossRestarts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.tickmark")
	during := func(do func(a *App)) {
		t.Helper()
		a, err := Open(t.Context(), path, Options{Version: "test"})
		if err != nil {
			t.Fatal(err)
		}
		do(a)
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
	var d Desk
	var claim annotate.Claim
	during(func(a *App) { d = harbour(t, a) })
	during(func(a *App) { claim = mark(t, a, d, "40 million crowns") })
	during(func(a *App) { setStatusTo(t, a, claim.ID, annotate.Wrong) })
	during(func(a *App) { setStatusTo(t, a, claim.ID, annotate.Verified) })
	type step func(a *App, ctx context.Context, articleID string) (annotate.Action, error)
	undo, redo := (*App).Undo, (*App).Redo
	for i, c := range []struct {
		step   step
		status annotate.Status // "": there is no claim
	}{
		{undo, annotate.Wrong},
		{undo, annotate.ToCheck},
		{undo, ""},
		{redo, annotate.ToCheck},
		{redo, annotate.Wrong},
		{undo, annotate.ToCheck},
		{redo, annotate.Wrong},
		{redo, annotate.Verified},
	} {
		during(func(a *App) {
			if _, err := c.step(a, t.Context(), d.Article.ID); err != nil {
				t.Fatalf("step %d: %v", i, err)
			}
		})
		during(func(a *App) {
			var status annotate.Status
			for _, c := range desk(t, a, d.Article.ID).Claims {
				status = c.Status
			}
			if status != c.status {
				t.Errorf("after step %d the status is %q, want %q", i, status, c.status)
			}
		})
	}
	during(func(a *App) {
		v, err := a.Verify(t.Context(), nil)
		if err != nil || len(v.Damages) > 0 {
			t.Errorf("verified %+v, %v", v, err)
		}
	})
}
