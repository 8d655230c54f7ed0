package app

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/annotate"
)

// The letterhead belongs to the library: it is there after opening it again, and
// every report written from it carries it, until it is taken off.
func TestLetterheadIsKeptAndWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.tickmark")
	open := func() *App {
		a, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	a := open()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 30, 10))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "logo.png")
	if err := os.WriteFile(file, picture.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.SetLogoFile(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	head, err := a.ChangeLetterhead(t.Context(), func(f *LetterheadFields) error {
		f.Name, f.Byline = " The Halmsey Courier\n", "Research desk"
		return nil
	})
	if err != nil || head.Name != "The Halmsey Courier" || !strings.HasPrefix(head.Logo, "data:image/png;base64,") {
		t.Fatalf("got %+v, %v", head, err)
	}
	sample, err := a.ImportSample(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}

	a = open()
	defer a.Close()
	if again, err := a.Letterhead(t.Context()); err != nil || again != head {
		t.Errorf("after opening again: %+v, %v", again, err)
	}
	report := func() string {
		out := filepath.Join(t.TempDir(), "report.html")
		if err := a.WriteReport(t.Context(), sample.Article.ID, HTML, ReportOptions{}, out, Feedback{}); err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(page)
	}
	if page := report(); !strings.Contains(page, head.Logo) || !strings.Contains(page, `alt="The Halmsey Courier"`) {
		t.Error("the report lacks the logo or its name")
	}
	if head, err = a.RemoveLogo(t.Context()); err != nil || head.Logo != "" || head.Byline != "Research desk" {
		t.Errorf("without its logo: %+v, %v", head, err)
	}
	if page := report(); strings.Contains(page, "<img") || !strings.Contains(page, "Research desk") {
		t.Error("the report has a logo still, or lacks the byline")
	}

	_, err = a.SetLogoFile(t.Context(), filepath.Join(t.TempDir(), "gone.png"))
	wantCode(t, err, annotate.NotFound)
	_, err = a.ChangeLetterhead(t.Context(), func(f *LetterheadFields) error { f.Name = strings.Repeat("é", 201); return nil })
	wantCode(t, err, annotate.Invalid)
}
