package app

import (
	"context"
	"errors"
	"io"
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

// Doing is what is done to a document that is on its way.
type Doing string

// What is done to documents on their way.
const (
	Fetching Doing = "fetching" // from the web
	Storing  Doing = "storing"  // in the library, or hashed where it stays outside
	Parsing  Doing = "reading"  // of its text
	Saving   Doing = "saving"   // out of the library, to a file
	Checking Doing = "checking" // that a file outside the library is the one that was captured
)

// Reading is a document on its way into the library or out of it. Other than a
// [Task] it is part of a request: of the one that brings or takes the bytes, and
// whose answer says what became of them.
type Reading struct {
	ID    string `json:"id"`
	Name  string `json:"name" doc:"Of the file; of the site while it is fetched"`
	Doing Doing  `json:"doing" enum:"fetching,storing,reading,saving,checking"`
	Done  int64  `json:"done" doc:"How many bytes are through; how many pages while it is read, 0 where there are none"`
	Total int64  `json:"total" doc:"Of how many; 0 where that is not known"`

	stop context.CancelCauseFunc
}

// readings are the documents on their way, the one that began first first.
// The zero value is ready.
type readings struct {
	mu  sync.Mutex
	all []*Reading
}

// Readings returns the documents on their way, the one that began first first.
func (a *App) Readings() []Reading {
	a.readings.mu.Lock()
	defer a.readings.mu.Unlock()
	all := make([]Reading, len(a.readings.all))
	for i, r := range a.readings.all {
		all[i] = *r
	}
	return all
}

// StopReading stops a document on its way, and nothing of it is kept. One that has
// arrived by now is no error.
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
// has come, under a name.
//
// Errors: those of [importer.Read]; errStuck; errStopped, which is a Conflict.
func (a *App) read(ctx context.Context, name string, in importer.Input) (read importer.Result, err error) {
	if in.Large != nil || mediaTypeOf(in.Bytes[:min(len(in.Bytes), headSize)], "", in.Name) == mediaTypePDF {
		if err := pdfium.Start(ctx); err != nil {
			return importer.Result{}, err
		}
	}
	err = a.readings.show(ctx, Parsing, name, func(ctx context.Context, tell func(done, total int64)) error {
		within, giveUp := context.WithCancelCause(ctx)
		defer giveUp(nil)
		stuck := time.AfterFunc(patience, func() { giveUp(errStuck) })
		defer stuck.Stop()
		in.Progress = func(page, pages int) {
			if within.Err() == nil {
				stuck.Reset(patience)
			}
			tell(int64(page), int64(pages))
		}
		read, err = importer.Read(within, in)
		if err != nil && ctx.Err() == nil && within.Err() != nil {
			err = errStuck
		}
		return err
	})
	return read, err
}

// show shows a document on its way while work goes on, and lets the person stop it.
// The error is that of work, or errStopped.
func (r *readings) show(ctx context.Context, doing Doing, name string, work func(ctx context.Context, tell func(done, total int64)) error) error {
	within, one := r.begin(ctx, doing, name)
	defer one.stop(nil)
	defer r.end(one)
	err := work(within, func(done, total int64) { r.tell(one, done, total) })
	if err != nil && ctx.Err() == nil && within.Err() != nil {
		return context.Cause(within)
	}
	return err
}

// begin shows a document on its way, until end. The context ends with ctx, or with
// errStopped for its cause; whoever begins has to call stop when it is done with it.
func (r *readings) begin(ctx context.Context, doing Doing, name string) (context.Context, *Reading) {
	within, stop := context.WithCancelCause(ctx)
	one := &Reading{ID: annotate.NewID(), Name: name, Doing: doing, stop: stop}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, one)
	return within, one
}

func (r *readings) tell(one *Reading, done, total int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	one.Done, one.Total = done, total
}

func (r *readings) end(one *Reading) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = slices.DeleteFunc(r.all, func(each *Reading) bool { return each == one })
}

// readerFunc is a function that is an [io.Reader].
type readerFunc func(to []byte) (int, error)

// Read implements [io.Reader].
func (f readerFunc) Read(to []byte) (int, error) { return f(to) }

// watched reads until ctx ends, and tells how many bytes have been read.
func watched(ctx context.Context, from io.Reader, tell func(done int64)) io.Reader {
	done := int64(0)
	tell(done)
	return readerFunc(func(to []byte) (int, error) {
		if ctx.Err() != nil {
			return 0, context.Cause(ctx)
		}
		n, err := from.Read(to)
		done += int64(n)
		tell(done)
		return n, err
	})
}
