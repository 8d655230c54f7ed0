package db

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
)

// state returns every record, and what triggers keep, as text.
func state(t *testing.T, d *DB) string {
	t.Helper()
	var all strings.Builder
	for _, r := range allRecords {
		rows, err := query(t.Context(), d.pool, func(row scanner) (string, error) {
			var id, object string
			err := row.Scan(&id, &object)
			return object, err
		}, r.snapshot+" ORDER BY "+r.key)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&all, "%s\n%s\n", r.name, strings.Join(rows, "\n"))
	}
	for _, check := range []string{
		"INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)",
		"INSERT INTO sources_fts (sources_fts, rank) VALUES ('integrity-check', 1)",
	} {
		if _, err := d.pool.ExecContext(t.Context(), check); err != nil {
			t.Fatalf("the search index is not that of the records: %v", err)
		}
	}
	var wrong int
	err := d.pool.QueryRow(`SELECT (SELECT count(*) FROM pragma_foreign_key_check)
		+ (SELECT count(*) FROM sources s WHERE uses <> (SELECT count(*) FROM evidence WHERE source_id = s.id))`).Scan(&wrong)
	if err != nil || wrong != 0 {
		t.Fatalf("%d broken references or wrong counts of uses, %v", wrong, err)
	}
	wantFreshCoverage(t, d)
	return all.String()
}

// wantFreshCoverage fails the test if the coverage that is kept of any article
// is not the one that its records give. Listing keeps it.
func wantFreshCoverage(t *testing.T, d *DB) {
	t.Helper()
	page, _, err := d.Articles(t.Context(), ArticleQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range page {
		if fresh, err := d.Coverage(t.Context(), s.ID); err != nil || fresh != s.Coverage {
			t.Fatalf("the coverage is %+v, and kept is %+v; %v", fresh, s.Coverage, err)
		}
	}
}

// Any sequence of work, undo and redo comes back to exactly the states it has
// been through.
func TestUndoReturnsToEveryState(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			d, _ := openTest(t)
			if _, _, err := d.AddContent(t.Context(), strings.NewReader("pier plan"), 100); err != nil {
				t.Fatal(err)
			}
			random := rand.New(rand.NewPCG(seed, 7))
			states, at := []string{state(t, d)}, 0 // those that undo and redo reach; the present one
			for range 40 {
				switch n := random.IntN(10); {
				case n < 3 && at > 0:
					if _, err := d.Undo(t.Context(), "", "Ben"); err != nil {
						t.Fatal(err)
					}
					at--
				case n < 5 && at+1 < len(states):
					if _, err := d.Redo(t.Context(), "", "Ben"); err != nil {
						t.Fatal(err)
					}
					at++
				default:
					before, _, _ := d.UndoState(t.Context(), "")
					label := workAtRandom(t, d, random)
					after, redo, _ := d.UndoState(t.Context(), "")
					switch {
					case fmt.Sprint(before) == fmt.Sprint(after) && label == "Type":
						states = append(states[:at], state(t, d)) // merged
					case fmt.Sprint(before) != fmt.Sprint(after):
						at++
						states = append(states[:at], state(t, d))
					}
					if at+1 == len(states) && redo != nil {
						t.Fatalf("%s left something to redo", label)
					}
				}
				if got := state(t, d); got != states[at] {
					t.Fatalf("the state is not the one it was:\n%s\nwant\n%s", got, states[at])
				}
			}
			for ; at > 0; at-- {
				if _, err := d.Undo(t.Context(), "", "Ben"); err != nil {
					t.Fatal(err)
				}
			}
			if got := state(t, d); got != states[0] {
				t.Errorf("undoing everything leaves\n%s", got)
			}
			verifyClean(t, d)
			_, err := d.Undo(t.Context(), "", "Ben")
			wantCode(t, err, annotate.NotFound)
		})
	}
}

