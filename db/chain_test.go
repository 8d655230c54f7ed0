package db

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/annotate"
)

// verifyClean fails the test if verification finds anything.
func verifyClean(t *testing.T, d *DB) Verification {
	t.Helper()
	v, err := d.Verify(t.Context(), nil)
	if err != nil || len(v.Damages) != 0 {
		t.Fatalf("found %+v, %v", v.Damages, err)
	}
	return v
}

// Whoever writes to the library's file without Tickmark is found out.
func TestVerifyFindsTampering(t *testing.T) {
	cases := []struct {
		name, statement string
		what, fault     string // of what is found first
	}{
		{"what was done is called otherwise", "UPDATE actions SET label = 'Edit source' WHERE label = 'Edit claim'", "The history", "broken at “Edit source” by Ada on 1 March 2026"},
		{"somebody else has done it", "UPDATE actions SET person = 'Ben' WHERE label = 'Edit claim'", "The history", "broken at “Edit claim” by Ben"},
		{"at another time", "UPDATE actions SET at = at - 86400000 WHERE label = 'Edit claim'", "The history", "on 28 February 2026"},
		{"what was there before", `UPDATE changes SET before = replace(before, '900', '640') WHERE record = 'claim' AND before IS NOT NULL`, "The history", "broken at “Edit claim”"},
		{"an action is taken out", "DELETE FROM changes WHERE action_id = (SELECT id FROM actions WHERE label = 'Edit claim'); DELETE FROM actions WHERE label = 'Edit claim'", "The history", "broken at “Judge”"},
		{"a change is taken out", "DELETE FROM changes WHERE record = 'passage'", "The history", "broken at “Mark claim” by Ben"},
		{"a change is put in", "INSERT INTO changes (id, action_id, at, record, record_id, after) SELECT 'x', id, at, 'setting', 'colour', '{}' FROM actions WHERE label = 'Judge'", "The history", "broken at “Judge”"},
		{"two actions have changed places", "UPDATE actions SET n = -n WHERE label IN ('Edit claim', 'Judge'); UPDATE actions SET n = iif(label = 'Judge', -n - 1, -n + 1) WHERE n < 0", "The history", "broken at “Judge”"},
		{"the newest change is another one", "UPDATE changes SET n = n + 1000 WHERE record = 'claim' AND before IS NULL", "The history", "broken at “Mark claim”"},
		{"a record", "UPDATE claims SET status = 'wrong', note = ''", "The claim “The pier is 640 metres long.”", "since “Edit claim” by Ada on 1 March 2026, 12:00:0"},
		{"a record is taken out", "DELETE FROM verdicts", "The verdict “", "It is not in the library any more"},
		{"a record is put in", "INSERT INTO verdicts SELECT 'x', claim_id, scale_version_id, 'true', explanation, given_by, given_at, updated_at, given_at FROM verdicts", "The verdict “x”", "does not say who put it there"},
		{"a record comes back", "INSERT INTO sources SELECT n + 1, 'gone', title, author, publisher, issued, url, class, created_at, updated_at, 0, confidential, alias, type, container_title, editor, volume, issue, page, edition, number, genre, event, publisher_place, doi, isbn, language, note, interests, NULL FROM sources", "The source “Harbour survey”", "that it was deleted, with “Delete source” by Ada"},
	}
	whole, clock := openTest(t)
	a := addArticle(t, whole, "Pier", "The pier is long.")
	marked := addClaim(t, whole, a, annotate.Span{Start: 0, End: 8})
	do(t, whole, Work{Label: "Edit claim", ArticleID: a.ID, Person: "Ada"}, func(tx *Tx) error {
		marked.Wording = "The pier is 640 metres long."
		return tx.PutClaim(marked)
	})
	do(t, whole, Work{Label: "Judge", ArticleID: a.ID, Person: "Ben"}, func(tx *Tx) error {
		marked.Verdict.Explanation = "Measured."
		return tx.PutVerdict(*marked.Verdict)
	})
	do(t, whole, Work{Label: "Add source", Person: "Ada"}, func(tx *Tx) error {
		return tx.PutSource(annotate.Source{ID: "gone", SourceFields: annotate.SourceFields{Title: "Map"}})
	})
	do(t, whole, Work{Label: "Delete source", Person: "Ada"}, func(tx *Tx) error { return tx.DeleteSource("gone") })
	verifyClean(t, whole)
	whole.Close()
	file, err := os.ReadFile(whole.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "library.tickmark")
			if err := os.WriteFile(path, file, 0o600); err != nil {
				t.Fatal(err)
			}
			d := reopen(t, path, clock)
			if _, err := d.pool.ExecContext(t.Context(), c.statement); err != nil {
				t.Fatal(err)
			}
			v, err := d.Verify(t.Context(), nil)
			if err != nil || len(v.Damages) == 0 {
				t.Fatalf("nothing is found, %v", err)
			}
			if got := v.Damages[0]; !strings.HasPrefix(got.What, c.what) || !strings.Contains(got.Fault, c.fault) {
				t.Errorf("found %+v", v.Damages)
			}
		})
	}
}

