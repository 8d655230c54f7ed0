package app

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
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
	Cut  bool   `json:"cut" doc:"Whether the file goes on after the text"`
}

// How much of a file for programs a preview shows.
const previewLines, previewBytes = 200, 64 << 10

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
	var page bytes.Buffer
	switch format {
	case HTML:
		err = report.WriteHTML(ctx, &page, dossier, options)
		return Preview{HTML: page.String()}, err
	case PDF:
		err = report.WriteSheet(ctx, &page, dossier, options)
		return Preview{HTML: page.String()}, err
	case Word:
		if options, err = options.Annotated(); err != nil {
			return Preview{}, err
		}
		err = report.WriteSheet(ctx, &page, dossier, options)
		return Preview{HTML: page.String()}, err
	case ClaimReviewFiles:
		return a.previewArchive(ctx, dossier, options)
	}
	start := beginning{}
	err = writers[format](ctx, &start, dossier, options)
	if errors.Is(err, errEnough) {
		err = nil
	}
	return start.preview(), err
}

// previewArchive shows the files of an archive one after the other, each below its
// name.
func (a *App) previewArchive(ctx context.Context, d annotate.Dossier, o report.Options) (Preview, error) {
	var file bytes.Buffer
	if err := report.WriteClaimReviewFiles(ctx, &file, d, o); err != nil {
		return Preview{}, err
	}
	archive, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		return Preview{}, fmt.Errorf("read the archive: %w", err)
	}
	start := beginning{}
	for _, f := range archive.File {
		_, err := fmt.Fprintf(&start, "%s\n\n", f.Name)
		if err == nil {
			err = copyFile(&start, f)
		}
		if errors.Is(err, errEnough) {
			break
		}
		if err != nil {
			return Preview{}, fmt.Errorf("read the archive: %w", err)
		}
	}
	return start.preview(), nil
}

func copyFile(w io.Writer, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = io.Copy(w, r)
	return err
}

// errEnough is the error of a [beginning] that is full.
var errEnough = errors.New("enough is written")

// beginning keeps the first lines that are written to it.
type beginning struct {
	text  bytes.Buffer // not embedded: its ReadFrom knows no end
	lines int
	full  bool
}

func (b *beginning) Write(p []byte) (int, error) {
	for i, c := range p {
		if b.lines == previewLines || b.text.Len() == previewBytes {
			b.full = true
			return i, errEnough
		}
		b.text.WriteByte(c)
		if c == '\n' {
			b.lines++
		}
	}
	return len(p), nil
}

func (b *beginning) preview() Preview {
	text := b.text.Bytes()
	for b.full && len(text) > 0 { // a character that is cut off
		if r, size := utf8.DecodeLastRune(text); r != utf8.RuneError || size != 1 {
			break
		}
		text = text[:len(text)-1]
	}
	return Preview{Text: strings.TrimPrefix(string(text), "\ufeff"), Cut: b.full}
}
