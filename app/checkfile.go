package app

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"tickmark/annotate"
	"tickmark/app/report"
	"tickmark/app/sealed"
)

// maxCheckFile is the size of the largest file that is taken in, in bytes: a
// dossier, and what sealing adds to it.
const maxCheckFile = report.MaxDossier + 1<<20

// OfferedCheck is a file with claims that can be applied to an article.
type OfferedCheck struct {
	ID       string `json:"id"`
	Name     string `json:"name" doc:"Of the file"`
	IsSealed bool   `json:"isSealed" doc:"Whether a passphrase opens it"`
}

// checkFiles keeps the file that was offered last, as it came: what is sealed stays so
// until the right passphrase is given.
type checkFiles struct {
	mutex   sync.Mutex
	offered OfferedCheck
	content []byte
}

// OfferCheck takes a file with claims in, in place of the one that was offered before.
//
// Errors: TooLarge above 64 MiB and, unless the file is sealed, those of
// [report.ReadClaims]; errors of from are returned as they are.
func (a *App) OfferCheck(name string, from io.Reader) (OfferedCheck, error) {
	content, err := io.ReadAll(io.LimitReader(from, maxCheckFile+1))
	if err != nil {
		return OfferedCheck{}, fmt.Errorf("take a check in: %w", err)
	}
	if len(content) > maxCheckFile {
		return OfferedCheck{}, annotate.Errorf(annotate.TooLarge, "This file is larger than 64 MB. The check of one article is never that large; choose another file.")
	}
	isSealed := sealed.Is(content)
	if !isSealed {
		if _, err := report.ReadClaims(bytes.NewReader(content)); err != nil {
			return OfferedCheck{}, err
		}
	}
	f := &a.checkFiles
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.offered = OfferedCheck{ID: annotate.NewID(), Name: filepath.Base(name), IsSealed: isSealed}
	f.content = content
	return f.offered, nil
}

// OfferCheckFile offers the file at the path. The errors are those of [App.OfferCheck];
// NotFound if it cannot be opened.
func (a *App) OfferCheckFile(path string) (OfferedCheck, error) {
	file, err := os.Open(path)
	if err != nil {
		return OfferedCheck{}, annotate.Errorf(annotate.NotFound, "“%s” could not be opened.", filepath.Base(path))
	}
	defer file.Close()
	return a.OfferCheck(filepath.Base(path), file)
}

// ApplyOffered applies the file that was offered under the identifier; see [App.Apply].
// If that fails, it stays offered, so that another passphrase can be tried.
//
// Errors: NotFound if another was offered since; those of [sealed.OpenBytes] and of
// [App.Apply].
func (a *App) ApplyOffered(ctx context.Context, articleID, id string, p sealed.Passphrase) (Applied, error) {
	content, err := a.checkFiles.find(id)
	if err != nil {
		return Applied{}, err
	}
	if sealed.Is(content) {
		if content, err = sealed.OpenBytes(content, p); err != nil {
			return Applied{}, err
		}
	}
	done, err := a.Apply(ctx, articleID, content)
	if err == nil {
		a.checkFiles.forget(id)
	}
	return done, err
}

func (f *checkFiles) find(id string) ([]byte, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if id == "" || f.offered.ID != id {
		return nil, annotate.Errorf(annotate.NotFound, "This file is not at hand any more. Choose it again.")
	}
	return f.content, nil
}

func (f *checkFiles) forget(id string) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.offered.ID == id {
		f.offered, f.content = OfferedCheck{}, nil
	}
}
