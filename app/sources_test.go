package app

import (
	"bytes"
	"strings"
	"testing"

	"tickmark/annotate"
)

func newSource(t *testing.T, a *App, fields annotate.SourceFields) annotate.Source {
	t.Helper()
	s, err := a.AddSource(t.Context(), fields)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Merging moves evidence, copies and what has it from the source, in one action that
// can be taken back.
func TestMergeSources(t *testing.T) {
	a, ctx := open(t), t.Context()
	d := harbour(t, a)
	claim := mark(t, a, d, "It cost 40 million crowns")
	root := newSource(t, a, annotate.SourceFields{Title: "Wire report"})
	kept := newSource(t, a, annotate.SourceFields{Title: "Accounts"})
	other := newSource(t, a, annotate.SourceFields{Title: "Accounts of the harbour", DOI: "10.5555/1", OriginID: root.ID})
	hidden := newSource(t, a, annotate.SourceFields{Title: "Accounts, from the clerk", Confidential: true, Alias: "a clerk", OriginID: other.ID})
	derived := newSource(t, a, annotate.SourceFields{Title: "Courier", OriginID: other.ID})
	for _, id := range []string{other.ID, hidden.ID} {
		if _, err := a.AddEvidence(ctx, claim.ID, NewEvidence{SourceID: id}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.AddSnapshot(ctx, NewSnapshot{SourceID: other.ID, Name: "accounts.txt", Bytes: strings.NewReader("40 million crowns")}); err != nil {
		t.Fatal(err)
	}
	before, err := a.Source(ctx, other.ID)
	if err != nil || len(before.Derived) != 2 || len(before.Origins) != 1 || len(before.Uses) != 1 {
		t.Fatalf("before: %+v, %v", before, err)
	}

	fields := other.SourceFields
	fields.OriginID = root.ID
	merged, err := a.MergeSources(ctx, kept.ID, []string{other.ID, hidden.ID, kept.ID, other.ID}, fields)
	if err != nil {
		t.Fatal(err)
	}
	if merged.ID != kept.ID || merged.DOI != "10.5555/1" || merged.Uses != 2 || merged.OriginID != root.ID || !merged.Confidential {
		t.Errorf("merged into %+v", merged)
	}
	after, err := a.Source(ctx, kept.ID)
	if err != nil || len(after.Derived) != 1 || after.Derived[0].ID != derived.ID {
		t.Errorf("after: %+v, %v", after, err)
	}
	if copies, err := a.Snapshots(ctx, kept.ID); err != nil || len(copies) != 1 {
		t.Errorf("the copies are %+v, %v", copies, err)
	}
	_, err = a.Source(ctx, other.ID)
	wantCode(t, err, annotate.NotFound)

	if _, err := a.Undo(ctx, ""); err != nil {
		t.Fatal(err)
	}
	again, err := a.Source(ctx, other.ID)
	if err != nil || len(again.Derived) != 2 || len(again.Uses) != 1 || again.Source != before.Source {
		t.Errorf("taken back: %+v, %v", again, err)
	}

	_, err = a.MergeSources(ctx, kept.ID, []string{kept.ID}, fields)
	wantCode(t, err, annotate.Invalid)
	// Courier has it from what would become the wire report, which has it from Courier then.
	fields = root.SourceFields
	fields.OriginID = derived.ID
	_, err = a.MergeSources(ctx, root.ID, []string{other.ID}, fields)
	wantCode(t, err, annotate.Invalid)
}

// A bibliography comes in once, however often it is imported, and goes out without
// whatever is the newsroom's own.
func TestBibliographies(t *testing.T) {
	a, ctx := open(t), t.Context()
	newSource(t, a, annotate.SourceFields{Title: "Riders of the tram", DOI: "10.5555/ACT.1"})
	const file = `@article{a, title = {Riders}, doi = {10.5555/act.1}}
@book{b, title = {Rails}, author = {Marsh, Ada}, year = {1987}, abstract = {Much.}}
@book{c, title = {Rails}, author = {Ada Marsh}}
@book{d, title = {Ledger}}
@book{e, year = 1999}`
	done, err := a.ImportSources(ctx, strings.NewReader(file), nil)
	if err != nil || len(done.Added) != 2 || len(done.Known) != 2 || len(done.Faults) != 1 || len(done.LeftOut) != 1 || done.LeftOut[0] != (LeftOut{"abstract", 1}) {
		t.Fatalf("imported %+v, %v", done, err)
	}
	if again, err := a.ImportSources(ctx, strings.NewReader(file), nil); err != nil || len(again.Added) != 0 || len(again.Known) != 4 {
		t.Errorf("imported again %+v, %v", again, err)
	}
	newSource(t, a, secrets.source)
	if _, err := a.SaveSource(ctx, done.Added[0].SourceID, "", func(f *annotate.SourceFields) error {
		f.Note, f.Interests = "Qxnote", "Qxinterests"
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, format := range []Format{CSL, BibTeX, RIS} {
		out, err := a.ExportSources(ctx, SourceQuery{}, format)
		if err != nil || out.Written != 3 || out.Confidential != 1 {
			t.Fatalf("%s: %+v, %v", format, out, err)
		}
		if text := strings.ToLower(string(out.Content)); strings.Contains(text, "qx") || strings.Contains(text, "harbour official") {
			t.Errorf("%s tells too much:\n%s", format, out.Content)
		}
		b := open(t)
		if in, err := b.ImportSources(ctx, bytes.NewReader(out.Content), nil); err != nil || len(in.Added) != 3 || len(in.Faults)+len(in.LeftOut) > 0 {
			t.Errorf("%s comes back as %+v, %v", format, in, err)
		}
	}
	if some, err := a.ExportSources(ctx, SourceQuery{Search: "rails"}, CSL); err != nil || some.Written != 1 {
		t.Errorf("a part: %+v, %v", some, err)
	}
	_, err = a.ExportSources(ctx, SourceQuery{}, PDF)
	wantCode(t, err, annotate.Unsupported)
}

// To stand beside one of the same name would tell who a confidential source is.
func TestConfidentialSourcesHaveNoDuplicates(t *testing.T) {
	a := open(t)
	for _, confidential := range []bool{true, false, false} {
		newSource(t, a, annotate.SourceFields{Title: "Talk with the clerk", DOI: "10.5555/1", Confidential: confidential, Alias: "a clerk"})
	}
	groups, err := a.DuplicateSources(t.Context())
	if err != nil || len(groups) != 1 || len(groups[0]) != 2 || groups[0][0].Confidential || groups[0][1].Confidential {
		t.Errorf("%+v, %v", groups, err)
	}
}
