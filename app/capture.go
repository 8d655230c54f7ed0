package app

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"tickmark/annotate"
	"tickmark/app/capture"
)

// Allowance is what a person says when a site is to be asked for a document. Without
// one, only a site that was allowed for good is.
type Allowance string

// The allowances.
const (
	AllowOnce Allowance = "once" // this one request
	AllowSite Allowance = "site" // and all later ones to the same site; see [Preferences].CaptureSites
)

// fetch asks for a document on the web, if the person allows that its site is asked.
// Nobody else is asked: neither for the pictures of a page nor where the address
// leads to another site. Until its last byte has come it is one of the
// [App.Readings], under the name of the site if shown is empty, and can be stopped as
// these can. Its body has to be closed.
//
// Errors: Conflict where the site is not allowed, the address leads to another one,
// or it was stopped; those of [capture.Fetcher.Fetch].
func (a *App) fetch(ctx context.Context, address, shown string, allow Allowance, purpose annotate.RequestPurpose, aboutID string) (*capture.Document, error) {
	site, err := capture.CheckURL(address)
	if err != nil {
		return nil, err
	}
	if allow == "" && !slices.Contains(a.Preferences().CaptureSites, site) {
		return nil, annotate.Errorf(annotate.Conflict, "Tickmark asks nobody on the network unless you allow it. Allow %s, once or for good.", site)
	}
	within, reading := a.readings.begin(ctx, Fetching, cmp.Or(shown, site))
	document, err := a.fetcher.Fetch(within, address, a.requestLog(purpose, aboutID))
	if err != nil {
		a.readings.end(reading)
		reading.stop(nil)
		return nil, err
	}
	size := max(document.Size, 0)
	document.Body = &fetching{
		Reader: watched(within, document.Body, func(done int64) { a.readings.tell(reading, done, size) }),
		Closer: document.Body,
		end:    func() { a.readings.end(reading) },
		stop:   reading.stop,
	}
	if allow == AllowSite {
		if _, err := a.ChangePreferences(func(p *Preferences) error {
			p.CaptureSites = append(p.CaptureSites, site)
			return nil
		}); err != nil {
			document.Body.Close()
			return nil, fmt.Errorf("allow %s: %w", site, err)
		}
	}
	return document, nil
}

// fetching is the body of a document that comes from the web. With its last byte it
// is no reading any more: what follows is one of its own.
type fetching struct {
	io.Reader
	io.Closer
	end  func()
	stop context.CancelCauseFunc
}

// Read implements [io.Reader].
func (f *fetching) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if err != nil {
		f.end()
	}
	return n, err
}

// Close implements [io.Closer].
func (f *fetching) Close() error {
	defer f.stop(nil)
	f.end()
	return f.Closer.Close()
}

// ImportURL imports an article as its server sends it, if the person allows that the
// site is asked. Of the intake, Fields and Again are looked at; where the person
// names no address of the article, it is the one where the document was found, or
// what this says of itself if that is of the same site.
//
// Errors: those of fetch, which [App.CaptureURL] names, and of [App.Import].
func (a *App) ImportURL(ctx context.Context, address string, allow Allowance, in Intake) (Outcome, error) {
	fetched, err := a.webIntake(ctx, address, allow, annotate.ForArticle, "")
	if err != nil {
		return Outcome{}, err
	}
	fetched.Fields, fetched.Again = in.Fields, in.Again
	return a.Import(ctx, fetched)
}

// ImportVersionURL makes a text as its server sends it the next version of an
// article; see [App.ImportVersion] and [App.ImportURL].
func (a *App) ImportVersionURL(ctx context.Context, articleID, address string, allow Allowance) (VersionOutcome, error) {
	if _, err := a.db.Article(ctx, articleID); err != nil {
		return VersionOutcome{}, err
	}
	in, err := a.webIntake(ctx, address, allow, annotate.ForVersion, articleID)
	if err != nil {
		return VersionOutcome{}, err
	}
	return a.ImportVersion(ctx, articleID, in)
}

// webIntake fetches an article. One that is larger than an article can be is not
// fetched to its end.
func (a *App) webIntake(ctx context.Context, address string, allow Allowance, purpose annotate.RequestPurpose, aboutID string) (Intake, error) {
	document, err := a.fetch(ctx, address, "", allow, purpose, aboutID)
	if err != nil {
		return Intake{}, err
	}
	defer document.Body.Close()
	content := []byte{}
	if document.Size <= MaxBytes {
		// One byte more than allowed shows that there is too much.
		content, err = io.ReadAll(io.LimitReader(document.Body, MaxBytes+1))
	}
	switch {
	case err != nil:
		return Intake{}, err
	case max(document.Size, int64(len(content))) > MaxBytes:
		return Intake{}, annotate.Errorf(annotate.TooLarge, "What is at this address is larger than %d MB. Open it in the browser, save the article alone and bring that in.", MaxBytes>>20)
	}
	return Intake{Name: document.Name, Bytes: content, Charset: document.Charset, URL: document.URL}, nil
}

// sameSite reports whether two addresses are of one site. A page may name the
// address under which it is to be known, and it may name somebody else's.
func sameSite(a, b string) bool {
	one, err := capture.CheckURL(a)
	if err != nil {
		return false
	}
	other, err := capture.CheckURL(b)
	return err == nil && one == other
}

// CaptureURL keeps a copy of a source as its server sends it, if the person allows
// that the site is asked.
//
// Errors: Conflict where the site is not allowed, the address leads to another one,
// or it was stopped; those of [capture.Fetcher.Fetch] and [App.AddSnapshot].
func (a *App) CaptureURL(ctx context.Context, sourceID, articleID, address string, allow Allowance) (Captured, error) {
	source, err := a.db.Source(ctx, sourceID)
	if err != nil {
		return Captured{}, err
	}
	shown := ""
	if source.Confidential {
		shown = source.Name()
	}
	document, err := a.fetch(ctx, address, shown, allow, annotate.ForCopy, sourceID)
	if err != nil {
		return Captured{}, err
	}
	defer document.Body.Close()
	if document.Size > a.Preferences().maxSnapshot() {
		return Captured{}, annotate.Errorf(annotate.TooLarge, "What is at this address is %d MB, more than the %d that the library takes of one source. Save it in the browser and bring in the file.",
			document.Size>>20, a.Preferences().SnapshotMegabytes)
	}
	captured, err := a.AddSnapshot(ctx, NewSnapshot{
		SourceID: sourceID, ArticleID: articleID, Name: document.Name, URL: document.URL, Charset: document.Charset,
		Bytes: document.Body, Size: max(document.Size, 0),
	})
	if err == nil && !captured.Exists && captured.Snapshot.MediaType == "text/html" {
		captured.Notes = append(captured.Notes, "The page was kept as its server sent it, without the pictures that it loads. To keep those too, save it in the browser as one file and bring that in.")
	}
	return captured, err
}
