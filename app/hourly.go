package app

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"
)

const (
	// backupEvery is how long after a backup the next one is due, if something has changed.
	backupEvery = time.Hour
	// backupLook is how often it is looked whether one is. The first time, people have
	// had the window open for as long; so it takes nothing from the start.
	backupLook = time.Minute
	// backupAgain is after how long one that failed is tried again.
	backupAgain = 10 * time.Minute
)

// backups is the making of backups.
type backups struct {
	making sync.Mutex // held while one is made
	// stop ends the making of them by themselves; nil where that was not begun.
	stop context.CancelFunc
	work sync.WaitGroup

	mu      sync.Mutex
	failure string // see [App.backupFailure]
}

// KeepBackups makes backups by itself from now on until [App.Close], one an hour if
// something has changed. The window and the browser mode do that; a command is over
// before one is due. It is called once.
func (a *App) KeepBackups(ctx context.Context) {
	ctx, a.backups.stop = context.WithCancel(ctx)
	a.backups.work.Go(func() {
		for wait := backupLook; ; {
			select {
			case <-ctx.Done():
				return
			case <-time.After(wait):
			}
			wait = backupLook
			if err := a.backUpIfDue(ctx); err != nil && ctx.Err() == nil {
				slog.WarnContext(ctx, "make a backup", "error", err)
				wait = backupAgain
			}
		}
	})
}

// backUpIfDue makes a backup if the newest one is an hour old and the library has changed
// since, and nothing else goes on that takes time.
func (a *App) backUpIfDue(ctx context.Context) error {
	if a.isBusy() || a.db.Fault() != nil { // a damaged library is no backup
		return nil
	}
	due, err := a.isBackupDue(ctx)
	if err == nil && due {
		_, err = a.BackUp(ctx, nil)
	}
	if ctx.Err() == nil {
		a.backups.mu.Lock()
		defer a.backups.mu.Unlock()
		a.backups.failure = ""
		if err != nil {
			a.backups.failure = err.Error()
		}
	}
	return err
}

func (a *App) isBackupDue(ctx context.Context) (bool, error) {
	head, err := a.db.Reader.Head(ctx) // a look, after which typing may go on
	if err != nil {
		return false, err
	}
	made, err := a.Backups(ctx)
	if err != nil {
		return false, err
	}
	now := a.db.Now()
	return !slices.ContainsFunc(made.Backups, func(b Backup) bool {
		// One from the future is of no hour: the clock has gone back since.
		age := now.Sub(b.At)
		return b.Head == head.Hash || age >= 0 && age < backupEvery
	}), nil
}

// isBusy reports whether documents come in or go out, or long work goes on.
func (a *App) isBusy() bool {
	_, isExporting := a.exports.find(func(Export) bool { return true })
	_, isWorking := a.tasks.find(func(Task) bool { return true })
	return isExporting || isWorking || len(a.Readings()) > 0
}

// backupFailure says what kept the last backup that was due from being made, or "".
func (a *App) backupFailure() string {
	a.backups.mu.Lock()
	defer a.backups.mu.Unlock()
	return a.backups.failure
}

// close ends the making of backups; one that is being made is given up.
func (b *backups) close() {
	if b.stop != nil {
		b.stop()
	}
	b.work.Wait()
}
