package app

import (
	"context"
	"io"
	"time"

	"tickmark/annotate"
)

// TaskKind is what long work is about.
type TaskKind string

// The kinds of task.
const (
	VerifyTask  TaskKind = "verify"  // see [App.Verify]
	ImportTask  TaskKind = "import"  // see [App.ImportSources]
	BackupTask  TaskKind = "backup"  // see [App.BackUp]
	DumpTask    TaskKind = "dump"    // see [App.Dump]
	LoadTask    TaskKind = "load"    // see [Load]
	SalvageTask TaskKind = "salvage" // see [Salvage]
	RestoreTask TaskKind = "restore" // see [Restore]
)

// Task is long work on a library in the background. It can be followed and
// stopped; one that was stopped has left nothing half done.
type Task struct {
	ID           string           `json:"id"`
	Kind         TaskKind         `json:"kind" enum:"verify,import,backup,dump,load,salvage,restore"`
	State        State            `json:"state" enum:"running,done,failed,cancelled"`
	Done         int64            `json:"done" doc:"How many bytes were gone through, some of them several times, or entries imported"`
	Total        int64            `json:"total" doc:"Of how many; 0 as long as that is not known"`
	Error        string           `json:"error,omitempty"`
	Verification *Verification    `json:"verification,omitempty" doc:"What a verification came to"`
	Imported     *ImportedSources `json:"imported,omitempty" doc:"What became of a bibliography"`
	Copied       *Dumped          `json:"copied,omitempty" doc:"What a copy of everything holds, or the library that was made of one"`
	Salvaged     *Salvaged        `json:"salvaged,omitempty" doc:"What could be saved of a damaged library"`
	Kept         string           `json:"kept,omitempty" doc:"Name of the file in which the library is kept that was there before a backup was restored"`
}

// StartVerification begins [App.Verify] and returns at once. One that is under way
// already is not begun again.
func (a *App) StartVerification(ctx context.Context) Task {
	if running, ok := a.tasks.find(func(t Task) bool { return t.Kind == VerifyTask }); ok {
		return running
	}
	return a.startTask(ctx, VerifyTask, func(ctx context.Context, progress func(done, total int64)) (func(*Task), error) {
		v, err := a.Verify(ctx, progress)
		return func(t *Task) { t.Verification = &v }, err
	})
}

// StartSourceImport begins [App.ImportSources] and returns at once. It closes r
// when it is done with it.
func (a *App) StartSourceImport(ctx context.Context, r io.ReadCloser) Task {
	return a.startTask(ctx, ImportTask, func(ctx context.Context, progress func(done, total int64)) (func(*Task), error) {
		defer r.Close()
		imported, err := a.ImportSources(ctx, r, progress)
		return func(t *Task) { t.Imported = &imported }, err
	})
}

// StartBackup begins [App.BackUp] and returns at once. One that is under way already is
// not begun again.
func (a *App) StartBackup(ctx context.Context) Task {
	if running, ok := a.tasks.find(func(t Task) bool { return t.Kind == BackupTask }); ok {
		return running
	}
	return a.startTask(ctx, BackupTask, func(ctx context.Context, progress func(done, total int64)) (func(*Task), error) {
		_, err := a.BackUp(ctx, progress)
		return func(*Task) {}, err
	})
}

// startTask begins work that returns how to note what it came to.
func (a *App) startTask(ctx context.Context, kind TaskKind, work func(ctx context.Context, progress func(done, total int64)) (func(*Task), error)) Task {
	return startTask(ctx, &a.tasks, kind, work)
}

func startTask(ctx context.Context, among *background[Task], kind TaskKind, work func(ctx context.Context, progress func(done, total int64)) (func(*Task), error)) Task {
	started := Task{ID: annotate.NewID(), Kind: kind, State: Running}
	end := func(t *Task, state State, problem string) { t.State, t.Error = state, problem }
	among.begin(ctx, started.ID, started, end, func(ctx context.Context, tell func(func(*Task))) error {
		note, err := work(ctx, func(done, total int64) { tell(func(t *Task) { t.Done, t.Total = done, total }) })
		if err == nil {
			tell(note)
		}
		return err
	})
	return started
}

// Task returns how far a task has come. While it is running, it waits up to wait
// for news first. The error is NotFound for a task of another run of the program.
func (a *App) Task(ctx context.Context, id string, wait time.Duration) (Task, error) {
	return a.tasks.follow(ctx, id, wait)
}

// CancelTask stops a task.
func (a *App) CancelTask(id string) error { return a.tasks.stop(id) }