// workAtRandom does one thing to records chosen at random, and returns its name.
func workAtRandom(t *testing.T, d *DB, random *rand.Rand) (label string) {
	t.Helper()
	works := []string{"Import", "Type", "Mark", "Judge", "Cite", "Rename article", "Rename source", "Derive", "Delete claim", "Delete passage", "Delete evidence", "Delete source", "Delete article", "New version", "Change scale", "Retire scale", "Set aside", "Take back", "Ask", "Log", "Dismiss", "Waive", "Settle", "Capture", "Move capture", "Delete capture", "Point", "Delete region", "Carry", "Lose"}
	label = works[random.IntN(len(works))]
	work(t, d, random, label)
	return label
}

// work does the thing of that name to records chosen at random, if there are any.
func work(t *testing.T, d *DB, random *rand.Rand, label string) {
	t.Helper()
	err := d.Do(t.Context(), Work{Label: label, Person: "Ben", Merge: label == "Type"}, func(tx *Tx) error {
		pick := func(r record) string {
			ids, err := query(tx.ctx, tx.q, func(row scanner) (id string, err error) {
				err = row.Scan(&id)
				return id, err
			}, "SELECT "+r.key+" FROM "+r.table+" ORDER BY "+r.key)
			if err != nil || len(ids) == 0 {
				return ""
			}
			return ids[random.IntN(len(ids))]
		}
		a, _ := tx.Article(tx.ctx, pick(articles))
		c, _ := tx.Claim(tx.ctx, pick(claims))
		s, _ := tx.Source(tx.ctx, pick(sources))
		scale, _ := tx.Scale(tx.ctx, pick(scales))
		switch {
		case label == "Import" || a.ID == "":
			a, v, original := newArticle(tx, fmt.Sprint("Pier ", random.IntN(100)), "The pier is 900 m long.", "海港 wurde größer.")
			return firstError(tx.PutArticle(a), tx.AddVersion(v, original))
		case label == "New version":
			v, err := tx.Version(tx.ctx, a.VersionID)
			if err != nil {
				return err
			}
			v.ID, v.Seq, a.VersionID = annotate.NewID(), v.Seq+1, v.ID
			v.Blocks = append(v.Blocks, annotate.Block{Kind: annotate.Paragraph, Text: "Added late."})
			a.VersionID = v.ID
			return firstError(tx.PutArticle(a), tx.AddVersion(v, nil))
		case label == "Rename article":
			a.Title = fmt.Sprint("Bridge ", random.IntN(100))
			return tx.PutArticle(a)
		case label == "Delete article":
			return tx.DeleteArticle(a.ID)
		case label == "Mark" || c.ID == "":
			v, err := tx.Version(tx.ctx, a.VersionID)
			if err != nil {
				return err
			}
			start := random.IntN(20)
			p, err := annotate.NewPassage(v.ID, v.Text(), annotate.Span{Start: start, End: start + 3})
			if err != nil {
				return err
			}
			c = annotate.Claim{ID: annotate.NewID(), ArticleID: a.ID, ClaimFields: annotate.ClaimFields{}.Clean(), CreatedAt: tx.Now()}
			return firstError(tx.PutClaim(c), tx.PutPassage(c.ID, p))
		case label == "Type":
			c.Wording += string(rune('a' + random.IntN(26)))
			return tx.PutClaim(c)
		case label == "Judge":
			if c.Verdict != nil {
				now := tx.Now()
				c.Verdict.ReplacedAt = &now
				if err := tx.PutVerdict(*c.Verdict); err != nil {
					return err
				}
			}
			return tx.PutVerdict(newVerdict(tx, c.ID, scale.ID, "true"))
		case label == "Cite":
			e := annotate.Evidence{ID: annotate.NewID(), ClaimID: c.ID, SourceID: s.ID, EvidenceFields: annotate.EvidenceFields{}.Clean()}
			if len(c.Evidence) > 0 && s.ID != "" && random.IntN(2) == 0 {
				e = c.Evidence[0] // to another source
				e.SourceID = s.ID
			}
			if copies, err := tx.Snapshots(tx.ctx, s.ID); err != nil {
				return err
			} else if len(copies) > 0 {
				e.SnapshotID, e.Selector = copies[0].ID, &annotate.Selector{Span: &annotate.Span{Start: 0, End: 4}, Quote: annotate.Quote{Exact: "Pier"}}
			}
			if s.ID == "" {
				s = annotate.Source{ID: annotate.NewID(), SourceFields: annotate.SourceFields{Title: "Survey"}.Clean()}
				e.SourceID = s.ID
			}
			return firstError(tx.PutSource(s), tx.PutEvidence(e))
		case label == "Rename source" && s.ID != "":
			s.Title = fmt.Sprint("Map ", random.IntN(100))
			return tx.PutSource(s)
		case label == "Derive" && s.ID != "":
			s.OriginID = pick(sources)
			if err := tx.PutSource(s); annotate.CodeOf(err) != annotate.Invalid { // it would go round in a circle
				return err
			}
			return nil
		case label == "Capture" && s.ID != "":
			hash, err := tx.AddBlocks([]annotate.Block{{Kind: annotate.Paragraph, Text: "Pier plan"}})
			return firstError(err, tx.PutSnapshot(annotate.Snapshot{ID: annotate.NewID(), SourceID: s.ID, Hash: annotate.Hash([]byte("pier plan")), BlocksHash: hash, CapturedAt: tx.Now()}))
		case label == "Move capture" && s.ID != "":
			taken, err := tx.Snapshot(tx.ctx, pick(snapshots))
			taken.SourceID = s.ID
			return firstError(err, tx.PutSnapshot(taken))
		case label == "Delete capture":
			return tx.DeleteSnapshot(pick(snapshots))
		case label == "Set aside":
			v, err := tx.Version(tx.ctx, a.VersionID)
			if err != nil {
				return err
			}
			start := random.IntN(20)
			aside, err := annotate.NewAside(v, v.Text(), annotate.Span{Start: start, End: start + 9}, annotate.Opinion)
			return firstError(err, tx.PutAside(aside))
		case label == "Take back":
			return tx.DeleteAside(pick(asides))
		case label == "Ask":
			return tx.PutQuery(annotate.Query{ID: annotate.NewID(), ClaimID: c.ID, QueryFields: annotate.QueryFields{Question: "Since when?"}.Clean(), AskedAt: tx.Now()})
		case label == "Log":
			return tx.PutSearch(annotate.Search{ID: annotate.NewID(), ClaimID: c.ID, SearchFields: annotate.SearchFields{Place: "Port archive"}, CreatedAt: tx.Now()})
		case label == "Dismiss":
			return tx.Dismiss(annotate.Version{VersionInfo: annotate.VersionInfo{ID: a.VersionID, ArticleID: a.ID}}, annotate.Span{Start: 4, End: 8})
		case label == "Waive":
			return tx.PutWaiver(annotate.Waiver{ID: annotate.NewID(), ArticleID: a.ID, Rule: fmt.Sprint(random.Int()), Reason: "Small.", CreatedAt: tx.Now()})
		case label == "Settle":
			c.Status = annotate.Statuses()[random.IntN(9)].Key
			return tx.PutClaim(c)
		case label == "Delete claim":
			return tx.DeleteClaim(c.ID)
		case label == "Point":
			return tx.PutRegion(c.ID, annotate.FigureRegion{ID: annotate.NewID(), VersionID: a.VersionID, Image: "pier", Region: annotate.Region{W: 12.5, H: 1.0 / 3}})
		case label == "Carry" && len(c.Passages) > 0:
			p := c.Passages[0]
			now := tx.Now()
			p.Carried = &annotate.Carried{From: p.ID, Anchor: annotate.AnchorChanged, Score: 2.0 / 3}
			p.ID, c.StatusBefore = annotate.NewID(), annotate.Wrong
			if random.IntN(2) == 0 {
				p.Carried = p.Carried.Decide(annotate.Accept, "Ben", now)
			}
			return firstError(tx.PutPassage(c.ID, p), tx.PutClaim(c))
		case label == "Lose" && len(c.Passages) > 0:
			return tx.PutLoss(annotate.Loss{ID: annotate.NewID(), ClaimID: c.ID, VersionID: c.Passages[0].VersionID, PassageID: c.Passages[0].ID})
		case label == "Delete region":
			return tx.DeleteRegion(pick(regions))
		case label == "Delete passage":
			return tx.DeletePassage(pick(passages))
		case label == "Delete evidence":
			return tx.DeleteEvidence(pick(evidence))
		case label == "Delete source":
			return tx.DeleteSource(s.ID)
		case label == "Change scale":
			scale.ID, scale.Version = annotate.NewID(), scale.Version+1
			scale.Name += "!"
			return tx.AddScale(scale)
		case label == "Retire scale":
			return tx.RetireScale(scale.ScaleID)
		}
		return nil
	})
	if code := annotate.CodeOf(err); err != nil && code != annotate.NotFound && code != annotate.Conflict {
		t.Fatalf("%s: %v", label, err)
	}
}

