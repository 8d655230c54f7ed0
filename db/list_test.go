package db

import (
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
