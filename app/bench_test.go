package app

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/db"
)

// BenchmarkChangeStatus changes the status of one claim in an article with 50
// claims and in one with 5,000 (100,000 words): the work behind a key on the
// desk.
func BenchmarkChangeStatus(b *testing.B) {
	for _, claims := range []int{50, 5_000} {
		b.Run(fmt.Sprintf("claims=%d", claims), func(b *testing.B) {
			a, err := Open(b.Context(), filepath.Join(b.TempDir(), "library.tickmark"), Options{Version: "bench"})
			if err != nil {
				b.Fatal(err)
			}
			defer a.Close()
			article := longArticle(b, a, claims)
			d, err := a.Desk(b.Context(), article)
			if err != nil {
				b.Fatal(err)
			}
			statuses := annotate.Statuses()
			for i := 0; b.Loop(); i++ {
				_, err := a.SaveClaim(b.Context(), d.Claims[i%claims].ID, func(f *annotate.ClaimFields) error {
					f.Status = statuses[i%len(statuses)].Key
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkListAfterChange measures the list of articles after each change of a
// status: it has the article's coverage worked out anew, and its verdicts counted.
func BenchmarkListAfterChange(b *testing.B) {
	a, err := Open(b.Context(), filepath.Join(b.TempDir(), "library.tickmark"), Options{Version: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	d, err := a.Desk(b.Context(), longArticle(b, a, 5_000))
	if err != nil {
		b.Fatal(err)
	}
	statuses := annotate.Statuses()
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		_, err := a.SaveClaim(b.Context(), d.Claims[i].ID, func(f *annotate.ClaimFields) error {
			f.Status = statuses[1+i%(len(statuses)-1)].Key
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, _, err := a.Articles(b.Context(), db.ArticleQuery{Limit: 100}); err != nil {
			b.Fatal(err)
		}
	}
}

// longArticle imports a text with a claim in each of its sentences of 20 words.
func longArticle(b *testing.B, a *App, claims int) (articleID string) {
	b.Helper()
	var text, file strings.Builder
	for i := range claims {
		words := fmt.Sprintf("Crossing %d of the ferry to Brack carried %d people", i, 40+i%60)
		fmt.Fprintf(&text, "%s and was counted by hand at the quay before noon.\n\n", words)
		fmt.Fprintf(&file, `,{"passages":[{"quote":{"exact":%q}}],"kind":"number"}`, words)
	}
	outcome, err := a.Import(b.Context(), Intake{Name: "ferry.txt", Bytes: []byte(text.String())})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := a.Apply(b.Context(), outcome.Article.ID, []byte(`{"claims":[`+file.String()[1:]+`]}`)); err != nil {
		b.Fatal(err)
	}
	return outcome.Article.ID
}