// A head that was told of stays in the history, whatever is typed after it.
func TestHeadStays(t *testing.T) {
	d, clock := openTest(t)
	a := addArticle(t, d, "Pier", "The pier is long.")
	typing := func(d *DB) annotate.Head {
		t.Helper()
		do(t, d, Work{Label: "Edit article", ArticleID: a.ID, Merge: true}, func(tx *Tx) error {
			a.Note += "x"
			return tx.PutArticle(a)
		})
		h, err := d.Reader.Head(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	first, second := typing(d), typing(d)
	if second.Actions != first.Actions || second.Hash == first.Hash {
		t.Errorf("typing goes from %+v to %+v", first, second)
	}
	_, _, err := d.ActionsUpTo(t.Context(), first.Hash)
	wantCode(t, err, annotate.NotFound)

	told, err := d.Head(t.Context())
	if err != nil || told != second {
		t.Fatalf("told %+v, %v", told, err)
	}
	if next := typing(d); next.Actions != told.Actions+1 {
		t.Errorf("after a head was told of: %+v", next)
	}
	if done, n, err := d.ActionsUpTo(t.Context(), told.Hash[:12]); err != nil || n != told.Actions || done.Label != "Edit article" {
		t.Errorf("up to the head are %d actions, the last %+v; %v", n, done, err)
	}
	_, _, err = d.ActionsUpTo(t.Context(), told.Hash[:7])
	wantCode(t, err, annotate.NotFound)

	d.Close()
	again := reopen(t, d.path, clock)
	if next := typing(again); next.Actions != told.Actions+2 {
		t.Errorf("in the next run: %+v", next)
	}
	if v := verifyClean(t, again); v.Head.Actions != told.Actions+2 {
		t.Errorf("verified up to %+v", v.Head)
	}
}

// A library from before the history was chained is chained by the migration, and
// its records are held only against what the history knew of them.
func TestMigrateChainsTheHistory(t *testing.T) {
	clock := newClock()
	path := oldLibrary(t, 2, clock, `
		WITH RECURSIVE k (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < 1201)
		INSERT INTO actions (id, kind, label, article_id, person, at, state) SELECT 'a' || i, 'do', 'Edit source', '', 'Ada', i, 'done' FROM k;
		INSERT INTO sources (id, title, author, publisher, issued, url, class, created_at, updated_at)
		VALUES ('s', 'Survey 1201', '', '', '', '', 'primary', 1, 1);
		INSERT INTO changes (id, action_id, at, record, record_id, before, after)
		SELECT 'c' || n, id, at, 'source', 's', iif(n = 1, NULL, json_object('id', 's', 'title', 'Survey ' || (n - 1))), json_object('id', 's', 'title', 'Survey ' || n) FROM actions`)
	d := reopen(t, path, clock)
	if v := verifyClean(t, d); v.Head.Actions != 1202 || len(v.Head.Hash) != 64 { // and the default scale
		t.Errorf("the head is %+v", v.Head)
	}
	if _, err := d.pool.ExecContext(t.Context(), "UPDATE changes SET after = before WHERE id = 'c600'"); err != nil {
		t.Fatal(err)
	}
	if v, err := d.Verify(t.Context(), nil); err != nil || len(v.Damages) != 1 || !strings.Contains(v.Damages[0].Fault, "Edit source") {
		t.Errorf("found %+v, %v", v.Damages, err)
	}
}
