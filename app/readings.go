package app

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"tickmark/annotate"
	"tickmark/app/importer"
	"tickmark/app/pdfium"
)

// patience is how long the reading of a document may take without getting on by a
// page. Real documents without pages take milliseconds altogether; only input made
// to be slow takes this long.
const patience = 30 * time.Second

// What ends a reading before its time.
var (
	errStuck   = errors.New("the reading does not get on")
	errStopped = annotate.Errorf(annotate.Conflict, "It was stopped, and nothing of it was kept.")
)

// Reading is a document whose text is being read, or that is being fetched for it.
type Reading struct {
	ID    string `json:"id"`
	Name  string `json:"name" doc:"Of the file; of the site while it is fetched"`
	Page  int    `json:"page" doc:"The last one that has been read; 0 before the first, and where there are none"`
	Pages int    `json:"pages" doc:"How many there are; 0 where that is not known"`

	stop context.CancelCauseFunc
}

// readings are the documents that are being read, the one that began first first.
// The zero value is ready.
type readings struct {
	mu  sync.Mutex
	all []*Reading
}

// Readings returns the documents that are being read or fetched, the one that began
// first first.
func (a *App) Readings() []Reading {
	a.readings.mu.Lock()
	defer a.readings.mu.Unlock()
	all := make([]Reading, len(a.readings.all))
	for i, r := range a.readings.all {
		all[i] = *r
	}
	return all
}

// StopReading stops the reading or fetching of a document, and nothing of it is kept. One that
// has ended by now is no error.
func (a *App) StopReading(id string) {
	a.readings.mu.Lock()
	defer a.readings.mu.Unlock()
	for _, r := range a.readings.all {
		if r.ID == id {
			r.stop(errStopped)
		}
	}
}

// read reads a document for as long as that gets on, and shows meanwhile how far it
// has come.
//
// Errors: those of [importer.Read]; errStuck; errStopped, which is a Conflict.
func (a *App) read(ctx context.Context, in importer.Input) (importer.Result, error) {
	if in.Large != nil || mediaTypeOf(in.Bytes[:min(len(in.Bytes), headSize)], "", in.Name) == mediaTypePDF {
		if err := pdfium.Start(ctx); err != nil {
			return importer.Result{}, err
		}
	}
	within, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	stuck := time.AfterFunc(patience, func() { stop(errStuck) })
	defer stuck.Stop()
	r := &Reading{ID: annotate.NewID(), Name: in.Name, stop: stop}
	in.Progress = func(page, pages int) {
		if within.Err() == nil {
			stuck.Reset(patience)
		}
		a.readings.mu.Lock()
		defer a.readings.mu.Unlock()
		r.Page, r.Pages = page, pages
	}
	a.readings.begin(r)
	defer a.readings.end(r)

	read, err := importer.Read(within, in)
	if cause := context.Cause(within); err != nil && ctx.Err() == nil && cause != nil {
		return importer.Result{}, cause
	}
	return read, err
}

func (r *readings) begin(one *Reading) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, one)
}

func (r *readings) end(one *Reading) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = slices.DeleteFunc(r.all, func(each *Reading) bool { return each == one })
}
