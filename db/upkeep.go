package db

import (
	"context"
	"database/sql"
	"strings"
	"sync"
	"time"
)

// idleAfter is how long nothing is written before the log is emptied: longer than the
// pauses of somebody who types.
const idleAfter = 2 * time.Second

// upkeep brings what is in the log into the file, and empties the log, when nothing has
// been written for a while. SQLite itself does the first of it at the end of every
// thousandth page, which somebody then waits for, and the second only when the library
// is closed. A library with an empty log opens at once, also after a crash: one with
// something in it has to be gone through first ([startCheck]).
//
// There is nothing else to be kept up. What is deleted stays in the history, so that
// free pages come only from imports that were given up, and the next one takes them:
// to compact the file would rewrite it for nothing.
type upkeep struct {
	pool *sql.DB // waits for nobody

	mu    sync.Mutex // held while the log is emptied
	timer *time.Timer
	over  bool
}

func newUpkeep(d *DB) *upkeep {
	u := &upkeep{pool: connect(d.path, strings.Replace(poolParameters, "_busy_timeout=10000", "_busy_timeout=0", 1))}
	u.timer = time.AfterFunc(idleAfter, func() { d.emptyLog(context.Background()) })
	u.timer.Stop() // until something is written
	return u
}

// later puts off the upkeep because something has just been written.
func (u *upkeep) later() { u.timer.Reset(idleAfter) }

// end waits for upkeep that is under way; none begins after it. It may be called more
// than once, and of none.
func (u *upkeep) end() error {
	if u == nil {
		return nil
	}
	u.timer.Stop()
	u.mu.Lock()
	defer u.mu.Unlock()
	u.over = true
	return u.pool.Close()
}

// emptyLog empties the log, as far as nobody reads from it. Whoever reads or writes
// meanwhile does not wait: the copying holds up nobody, and what then cuts the log off
// gives up if it is not alone.
func (d *DB) emptyLog(ctx context.Context) {
	d.upkeep.mu.Lock()
	defer d.upkeep.mu.Unlock()
	if d.upkeep.over || !d.check.isOver() || d.check.found() != nil {
		return // until the file is known to be whole, it stays as it is
	}
	// What cannot be done now is done after the next write, or at the end; a disk that
	// fails tells whoever writes.
	if _, err := d.upkeep.pool.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)"); err == nil {
		_, _ = d.upkeep.pool.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	}
}
