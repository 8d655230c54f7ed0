package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"tickmark/annotate"
)

// Options are the choices for [Open].
type Options struct {
	// Now is the clock; nil is the system's.
	Now func() time.Time
}

func (o Options) clock() func() time.Time {
	if o.Now != nil {
		return o.Now
	}
	return time.Now //nolint:forbidigo // this is the clock that all others are set by
}

// DB is an open library. Its methods may be called at the same time; writes
// follow one another.
type DB struct {
	Reader
	path   string
	reads  string      // the parameters by which others read it meanwhile
	file   os.FileInfo // of the path, as it was opened
	now    func() time.Time
	pool   *sql.DB
	lock   lock
	check  *check
	held   *hold       // nil for a library that was checked while it was opened
	wrote  atomic.Bool // whether anything has been written since
	swept  sync.Once   // see Tx.sweep
	upkeep *upkeep
	// told is the number of the last action that a head was given of, which typing must
	// not go on with; see [DB.Head]. Whoever has the place in writing may use it.
	told int64
	// writing holds one place, for the write under way. Waiting for it has no limit
	// but the context's, as waiting inside SQLite would.
	writing chan struct{}
}

// Path is where the library's file is: absolute, symbolic links resolved.
func (d *DB) Path() string { return d.path }

// IsRemote reports whether the library lies on a network drive, as far as the system
// tells. It is as safe there as the drive's own locks and syncs are, which Tickmark
// cannot know.
func (d *DB) IsRemote() bool { return isRemote(d.path) }

// Now is the time by the library's clock.
func (d *DB) Now() time.Time { return d.now() }

// Close ends all work on the library and lets other processes open it. It may be
// called more than once. What was written goes into the file only once that is known
// to be whole, which Close waits for; if it is damaged, the error is that of
// [DB.Fault], and what was written stays in the log.
func (d *DB) Close() error {
	wrote := d.wrote.Load()
	if !wrote {
		d.check.cancel()
	}
	<-d.check.done
	var fault error
	if wrote {
		fault = d.Fault()
	}
	if fault == nil {
		_ = d.held.release() // it has only read
	}
	return errors.Join(fault, d.upkeep.end(), d.pool.Close(), d.held.release(), d.lock.release())
}

// Checked reports whether the library's file has been gone through by now; see
// [DB.Fault].
func (d *DB) Checked() bool { return d.check.isOver() }

// Fault is the Invalid error of a library whose file was found damaged after it was
// opened. The file stays as it was then, and every write returns this error.
func (d *DB) Fault() error {
	err := d.check.found()
	if annotate.CodeOf(err) != annotate.Invalid || !d.wrote.Load() {
		return err
	}
	return annotate.Errorf(annotate.Invalid, "The library %s has turned out to be damaged. Its file is as it was when it was opened; what has been stored since is in the file %s-wal beside it, and nothing more is stored. Export what you need, close Tickmark and replace the library with a backup.", d.path, filepath.Base(d.path))
}

// Work says what an action is and who does it. What is only known from the
// library is filled in while the work is done; see [Tx.Work].
type Work struct {
	Label     string // as a menu would name it: Delete claim
	ArticleID string // the article in whose history it goes; "" is the library's own
	Person    string
	// Merge is for typing. The work becomes part of the newest action of all if both
	// belong to the same history, have the same label and person and changed the same
	// single record, and the last change is at most ten seconds old. An action of an
	// earlier run, or one that [DB.Head] has told of, stays as it is.
	Merge bool
}

const mergeWithin = 10 * time.Second

// Tx is a write under way. It reads what it has written. It may be used inside
// the function that [DB.Do] calls, and in one goroutine.
type Tx struct {
	Reader
	// Work is what [DB.Do] was told. It is recorded as it is at the end.
	Work    Work
	ctx     context.Context
	now     time.Time
	changes []change
	told    int64 // as the DB's
	sql     *sql.Tx
	ready   map[string]compiled // see Tx.prepared
}

// Now is the time of the action, in UTC and whole milliseconds, as it is stored.
func (tx *Tx) Now() time.Time { return tx.now }

// Changes counts the records that the action has changed so far. Writing a
// record as it was does not count.
func (tx *Tx) Changes() int { return len(tx.changes) }

