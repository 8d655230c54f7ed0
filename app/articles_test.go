package app

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"tickmark/annotate"
	"tickmark/app/importer"
)

func TestImportKeepsTheOriginal(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	name, content, err := a.Original(t.Context(), d.Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	if name != "harbour.txt" || !bytes.Equal(content, []byte(harbourText)) {
		t.Errorf("original is %q with %q", name, content)
	}
	if d.Article.Title != "Harbour tram opens" {
		t.Errorf("title is %q", d.Article.Title)
	}
	if d.Version.TextHash != d.Version.Text().Hash() {
		t.Error("the text's hash is not that of the text")
	}
}

func TestSameTextIsRecognised(t *testing.T) {
	a := open(t)
	first := harbour(t, a)
	// Other bytes, same text.
	in := Intake{Name: "copy.txt", Bytes: []byte(string(bytes.ReplaceAll([]byte(harbourText), []byte("\n"), []byte("\r\n"))))}
	second, err := a.Import(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if !second.Exists || second.Article.ID != first.Article.ID {
		t.Errorf("the same text came in as %+v", second)
	}
	in.Again = true
	third, err := a.Import(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if third.Exists || third.Article.ID == first.Article.ID {
		t.Errorf("asked to import again, it answered %+v", third)
	}
}

func TestWhatThePersonSaysWins(t *testing.T) {
	a := open(t)
	page := `<html lang=en><title>Page title</title><body><p>` + harbourText
	outcome, err := a.Import(t.Context(), Intake{
		Bytes: []byte(page), Format: "html",
		Fields: annotate.ArticleFields{Title: "My title", Kind: annotate.Draft},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := outcome.Article; got.Title != "My title" || got.Lang != "en" || got.Kind != annotate.Draft {
		t.Errorf("article is %+v", got.ArticleFields)
	}
}

func TestImportFileRefusesWithReason(t *testing.T) {
	a := open(t)
	folder := t.TempDir()
	large := filepath.Join(folder, "large.txt")
	if err := os.WriteFile(large, bytes.Repeat([]byte("word "), importer.MaxBytes/5+1), 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name, path string
		want       annotate.Code
	}{
		{"missing", filepath.Join(folder, "none.txt"), annotate.NotFound},
		{"folder", folder, annotate.Unsupported},
		{"too large", large, annotate.TooLarge},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := a.ImportFile(t.Context(), c.path, "", false)
			wantCode(t, err, c.want)
		})
	}
}

func TestDeletedArticleComesBack(t *testing.T) {
	a := open(t)
	outcome, err := a.ImportSample(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	before := desk(t, a, outcome.Article.ID)
	if err := a.DeleteArticle(t.Context(), before.Article.ID); err != nil {
		t.Fatal(err)
	}
	_, err = a.Desk(t.Context(), before.Article.ID)
	wantCode(t, err, annotate.NotFound)
	if _, err := a.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	after := desk(t, a, before.Article.ID)
	assertSame(t, "desk", before, after)
}
