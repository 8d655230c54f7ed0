package app

import (
	"context"
	"errors"
	"io"
	"time"

	"tickmark/annotate"
	"tickmark/app/pdfium"
)

// mediaTypePDF is the type of the snapshots whose pages can be drawn.
const mediaTypePDF = "application/pdf"

// pageTime is how long it may take to draw a page or to find words on it. Real
// pages take a tenth of a second.
const pageTime = 10 * time.Second

// countPages returns how many pages a PDF has; 0 for one that cannot be opened. It
// opens the bytes anew: a reading of them that did not get on may be at them still.
func countPages(ctx context.Context, size int64, open func() (io.ReadSeekCloser, error)) int {
	if err := pdfium.Start(ctx); err != nil {
		return 0
	}
	ctx, cancel := context.WithTimeout(ctx, pageTime)
	defer cancel()
	content, err := open()
	if err != nil {
		return 0
	}
	defer content.Close()
	document, err := pdfium.Open(ctx, content, size)
	if err != nil {
		return 0
	}
	defer document.Close()
	return document.Pages()
}

// SnapshotPage draws a page of a snapshot, from 1, as a PNG of a width in pixels.
//
// Errors: those of [App.OpenSnapshot]; NotFound if it has no such page; Invalid
// if the page cannot be drawn; TooLarge if that takes too long.
func (a *App) SnapshotPage(ctx context.Context, id string, page, width int) ([]byte, error) {
	var drawn []byte
	err := a.withPDF(ctx, id, page, func(document *pdfium.Document) (err error) {
		drawn, err = document.Draw(page, width)
		return err
	})
	return drawn, err
}

// The pictures of sources of which reports show a region.
const (
	// seenWidth is how wide a page is drawn, in pixels: 190 an inch of A4.
	seenWidth = 1600
	// maxSeen is the size of the largest file of a picture that is read, in bytes.
	maxSeen = 64 << 20
)

// seenIn returns the picture, or the page drawn as PNG, of which the evidence has a
// region.
//
// Errors: those of [App.SnapshotPage]; TooLarge for a picture of more than 64 MB.
func (a *App) seenIn(ctx context.Context, e annotate.Evidence) ([]byte, error) {
	if e.Selector.Page > 0 {
		return a.SnapshotPage(ctx, e.SnapshotID, e.Selector.Page, seenWidth)
	}
	snapshot, content, err := a.OpenSnapshot(ctx, e.SnapshotID)
	if err != nil {
		return nil, err
	}
	defer content.Close()
	if snapshot.Size > maxSeen {
		return nil, annotate.Errorf(annotate.TooLarge, "A picture of %d MB is too large to be shown in a report.", snapshot.Size>>20)
	}
	return io.ReadAll(content)
}

// SnapshotBoxes returns where on a page of a snapshot words of its text stand: a
// region for each line. There are none for words that are not on the page.
//
// Errors: those of [App.SnapshotPage]; Invalid for a span outside the text.
func (a *App) SnapshotBoxes(ctx context.Context, id string, page int, span annotate.Span) ([]annotate.Region, error) {
	blocks, err := a.SnapshotText(ctx, id)
	if err != nil {
		return nil, err
	}
	joined := annotate.JoinBlocks(blocks)
	if err := annotate.NewText(joined).Check(span); err != nil {
		return nil, err
	}
	text, part := textOfPage(blocks, []rune(joined), page, span)
	regions := []annotate.Region{}
	if part.Len() <= 0 {
		return regions, nil
	}
	err = a.withPDF(ctx, id, page, func(document *pdfium.Document) error {
		p, err := document.Page(page)
		if err != nil {
			return err
		}
		for _, b := range p.Boxes(text, part.Start, part.End) {
			left, right := percent(b.Left, p.Width), percent(b.Right, p.Width)
			top, bottom := percent(b.Top, p.Height), percent(b.Bottom, p.Height)
			regions = append(regions, annotate.Region{X: left, Y: top, W: right - left, H: bottom - top})
		}
		return nil
	})
	return regions, err
}

// percent returns what part of a whole some length is, on the page at any rate.
func percent(length, whole float64) float64 { return min(max(100*length/max(whole, 1), 0), 100) }

// textOfPage returns what of a text stands on a page, and where in that the part
// of the span is that does.
func textOfPage(blocks []annotate.Block, text []rune, page int, span annotate.Span) (onPage []rune, part annotate.Span) {
	type stretch struct{ from, page int }
	var stretches []stretch
	for i, s := range annotate.BlockSpans(blocks) {
		for _, p := range blocks[i].Places {
			stretches = append(stretches, stretch{s.Start + p.At, p.Page})
		}
	}
	stretches = append(stretches, stretch{from: len(text)})
	for i, s := range stretches[:len(stretches)-1] {
		if s.page != page {
			continue
		}
		here := annotate.Span{Start: s.from, End: stretches[i+1].from}
		if both := here.Intersect(span); both.Len() > 0 {
			offset := len(onPage) - here.Start
			if part.Len() == 0 {
				part.Start = both.Start + offset
			}
			part.End = both.End + offset
		}
		onPage = append(onPage, text[here.Start:here.End]...)
	}
	return onPage, part
}

// withPDF does something with a page of a snapshot that is a PDF.
func (a *App) withPDF(ctx context.Context, id string, page int, do func(*pdfium.Document) error) error {
	snapshot, content, err := a.OpenSnapshot(ctx, id)
	if err != nil {
		return err
	}
	defer content.Close()
	if snapshot.MediaType != mediaTypePDF || page < 1 || page > snapshot.Pages {
		return annotate.Errorf(annotate.NotFound, "“%s” has no page %d that could be shown.", snapshot.Name, page)
	}
	if err := pdfium.Start(ctx); err != nil {
		return err
	}
	within, cancel := context.WithTimeout(ctx, pageTime)
	defer cancel()
	document, err := pdfium.Open(within, content, snapshot.Size)
	if err == nil {
		defer document.Close()
		err = do(document)
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil:
		return annotate.Errorf(annotate.TooLarge, "Page %d takes longer than %v to draw. Save the copy and look at it in a PDF reader.", page, pageTime)
	case errors.Is(err, pdfium.ErrBroken), errors.Is(err, pdfium.ErrEncrypted):
		return annotate.Errorf(annotate.Invalid, "Page %d cannot be shown: it is damaged or locked. Save the copy and look at it in a PDF reader.", page)
	}
	return err
}