// Undo must not overwrite what other work has done to a record since.
func TestUndoGuardsOtherWork(t *testing.T) {
	d, _ := openTest(t)
	a := addArticle(t, d, "Pier to grow", "The pier is 900 m long.")
	c := addClaim(t, d, a, annotate.Span{Start: 0, End: 8})
	source, err := d.Source(t.Context(), c.Evidence[0].SourceID)
	if err != nil {
		t.Fatal(err)
	}
	rename := func(article, title string) {
		do(t, d, Work{Label: "Rename source", ArticleID: article}, func(tx *Tx) error {
			source.Title = title
			return tx.PutSource(source)
		})
	}
	undo := func(article string) error {
		_, err := d.Undo(t.Context(), article, "Ben")
		return err
	}

	t.Run("a record changed in another history", func(t *testing.T) {
		rename("", "Survey of the harbour")
		before := state(t, d)
		wantCode(t, undo(a.ID), annotate.Conflict)
		if state(t, d) != before {
			t.Error("an undo that was refused has changed something")
		}
		if err := undo(""); err != nil {
			t.Fatal(err)
		}
		if err := undo(a.ID); err != nil {
			t.Fatalf("the other change is gone, and still: %v", err)
		}
	})
	t.Run("a record that others depend on", func(t *testing.T) {
		if _, err := d.Redo(t.Context(), a.ID, "Ben"); err != nil {
			t.Fatal(err)
		}
		other := addArticle(t, d, "Pier again", "The pier is 640 m long.")
		theirs := addClaim(t, d, other, annotate.Span{Start: 0, End: 8})
		do(t, d, Work{Label: "Cite", ArticleID: other.ID}, func(tx *Tx) error {
			e := theirs.Evidence[0]
			e.SourceID = source.ID
			return tx.PutEvidence(e)
		})
		before := state(t, d)
		wantCode(t, undo(a.ID), annotate.Conflict)
		if state(t, d) != before {
			t.Error("an undo that was refused has changed something")
		}
	})
}

