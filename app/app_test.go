package app

import (
	"path/filepath"
	"testing"

	"tickmark/annotate"
)

// open opens a fresh library that is closed with the test.
func open(t *testing.T) *App {
	t.Helper()
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "library.tickmark"), Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := a.SetPerson(t.Context(), "Ada Checker"); err != nil {
		t.Fatal(err)
	}
	return a
}

const harbourText = `Harbour tram opens

The tram to Lindmouth harbour opened on Monday, the mayor said.

It cost 40 million crowns. It cost 40 million crowns, twice the plan.
`

// harbour imports a short article and returns its desk.
func harbour(t *testing.T, a *App) Desk {
	t.Helper()
	outcome, err := a.Import(t.Context(), Intake{Name: "harbour.txt", Bytes: []byte(harbourText)})
	if err != nil {
		t.Fatal(err)
	}
	return desk(t, a, outcome.Article.ID)
}

func desk(t *testing.T, a *App, articleID string) Desk {
	t.Helper()
	d, err := a.Desk(t.Context(), articleID)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// spanOf returns where the words first stand in the article.
func spanOf(t *testing.T, d Desk, words string) annotate.Span {
	t.Helper()
	places := d.Version.Text().Find(words)
	if len(places) == 0 {
		t.Fatalf("“%s” is not in the text", words)
	}
	return places[0]
}

func wantCode(t *testing.T, err error, want annotate.Code) {
	t.Helper()
	if got := annotate.CodeOf(err); got != want {
		t.Errorf("error %v has code %q, want %q", err, got, want)
	}
}
