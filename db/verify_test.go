package db

import (
	"bytes"
	"slices"
	"testing"

	"tickmark/annotate"
)

func TestVerify(t *testing.T) {
	d, _ := openTest(t)
	a := addArticle(t, d, "Pier to grow", "The pier is 900 m long.")
	s := capture(t, d, addClaim(t, d, a, annotate.Span{Start: 0, End: 8}))
	large, _, err := d.AddContent(t.Context(), bytes.NewReader(noise(3*partSize)), batchSize)
	if err != nil {
		t.Fatal(err)
	}
	verify := func() []annotate.Damage {
		t.Helper()
		last := int64(0)
		v, err := d.Verify(t.Context(), func(done, _ int64) { last = done })
		if err != nil || last != v.Bytes || v.Items < 5 {
			t.Fatalf("verified %+v, told of %d bytes; %v", v, last, err)
		}
		found, err := d.Remember(t.Context(), v.Damages)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if found := verify(); len(found) != 0 {
		t.Fatalf("in a whole library is damaged: %+v", found)
	}

	damage := func(statement string, args ...any) {
		t.Helper()
		if _, err := d.pool.ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	original := annotate.Hash([]byte("The pier is 900 m long."))
	damage("UPDATE parts SET bytes = CAST('surveY' AS BLOB) WHERE content = (SELECT id FROM contents WHERE hash = ?)", s.Hash)
	damage("UPDATE blobs SET bytes = CAST('The pier is 901 m long.' AS BLOB) WHERE hash = ?", original)
	damage("DELETE FROM parts WHERE content = (SELECT id FROM contents WHERE hash = ?) AND start = ?", large, partSize)
	want := []annotate.Damage{
		{Hash: s.Hash, What: "The copy “survey.html” of “Harbour survey”", SnapshotID: s.ID, Fault: changed},
		{Hash: original, What: "The original of “Pier to grow”", Fault: changed},
		{Hash: large, What: "A picture, or something deleted", Fault: missed},
	}
	found := verify()
	for _, w := range want {
		if !slices.Contains(found, w) {
			t.Errorf("not found: %+v", w)
		}
	}
	if n, err := d.Damages(t.Context()); len(found) != len(want) || err != nil || n != len(want) {
		t.Errorf("found %+v, and remembered %d, %v", found, n, err)
	}
	if got, err := d.Snapshot(t.Context(), s.ID); err != nil || got.Damage != changed {
		t.Errorf("the snapshot is %+v, %v", got, err)
	}
	damage("UPDATE parts SET bytes = CAST('survey' AS BLOB) WHERE content = (SELECT id FROM contents WHERE hash = ?)", s.Hash)
	verify()
	if got, err := d.Snapshot(t.Context(), s.ID); err != nil || got != s {
		t.Errorf("mended, the snapshot is %+v, %v", got, err)
	}
}
