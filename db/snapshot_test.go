package db

import (
	"reflect"
	"strings"
	"testing"

	"tickmark/annotate"
)

// capture adds a snapshot of the source of a claim's first piece of evidence,
// and takes the evidence from it.
func capture(t *testing.T, d *DB, c annotate.Claim) annotate.Snapshot {
	t.Helper()
	image := []byte("a picture of a pier")
	s := annotate.Snapshot{
		ID: annotate.NewID(), SourceID: c.Evidence[0].SourceID, Hash: annotate.Hash([]byte("survey")), Size: 6,
		MediaType: "text/html", Name: "survey.html", URL: "https://port.example/survey", Pages: 2,
	}
	if _, _, err := d.AddContent(t.Context(), strings.NewReader("survey"), 100); err != nil {
		t.Fatal(err)
	}
	do(t, d, Work{Label: "Capture source", ArticleID: c.ArticleID}, func(tx *Tx) (err error) {
		s.CapturedAt = tx.Now()
		s.BlocksHash, err = tx.AddBlocks([]annotate.Block{
			{Kind: annotate.Paragraph, Text: "The pier is 640 m long.", Places: []annotate.Place{{Page: 2}}},
			{Kind: annotate.Figure, Image: annotate.Hash(image)},
		}, image)
		e := c.Evidence[0]
		e.SnapshotID = s.ID
		e.Selector = &annotate.Selector{Span: &annotate.Span{Start: 12, End: 17}, Quote: annotate.Quote{Exact: "640 m"}, Page: 2}
		return firstError(err, tx.PutSnapshot(s), tx.PutEvidence(e))
	})
	return s
}

func TestSnapshotsComeBack(t *testing.T) {
	d, _ := openTest(t)
	a := addArticle(t, d, "Pier to grow", "The pier is 900 m long.")
	c := addClaim(t, d, a, annotate.Span{Start: 0, End: 8})
	want := capture(t, d, c)

	dossier, err := d.Dossier(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	e := dossier.Claims[0].Evidence[0]
	selector := annotate.Selector{Span: &annotate.Span{Start: 12, End: 17}, Quote: annotate.Quote{Exact: "640 m"}, Page: 2}
	if got, ok := dossier.Snapshot(e); !ok || got != want || !reflect.DeepEqual(*e.Selector, selector) {
		t.Errorf("the snapshot is %+v, want %+v; the place is %+v", got, want, e.Selector)
	}
	if found, err := d.Snapshots(t.Context(), want.SourceID); err != nil || len(found) != 1 || found[0] != want {
		t.Errorf("the snapshots of the source are %+v, %v", found, err)
	}
	blocks, err := d.Blocks(t.Context(), want.BlocksHash)
	if err != nil || annotate.JoinBlocks(blocks) != "The pier is 640 m long.\n" {
		t.Fatalf("the text is %+v, %v", blocks, err)
	}
	if _, err := d.Blob(t.Context(), blocks[1].Image); err != nil {
		t.Error(err)
	}

	err = d.Do(t.Context(), Work{Label: "Delete copy"}, func(tx *Tx) error { return tx.DeleteSnapshot(want.ID) })
	wantCode(t, err, annotate.Conflict)
	do(t, d, Work{Label: "Delete source"}, func(tx *Tx) error {
		return firstError(tx.DeleteEvidence(e.ID), tx.DeleteSource(want.SourceID))
	})
	_, err = d.Snapshot(t.Context(), want.ID)
	wantCode(t, err, annotate.NotFound)
	if _, err := d.Undo(t.Context(), "", "Ben"); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Snapshot(t.Context(), want.ID); err != nil || got != want {
		t.Errorf("undone, the snapshot is %+v, %v", got, err)
	}
}

func TestASnapshotNeverChanges(t *testing.T) {
	d, _ := openTest(t)
	c := addClaim(t, d, addArticle(t, d, "Pier to grow", "The pier is 900 m long."), annotate.Span{Start: 0, End: 8})
	s := capture(t, d, c)
	s.Hash = annotate.Hash([]byte("another"))
	if err := d.Do(t.Context(), Work{Label: "Forge"}, func(tx *Tx) error { return tx.PutSnapshot(s) }); err == nil {
		t.Error("a snapshot got other bytes")
	}
	err := d.Do(t.Context(), Work{Label: "Capture"}, func(tx *Tx) error {
		_, err := tx.AddBlocks([]annotate.Block{{Kind: annotate.Figure, Image: s.Hash}})
		return err
	})
	if err == nil {
		t.Error("a figure without its image was kept")
	}
}
