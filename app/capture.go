package app

import (
	"context"
	"fmt"
	"slices"

	"tickmark/annotate"
	"tickmark/app/capture"
)

// Allowance is what a person says when a site is to be asked for a source. Without
// one, only a site that was allowed for good is.
type Allowance string

// The allowances.
const (
	AllowOnce Allowance = "once" // this one request
	AllowSite Allowance = "site" // and all later ones to the same site; see [Preferences].CaptureSites
)

// CaptureURL keeps a copy of a source as its server sends it, if the person allows
// that the site is asked. Nobody else is asked: neither for the pictures of a page
// nor where the address leads to another site.
//
// Errors: Conflict where the site is not allowed, or the address leads to another
// one; those of [capture.Fetcher.Fetch] and [App.AddSnapshot].
func (a *App) CaptureURL(ctx context.Context, sourceID, articleID, address string, allow Allowance) (Captured, error) {
	site, err := capture.CheckURL(address)
	if err != nil {
		return Captured{}, err
	}
	if allow == "" && !slices.Contains(a.Preferences().CaptureSites, site) {
		return Captured{}, annotate.Errorf(annotate.Conflict, "Tickmark asks nobody on the network unless you allow it. Allow %s, once or for good.", site)
	}
	if _, err := a.db.Source(ctx, sourceID); err != nil {
		return Captured{}, err
	}
	document, err := a.fetcher.Fetch(ctx, address)
	if err != nil {
		return Captured{}, err
	}
	defer document.Body.Close()
	if document.Size > a.Preferences().maxSnapshot() {
		return Captured{}, annotate.Errorf(annotate.TooLarge, "%s would send %d MB, more than the %d that the library takes of one source. Save it in the browser and bring in the file.",
			site, document.Size>>20, a.Preferences().SnapshotMegabytes)
	}
	if allow == AllowSite {
		if _, err := a.ChangePreferences(func(p *Preferences) error {
			p.CaptureSites = append(p.CaptureSites, site)
			return nil
		}); err != nil {
			return Captured{}, fmt.Errorf("allow %s: %w", site, err)
		}
	}
	captured, err := a.AddSnapshot(ctx, NewSnapshot{
		SourceID: sourceID, ArticleID: articleID, Name: document.Name, URL: document.URL, Charset: document.Charset, Bytes: document.Body,
	})
	if err == nil && !captured.Exists && captured.Snapshot.MediaType == "text/html" {
		captured.Notes = append(captured.Notes, "The page was kept as its server sent it, without the pictures that it loads. To keep those too, save it in the browser as one file and bring that in.")
	}
	return captured, err
}
