package app

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkImportVersion brings in a text of 100,000 words with 5,000 claims, in
// which every hundredth sentence has been edited: as a new version, and plainly as
// another article, which is what it is held against (x-plain). What makes the
// difference is that each place is a row of its own with a change that can be undone.
func BenchmarkImportVersion(b *testing.B) {
	const claims = 5_000
	setUp := func(b *testing.B) (a *App, article string, revised []byte) {
		b.Helper()
		a, err := Open(b.Context(), filepath.Join(b.TempDir(), "library.tickmark"), Options{Version: "bench"})
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() {
			if err := a.Close(); err != nil {
				b.Error(err)
			}
		})
		article = longArticle(b, a, claims)
		_, original, err := a.Original(b.Context(), article)
		if err != nil {
			b.Fatal(err)
		}
		return a, article, []byte(strings.ReplaceAll(string(original), "00 of the ferry", "00 of the steamer"))
	}
	var plain time.Duration
	b.Run("plain", func(b *testing.B) {
		a, _, revised := setUp(b)
		defer func() { plain = b.Elapsed() / time.Duration(b.N) }()
		for b.Loop() {
			if _, err := a.Import(b.Context(), Intake{Bytes: revised, Again: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("version", func(b *testing.B) {
		a, article, revised := setUp(b)
		for b.Loop() {
			outcome, err := a.ImportVersion(b.Context(), article, Intake{Bytes: revised})
			if err != nil || outcome.Carried.Exact+outcome.Carried.Changed != claims {
				b.Fatal(outcome.Carried, err)
			}
			b.StopTimer()
			if _, err := a.Undo(b.Context(), article); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
		if plain > 0 {
			b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(plain), "x-plain")
		}
	})
	b.Run("undo", func(b *testing.B) {
		a, article, revised := setUp(b)
		for b.Loop() {
			b.StopTimer()
			if _, err := a.ImportVersion(b.Context(), article, Intake{Bytes: revised}); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if _, err := a.Undo(b.Context(), article); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("recheck", func(b *testing.B) {
		a, article, revised := setUp(b)
		if _, err := a.ImportVersion(b.Context(), article, Intake{Bytes: revised}); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := a.Recheck(b.Context(), article); err != nil {
				b.Fatal(err)
			}
		}
	})
}