// Typing is one action as long as it is the same typing.
func TestMerge(t *testing.T) {
	const history = "an article"
	typing := Work{Label: "Edit claim", ArticleID: history, Person: "Ben", Merge: true}
	nothing := func(*testing.T, *DB, *clock, func(Work, ...int)) {}
	cases := []struct {
		name    string
		between func(t *testing.T, d *DB, clock *clock, put func(w Work, claims ...int))
		work    Work
		claims  []int // which of the two are written
		actions int
	}{
		{"at once", nothing, typing, []int{0}, 1},
		{"in the other claim", nothing, typing, []int{1}, 2},
		{"in both claims", nothing, typing, []int{0, 1}, 2},
		{"somebody else", nothing, with(typing, func(w *Work) { w.Person = "Ada" }), []int{0}, 2},
		{"something else", nothing, with(typing, func(w *Work) { w.Label = "Set status" }), []int{0}, 2},
		{"not typing", nothing, with(typing, func(w *Work) { w.Merge = false }), []int{0}, 2},
		{"after a while", func(_ *testing.T, _ *DB, clock *clock, _ func(Work, ...int)) {
			clock.t = clock.t.Add(12 * time.Second)
		}, typing, []int{0}, 2},
		{"after undo and redo", func(t *testing.T, d *DB, _ *clock, _ func(Work, ...int)) {
			t.Helper()
			for _, step := range []direction{undoing, redoing} {
				if _, err := d.step(t.Context(), history, "Ben", step); err != nil {
					t.Fatal(err)
				}
			}
		}, typing, []int{0}, 2},
		{"after work in another history", func(_ *testing.T, _ *DB, _ *clock, put func(Work, ...int)) {
			put(Work{Label: "Set tags"}, 0)
		}, typing, []int{0}, 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, clock := openTest(t)
			a := addArticle(t, d, "Pier", "The pier is long.")
			marked := []annotate.Claim{addClaim(t, d, a, annotate.Span{Start: 0, End: 8}), addClaim(t, d, a, annotate.Span{Start: 4, End: 8})}
			put := func(w Work, which ...int) {
				do(t, d, w, func(tx *Tx) error {
					for _, i := range which {
						marked[i].Wording += "x"
						if err := tx.PutClaim(marked[i]); err != nil {
							return err
						}
					}
					return nil
				})
			}
			put(typing, 0)
			c.between(t, d, clock, put)
			put(c.work, c.claims...)
			actions, err := d.Actions(t.Context(), history, 0)
			if err != nil {
				t.Fatal(err)
			}
			actions = slices.DeleteFunc(actions, func(a annotate.Action) bool { return a.Kind != annotate.Do })
			if len(actions) != c.actions {
				t.Errorf("there are %d actions, want %d", len(actions), c.actions)
			}
		})
	}
}