// Do runs fn in one transaction and records what it changed as one action. If fn
// returns an error, nothing is changed and the error is returned; if fn changes
// nothing, nothing is recorded. When Do returns nil, the work is on the disk.
//
// Do itself returns a Conflict error if what fn wrote refers to a record that is
// no longer there, an Invalid one if the library's file is damaged, and an
// Unavailable one if the disk is full or does not take it. After the last the same
// may be tried again.
func (d *DB) Do(ctx context.Context, w Work, fn func(tx *Tx) error) error {
	return d.write(ctx, func(tx *Tx) error {
		tx.Work = w
		if err := fn(tx); err != nil {
			return err
		}
		return tx.record(tx.Work)
	})
}

// write runs fn in an immediate transaction.
func (d *DB) write(ctx context.Context, fn func(tx *Tx) error) error {
	select {
	case d.writing <- struct{}{}:
		defer func() { <-d.writing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := d.Fault(); err != nil {
		return err
	}
	if err := d.missing(); err != nil {
		return err
	}
	sqlTx, err := d.pool.BeginTx(ctx, nil)
	if err != nil {
		return d.explain(ctx, fmt.Errorf("begin to write: %w", err))
	}
	defer sqlTx.Rollback()
	tx := &Tx{Reader: Reader{q: sqlTx, view: inside(sqlTx)}, ctx: ctx, now: millisecond(d.now()), told: d.told, sql: sqlTx, ready: map[string]compiled{}}
	if err := fn(tx); err != nil {
		return d.explain(ctx, err)
	}
	if err := sqlTx.Commit(); err != nil {
		return d.explain(ctx, fmt.Errorf("commit: %w", err))
	}
	d.wrote.Store(true)
	d.upkeep.later()
	return nil
}

// missing is the error for a library whose file is not the one at its path any more,
// because somebody moved or deleted it, or its disk was taken out. What is written to
// such a file may be on no disk.
func (d *DB) missing() error {
	if file, err := os.Stat(d.path); err == nil && os.SameFile(file, d.file) {
		return nil
	}
	return annotate.Errorf(annotate.Unavailable, "The library %s is not where it was opened: it has been moved or deleted, or its disk was removed. Nothing of this was saved. Put it back where it was, and try again.", d.path)
}

// compiled is a statement that is closed with the transaction that compiled it.
type compiled struct{ *sql.Stmt }

// prepared returns the statement ready to run, compiled once in a transaction: of
// the time that it takes to import a bibliography, compiling was a third.
func (tx *Tx) prepared(text string) (compiled, error) {
	if statement, ok := tx.ready[text]; ok {
		return statement, nil
	}
	statement, err := tx.sql.PrepareContext(tx.ctx, text)
	if err != nil {
		return compiled{}, err
	}
	tx.ready[text] = compiled{statement}
	return tx.ready[text], nil
}

// explain turns what SQLite reports into something to act on, where there is
// something. Of work that was stopped because ctx ended, the driver may only say that
// a statement is closed.
func (d *DB) explain(ctx context.Context, err error) error {
	switch {
	case failed(err, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE):
		return annotate.Errorf(annotate.Conflict, "This depends on something that has been changed or deleted in the meantime. Look at it again and repeat what still applies.")
	case failed(err, sqlite3.SQLITE_FULL):
		return annotate.Errorf(annotate.Unavailable, "There is no room left on the disk that holds %s. Nothing of this was saved; make room and try again.", d.path)
	case unreachable(err):
		return annotate.Errorf(annotate.Unavailable, "The disk that holds %s does not take this (%v). Nothing of it was saved. Check that the disk is connected, sound and not write-protected, and try again.", d.path, err)
	case failed(err, sqlite3.SQLITE_CORRUPT_VTAB):
		// The full-text index says so of whatever it could not read.
		return annotate.Errorf(annotate.Unavailable, "The search index in %s cannot be read (%v). Either the disk that holds it is at fault, or the library is damaged. Nothing of this was saved. Try again; if that does not help, verify the library.", d.path, err)
	case damaged(err):
		return damage(d.path, err)
	case err != nil && ctx.Err() != nil && annotate.CodeOf(err) == "":
		return ctx.Err()
	}
	return err
}
