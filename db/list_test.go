package db

import (
	"slices"
	"testing"

	"tickmark/annotate"
)

// The article that somebody works on comes first, whatever the work is.
func TestWorkMovesAnArticleUp(t *testing.T) {
	d, _ := openTest(t)
	older := addArticle(t, d, "Older", "The ferry is late again.")
	newer := addArticle(t, d, "Newer", "The ferry is on time.")
	wantFirst := func(when string, want annotate.Article) {
		t.Helper()
		page, _, err := d.Articles(t.Context(), ArticleQuery{})
		if err != nil {
			t.Fatal(err)
		}
		if page[0].ID != want.ID {
			t.Errorf("%s, “%s” comes first", when, page[0].Title)
		}
	}
	wantFirst("after the imports", newer)
	addClaim(t, d, older, annotate.Span{Start: 0, End: 9})
	wantFirst("after a claim in the older one", older)
	do(t, d, Work{Label: "Delete article"}, func(tx *Tx) error { return tx.DeleteArticle(older.ID) })
	if _, err := d.Undo(t.Context(), "", ""); err != nil {
		t.Fatal(err)
	}
	wantFirst("after its deletion was undone", older)
}

// An article is finished once every sentence is done and every claim final, and
// no longer when a claim is opened again; whether it has been listed or not.
func TestUnfinishedArticles(t *testing.T) {
	d, _ := openTest(t)
	done := addArticle(t, d, "Done", "The ferry is late.")
	verified := addClaim(t, d, done, annotate.Span{Start: 0, End: 18})
	addClaim(t, d, addArticle(t, d, "Begun", "The ferry is late.", "It rains."), annotate.Span{Start: 0, End: 18})
	addArticle(t, d, "Untouched", "The ferry is on time.")
	want := func(when string, q ArticleQuery, titles ...string) {
		t.Helper()
		q.Sort = "title"
		page, total, err := d.Articles(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, s := range page {
			got = append(got, s.Title)
		}
		if !slices.Equal(got, titles) || total != len(titles) {
			t.Errorf("%s: %q, %d in all; want %q", when, got, total, titles)
		}
	}
	want("unfinished", ArticleQuery{Unfinished: true}, "Begun", "Untouched")
	want("unfinished, with a word", ArticleQuery{Unfinished: true, Search: "late"}, "Begun")
	do(t, d, Work{Label: "Change status", ArticleID: done.ID}, func(tx *Tx) error {
		verified.Status = annotate.ToCheck
		return tx.PutClaim(verified)
	})
	want("with a claim open again", ArticleQuery{Unfinished: true}, "Begun", "Done", "Untouched")
}
