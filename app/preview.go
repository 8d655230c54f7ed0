package app

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"tickmark/annotate"
	"tickmark/app/report"
)

// Preview is what an export would write, to be looked at. One of its fields is
// empty.
type Preview struct {
	HTML string `json:"html" doc:"A report for people as a page; one for paper in its print style, as wide as the paper"`
	Text string `json:"text" doc:"The beginning of a file for programs"`
	Cut  bool   `json:"cut" doc:"Whether the file goes on after what is shown"`
}

// How much of a file for programs a preview shows, and how much of a page, in bytes:
// some 100 claims. Chromium takes 0.2 seconds to lay that out, but ten for 1,000 claims.
const previewLines, previewBytes, pageBytes = 200, 64 << 10, 1 << 19

// Preview returns what [App.WriteReport] would write.
//
// Errors: those of WriteReport, and that of a context that has ended.
func (a *App) Preview(ctx context.Context, articleID string, format Format, o ReportOptions) (Preview, error) {
	if err := errors.Join(format.check(), o.check()); err != nil {
		return Preview{}, err
	}
	dossier, options, err := a.reportOf(ctx, articleID, o)
	if err != nil {
		return Preview{}, err
	}
	write, start, isPage := writers[format], beginning{lines: previewLines, bytes: previewBytes}, false
	switch format {
	case HTML, PDF, Word:
		start, isPage = beginning{lines: math.MaxInt, bytes: pageBytes}, true
		if format != HTML {
			write = report.WriteSheet
		}
		if format == Word {
			if options, err = options.Annotated(); err != nil {
				return Preview{}, err
			}
		}
	case ClaimReviewFiles:
		write = writeInARow
	}
	if err := write(ctx, &start, dossier, options); err != nil && !errors.Is(err, errEnough) {
		return Preview{}, err
	}
	if isPage {
		return Preview{HTML: start.text(), Cut: start.full}, nil
	}
	return Preview{Text: start.text(), Cut: start.full}, nil
}

// writeInARow writes the files of an archive of ClaimReviews one after the other,
// each below its name.
func writeInARow(ctx context.Context, w io.Writer, d annotate.Dossier, o report.Options) error {
	var file bytes.Buffer
	if err := report.WriteClaimReviewFiles(ctx, &file, d, o); err != nil {
		return err
	}
	archive, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		return fmt.Errorf("read the archive: %w", err)
	}
	for _, f := range archive.File {
		if _, err := fmt.Fprintf(w, "%s\n\n", f.Name); err != nil {
			return err
		}
		if err := copyFile(w, f); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(w io.Writer, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("read the archive: %w", err)
	}
	defer r.Close()
	_, err = io.Copy(w, r)
	return err
}

// errEnough is the error of a [beginning] that is full.
var errEnough = errors.New("enough is written")

// beginning keeps so many lines and bytes of what is written to it.
type beginning struct {
	lines, bytes int
	kept         bytes.Buffer // not embedded: its ReadFrom knows no end
	full         bool
}

func (b *beginning) Write(p []byte) (int, error) {
	for i, c := range p {
		if b.lines == 0 || b.kept.Len() == b.bytes {
			b.full = true
			return i, errEnough
		}
		b.kept.WriteByte(c)
		if c == '\n' {
			b.lines--
		}
	}
	return len(p), nil
}

// text is what was kept, without a part of a character at its end.
func (b *beginning) text() string {
	text := b.kept.Bytes()
	for b.full && len(text) > 0 {
		if r, size := utf8.DecodeLastRune(text); r != utf8.RuneError || size != 1 {
			break
		}
		text = text[:len(text)-1]
	}
	return strings.TrimPrefix(string(text), "\ufeff")
}
