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

// Export is a report being written in the background.
type Export struct {
	ID        string   `json:"id"`
	ArticleID string   `json:"articleId"`
	Format    Format   `json:"format" enum:"pdf,html,json,docx,md,csv,annotations,claimreview,claimreview-files,csl,bib,ris"`
	State     State    `json:"state" enum:"running,done,failed,cancelled"`
	Progress  float64  `json:"progress" doc:"0 to 1"`
	FileName  string   `json:"fileName"`
	Path      string   `json:"path,omitempty" doc:"Where the file is, when the person chose the place"`
	Error     string   `json:"error,omitempty"`
	Warnings  []string `json:"warnings"`

	file string // where it is written
}

// exports are the exports of this run of the program.
type exports struct {
	background[Export]
	private sync.Mutex
	folder  string // for what has no place of its own
}

// StartExport begins to write the report of an article and returns at once.
// With an empty path the report goes to a private temporary file, which
// [App.ExportFile] names when it is done.
func (a *App) StartExport(ctx context.Context, articleID string, format Format, o ReportOptions, path string) (Export, error) {
	if err := o.check(); err != nil {
		return Export{}, err
	}
	name, err := a.ReportName(ctx, articleID, format, o)
	if err != nil {
		return Export{}, err
	}
	started := Export{
		ID: annotate.NewID(), ArticleID: articleID, Format: format,
		State: Running, FileName: name, Path: path, Warnings: []string{}, file: path,
	}
	if path != "" {
		started.FileName = filepath.Base(path)
	} else if started.file, err = a.exports.privateFile(started.ID + "." + o.Ending(format)); err != nil {
		return Export{}, err
	}
	end := func(e *Export, state State, problem string) {
		if e.State, e.Error = state, problem; state == Done {
			e.Progress = 1
		}
	}
	a.exports.begin(ctx, started.ID, started, end, func(ctx context.Context, tell func(func(*Export))) error {
		return a.WriteReport(ctx, articleID, format, o, started.file, Feedback{
			Progress: func(done float64) { tell(func(e *Export) { e.Progress = done }) },
			Warn:     func(m string) { tell(func(e *Export) { e.Warnings = append(slices.Clone(e.Warnings), m) }) },
		})
	})
	return started, nil
}

// privateFile is where something without a place of its own is written, under the name.
func (e *exports) privateFile(name string) (string, error) {
	e.private.Lock()
	defer e.private.Unlock()
	if e.folder == "" {
		folder, err := os.MkdirTemp("", "tickmark-exports-")
		if err != nil {
			return "", fmt.Errorf("make a folder for exports: %w", err)
		}
		e.folder = folder
	}
	return filepath.Join(e.folder, name), nil
}

// Export returns how far an export has come. While it is running, it waits up
// to wait for news first.
func (a *App) Export(ctx context.Context, id string, wait time.Duration) (Export, error) {
	return a.exports.follow(ctx, id, wait)
}

// CancelExport stops an export. Nothing of it stays behind.
func (a *App) CancelExport(id string) error { return a.exports.stop(id) }

// ExportFile returns the path of a finished export's file and the name it
// should be saved under. The error is Conflict while it is not finished.
func (a *App) ExportFile(id string) (path, name string, err error) {
	e, err := a.exports.follow(context.Background(), id, 0)
	if err != nil {
		return "", "", err
	}
	if e.State != Done {
		return "", "", annotate.Errorf(annotate.Conflict, "The report is not finished.")
	}
	return e.file, e.FileName, nil
}

// close stops the exports, waits until they have cleaned up, and deletes the
// private files. What is left of them after a failure lies in the system's
// temporary folder, which the system empties.
func (e *exports) close() {
	e.background.close()
	if e.folder != "" {
		_ = os.RemoveAll(e.folder)
	}
}
