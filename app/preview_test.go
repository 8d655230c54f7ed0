package app

import (
	"context"
	"errors"
	"strings"
	"testing"

	"tickmark/annotate"
)

func TestPreviewOfEveryFormat(t *testing.T) {
	a := openWithSettings(t, "")
	sample, err := a.ImportSample(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	begins := map[Format]string{
		PDF: "<!DOCTYPE html>", HTML: "<!DOCTYPE html>", Word: "<!DOCTYPE html>", JSON: "{", Markdown: "# ", CSV: "number,claim,", Annotations: "{", ClaimReview: "{", ClaimReviewFiles: "", CSL: "[", BibTeX: "@", RIS: "TY  - ",
	}
	for format := range writers {
		t.Run(string(format), func(t *testing.T) {
			options := ReportOptions{Kind: "sourceList"}
			if format == Word || format == Markdown {
				options.Kind = "annotatedArticle"
			}
			p, err := a.Preview(t.Context(), sample.Article.ID, format, options)
			if err != nil {
				t.Fatal(err)
			}
			if (p.HTML == "") == (p.Text == "") || !strings.HasPrefix(p.HTML+p.Text, begins[format]) {
				t.Errorf("it begins with %.40q, %.40q", p.HTML, p.Text)
			}
			if lines := strings.Count(p.Text, "\n"); lines > previewLines || p.Cut && lines < previewLines && len(p.Text) < previewBytes-3 {
				t.Errorf("%d lines, %d bytes, cut: %v", lines, len(p.Text), p.Cut)
			}
		})
	}
	_, err = a.Preview(t.Context(), sample.Article.ID, PDF, ReportOptions{Kind: "poster"})
	wantCode(t, err, annotate.Unsupported)
	_, err = a.Preview(t.Context(), sample.Article.ID, Word, ReportOptions{Kind: "sourceList"})
	wantCode(t, err, annotate.Unsupported)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.Preview(ctx, sample.Article.ID, PDF, ReportOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a preview that nobody waits for: %v", err)
	}
}

// What is cut off in the middle of a character ends before it.
func TestPreviewEndsWithACharacter(t *testing.T) {
	b := beginning{lines: 1, bytes: previewBytes}
	if _, err := b.Write([]byte("a" + strings.Repeat("é", previewBytes))); !errors.Is(err, errEnough) {
		t.Fatal(err)
	}
	if text := b.text(); !b.full || len(text) != previewBytes-1 || strings.ContainsRune(text, '\ufffd') {
		t.Errorf("%d bytes, full: %v", len(text), b.full)
	}
}
