package db

import (
	"fmt"
	"reflect"
	"sync"
	"testing"

	"tickmark/annotate"
)

// What is written is what is read, in every field, and after opening again.
func TestRoundTrip(t *testing.T) {
	d, clock := openTest(t)
	a := addArticle(t, d, "Pier to grow", "The pier is 900 m long.", "It is the longest on the coast.")
	second := addClaim(t, d, a, annotate.Span{Start: 24, End: 37})
	first := addClaim(t, d, a, annotate.Span{Start: 0, End: 23})
	before, err := d.Dossier(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = reopen(t, d.Path(), clock)
	after, err := d.Dossier(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	after.CreatedAt = before.CreatedAt
	if !reflect.DeepEqual(before, after) {
		t.Errorf("the dossier changed by reopening:\n%+v\n%+v", before, after)
	}
	if !reflect.DeepEqual(after.Article, a) {
		t.Errorf("the article is %+v, want %+v", after.Article, a)
	}
	if len(after.Claims) != 2 || after.Claims[0].ID != first.ID || after.Claims[1].ID != second.ID {
		t.Fatalf("the claims are not in the order of the text: %+v", after.Claims)
	}
	got := claim(t, d, second.ID)
	if got.Number != 2 || !reflect.DeepEqual(got, after.Claims[1]) {
		t.Errorf("alone the claim is %+v, among the others %+v", got, after.Claims[1])
	}
	if len(got.Tags) != 2 || got.Verdict == nil || got.Verdict.Level != "false" || len(got.Evidence) != 1 ||
		got.Passages[0].Quote.Exact != "It is the lon" || got.Evidence[0].Limits != "The year is not given." {
		t.Errorf("the claim lost something: %+v", got)
	}
	if len(after.Sources) != 2 || after.Sources[0].Uses != 1 || len(after.Scales) != 1 || len(after.Scales[0].Levels) != 10 {
		t.Errorf("sources or scales are missing: %+v %+v", after.Sources, after.Scales)
	}
	original, err := d.Blob(t.Context(), after.Version.OriginalHash)
	if err != nil || annotate.Hash(original) != after.Version.OriginalHash {
		t.Errorf("the original is %q, %v", original, err)
	}
}

// Readers and writers do not get into each other's way.
func TestManyAtOnce(t *testing.T) {
	d, _ := openTest(t)
	d.now = newClock().t.UTC
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for k := range 5 {
				addArticle(t, d, fmt.Sprint("Pier ", i, k), "The pier is long.")
				if _, _, err := d.Articles(t.Context(), ArticleQuery{Search: "pier"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	page, total, err := d.Articles(t.Context(), ArticleQuery{Limit: 7, Offset: 30})
	if err != nil || total != 40 || len(page) != 7 {
		t.Errorf("the page has %d of %d articles, %v", len(page), total, err)
	}
}

func TestList(t *testing.T) {
	d, _ := openTest(t)
	b := addArticle(t, d, "bridge", "The bridge is long.")
	a := addArticle(t, d, "Arch", "The arch is old.")
	addClaim(t, d, b, annotate.Span{Start: 0, End: 10})
	do(t, d, Work{Label: "Edit article"}, func(tx *Tx) error {
		b.UpdatedAt = tx.Now()
		return tx.PutArticle(b)
	})
	for sort, want := range map[string]string{"": "bridge Arch", "updated": "bridge Arch", "created": "Arch bridge", "title": "Arch bridge"} {
		page, total, err := d.Articles(t.Context(), ArticleQuery{Sort: sort})
		if err != nil || total != 2 || page[0].Title+" "+page[1].Title != want {
			t.Errorf("by %q: %+v, %v", sort, page, err)
		}
	}
	page, _, err := d.Articles(t.Context(), ArticleQuery{})
	if err != nil || page[0].Coverage.Claims.Total != 1 || page[0].Coverage.Claims.Final != 1 || page[0].Judged != 1 || page[0].Words != 4 || page[1].Coverage.Claims.Total != 0 {
		t.Errorf("the summaries are %+v, %v", page, err)
	}
	_, _, err = d.Articles(t.Context(), ArticleQuery{Sort: "mood"})
	wantCode(t, err, annotate.Invalid)

	v, err := d.Version(t.Context(), a.VersionID)
	if err != nil {
		t.Fatal(err)
	}
	if same, err := d.ArticleByTextHash(t.Context(), v.TextHash); err != nil || same.ID != a.ID {
		t.Errorf("the article with the text of %s is %s, %v", a.ID, same.ID, err)
	}
	for _, part := range []string{a.ID, a.ID[:23], a.ID[24:], a.ID[28:32]} {
		if found, err := d.ArticleByPrefix(t.Context(), part); err != nil || found.ID != a.ID {
			t.Errorf("%q is %s, %v", part, found.ID, err)
		}
	}
	for part, code := range map[string]annotate.Code{"": annotate.NotFound, "%": annotate.NotFound, "0": annotate.Conflict, "ffffffff": annotate.NotFound} {
		_, err := d.ArticleByPrefix(t.Context(), part)
		wantCode(t, err, code)
	}
}

// What is not there is an error that says so.
func TestNotFound(t *testing.T) {
	d, _ := openTest(t)
	ctx, id := t.Context(), annotate.NewID()
	read := map[string]func() error{
		"article":  func() error { _, err := d.Article(ctx, id); return err },
		"version":  func() error { _, err := d.Version(ctx, id); return err },
		"claim":    func() error { _, err := d.Claim(ctx, id); return err },
		"evidence": func() error { _, err := d.Evidence(ctx, id); return err },
		"source":   func() error { _, err := d.Source(ctx, id); return err },
		"scale":    func() error { _, err := d.Scale(ctx, id); return err },
		"original": func() error { _, err := d.Blob(ctx, id); return err },
		"dossier":  func() error { _, err := d.Dossier(ctx, id); return err },
	}
	remove := map[string]func(tx *Tx) error{
		"article":  func(tx *Tx) error { return tx.DeleteArticle(id) },
		"claim":    func(tx *Tx) error { return tx.DeleteClaim(id) },
		"passage":  func(tx *Tx) error { return tx.DeletePassage(id) },
		"verdict":  func(tx *Tx) error { return tx.DeleteVerdict(id) },
		"evidence": func(tx *Tx) error { return tx.DeleteEvidence(id) },
		"source":   func(tx *Tx) error { return tx.DeleteSource(id) },
		"scale":    func(tx *Tx) error { return tx.RetireScale(id) },
	}
	for name, fn := range read {
		t.Run("read "+name, func(t *testing.T) { wantCode(t, fn(), annotate.NotFound) })
	}
	for name, fn := range remove {
		t.Run("delete "+name, func(t *testing.T) { wantCode(t, d.Do(ctx, Work{}, fn), annotate.NotFound) })
	}
	t.Run("refer to", func(t *testing.T) {
		wantCode(t, d.Do(ctx, Work{}, func(tx *Tx) error {
			return tx.PutClaim(annotate.Claim{ID: annotate.NewID(), ArticleID: id})
		}), annotate.Conflict)
	})
}

func TestScales(t *testing.T) {
	d, _ := openTest(t)
	names := func() string {
		scales, err := d.Scales(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, s := range scales {
			all += fmt.Sprintf("%s %d, ", s.Name, s.Version)
		}
		return all
	}
	scales, err := d.Scales(t.Context())
	if err != nil || len(scales) != 1 || !reflect.DeepEqual(scales[0].ScaleFields, annotate.DefaultScale()) {
		t.Fatalf("a new library has the scales %+v, %v", scales, err)
	}
	first := scales[0]
	add := func(version int, name string) {
		do(t, d, Work{Label: "Change scale"}, func(tx *Tx) error {
			s := first
			s.ID, s.Version, s.Name = annotate.NewID(), version, name
			return tx.AddScale(s)
		})
	}
	add(3, "Ours")
	add(2, "From an old file")
	if got := names(); got != "Ours 3, " {
		t.Errorf("the scales offered are %s", got)
	}
	do(t, d, Work{Label: "Retire scale"}, func(tx *Tx) error { return tx.RetireScale(first.ScaleID) })
	if got := names(); got != "" {
		t.Errorf("after retiring, the scales offered are %s", got)
	}
	if old, err := d.Scale(t.Context(), first.ID); err != nil || old.Name != first.Name {
		t.Errorf("the first version is %+v, %v", old, err)
	}
}
