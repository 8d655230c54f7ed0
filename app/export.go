package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"tickmark/annotate"
)

// ExportState is how far an export has come.
type ExportState string

// The states of an export; all but the first are final.
const (
	Running   ExportState = "running"
	Done      ExportState = "done"
	Failed    ExportState = "failed"
	Cancelled ExportState = "cancelled"
)

// Export is a report being written in the background.
type Export struct {
	ID        string      `json:"id"`
	ArticleID string      `json:"articleId"`
	Format    Format      `json:"format" enum:"pdf,html,json,docx,md,csv,annotations,claimreview,claimreview-files,csl,bib,ris"`
	State     ExportState `json:"state" enum:"running,done,failed,cancelled"`
	Progress  float64     `json:"progress" doc:"0 to 1"`
	FileName  string      `json:"fileName"`
	Path      string      `json:"path,omitempty" doc:"Where the file is, when the person chose the place"`
	Error     string      `json:"error,omitempty"`
	Warnings  []string    `json:"warnings"`
}

// job is an export and what is needed to follow and stop it.
type job struct {
	Export
	file    string        // where it is written
	changed chan struct{} // closed and replaced at every change
	cancel  context.CancelFunc
}

// exports are the exports of this run of the program. The zero value is ready.
type exports struct {
	mu     sync.Mutex
	byID   map[string]*job
	folder string // private, for reports without a place of their own
}

// StartExport begins to write the report of an article and returns at once.
// With an empty path the report goes to a private temporary file, which
// [App.ExportFile] names when it is done.
func (a *App) StartExport(ctx context.Context, articleID string, format Format, o ReportOptions, path string) (Export, error) {
	name, err := a.ReportName(ctx, articleID, format)
	if err != nil {
		return Export{}, err
	}
	// The export outlives the request that starts it.
	run, cancel := context.WithCancel(context.WithoutCancel(ctx))
	j := &job{
		Export: Export{
			ID: annotate.NewID(), ArticleID: articleID, Format: format,
			State: Running, FileName: name, Path: path, Warnings: []string{},
		},
		file: path, changed: make(chan struct{}), cancel: cancel,
	}
	if path != "" {
		j.FileName = filepath.Base(path)
	}
	if err := a.exports.add(j); err != nil {
		cancel()
		return Export{}, err
	}
	started := j.Export
	a.work.Go(func() {
		defer cancel()
		err := a.WriteReport(run, articleID, format, o, j.file, Feedback{
			Progress: func(done float64) { a.exports.update(j, func() { j.Progress = done }) },
			Warn:     func(m string) { a.exports.update(j, func() { j.Warnings = append(j.Warnings, m) }) },
		})
		a.exports.update(j, func() { j.finish(run, err) })
	})
	return started, nil
}

func (j *job) finish(run context.Context, err error) {
	switch {
	case err == nil:
		j.State, j.Progress = Done, 1
	case run.Err() != nil:
		j.State = Cancelled
	default:
		j.State, j.Error = Failed, err.Error()
	}
}

func (e *exports) add(j *job) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if j.file == "" {
		if e.folder == "" {
			folder, err := os.MkdirTemp("", "tickmark-exports-")
			if err != nil {
				return fmt.Errorf("make a folder for exports: %w", err)
			}
			e.folder = folder
		}
		j.file = filepath.Join(e.folder, j.ID+"."+j.Format.Ending())
	}
	if e.byID == nil {
		e.byID = map[string]*job{}
	}
	e.byID[j.ID] = j
	return nil
}

// update changes a job and wakes whoever waits for news of it.
func (e *exports) update(j *job, change func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	change()
	close(j.changed)
	j.changed = make(chan struct{})
}

func (e *exports) get(id string) (*job, error) {
	j, ok := e.byID[id]
	if !ok {
		return nil, annotate.Errorf(annotate.NotFound, "This export is not known any more. Start it again.")
	}
	return j, nil
}

// Export returns how far an export has come. While it is running, it waits up
// to wait for news first.
func (a *App) Export(ctx context.Context, id string, wait time.Duration) (Export, error) {
	e := &a.exports
	e.mu.Lock()
	j, err := e.get(id)
	if err != nil {
		e.mu.Unlock()
		return Export{}, err
	}
	running, changed := j.State == Running, j.changed
	e.mu.Unlock()

	if running && wait > 0 {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		select {
		case <-changed:
		case <-timer.C:
		case <-ctx.Done():
			return Export{}, ctx.Err()
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	now := j.Export
	now.Warnings = slices.Clone(j.Warnings)
	return now, nil
}

// CancelExport stops an export. Nothing of it stays behind.
func (a *App) CancelExport(id string) error {
	a.exports.mu.Lock()
	defer a.exports.mu.Unlock()
	j, err := a.exports.get(id)
	if err != nil {
		return err
	}
	j.cancel()
	return nil
}

// ExportFile returns the path of a finished export's file and the name it
// should be saved under. The error is Conflict while it is not finished.
func (a *App) ExportFile(id string) (path, name string, err error) {
	a.exports.mu.Lock()
	defer a.exports.mu.Unlock()
	j, err := a.exports.get(id)
	if err != nil {
		return "", "", err
	}
	if j.State != Done {
		return "", "", annotate.Errorf(annotate.Conflict, "The report is not finished.")
	}
	return j.file, j.FileName, nil
}

func (e *exports) cancelAll() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, j := range e.byID {
		j.cancel()
	}
}

// removeFiles deletes the private files. What is left of them after a failure
// lies in the system's temporary folder, which the system empties.
func (e *exports) removeFiles() {
	if e.folder != "" {
		_ = os.RemoveAll(e.folder)
	}
}