// with returns a changed copy.
func with(w Work, change func(w *Work)) Work {
	change(&w)
	return w
}

// The history tells who changed what, from what and to what.
func TestChanges(t *testing.T) {
	d, _ := openTest(t)
	a := addArticle(t, d, "Pier", "The pier is long.")
	do(t, d, Work{Label: "Rename article", ArticleID: a.ID, Person: "Ada"}, func(tx *Tx) error {
		a.Title = "Pier to grow"
		return tx.PutArticle(a)
	})
	changes, err := d.Changes(t.Context(), a.ID, 0)
	if err != nil || len(changes) != 2 {
		t.Fatalf("there are %d changes, %v", len(changes), err)
	}
	made, renamed := changes[1], changes[0]
	if made.Before != nil || made.Record != "article" || made.RecordID != a.ID {
		t.Errorf("the making of the article is recorded as %+v", made)
	}
	if renamed.Person != "Ada" || !strings.Contains(string(renamed.Before), `"title":"Pier"`) || !strings.Contains(string(renamed.After), `"title":"Pier to grow"`) {
		t.Errorf("the renaming is recorded as %s: %s -> %s", renamed.Person, renamed.Before, renamed.After)
	}
	do(t, d, Work{Label: "Nothing", ArticleID: a.ID}, func(tx *Tx) error { return tx.PutArticle(a) })
	if actions, err := d.Actions(t.Context(), a.ID, 1); err != nil || actions[0].Label != "Rename article" {
		t.Errorf("work that changes nothing is in the history: %+v, %v", actions, err)
	}
	if err := d.SetSetting(t.Context(), "Ada", "person", "Ada"); err != nil {
		t.Fatal(err)
	}
	if changes, err := d.Changes(t.Context(), "person", 0); err != nil || len(changes) != 1 {
		t.Errorf("a setting has the changes %+v, %v", changes, err)
	}
	if undo, _, err := d.UndoState(t.Context(), ""); err != nil || undo == nil || undo.Label == "Change setting" {
		t.Errorf("a setting could be undone: %+v, %v", undo, err)
	}
}
