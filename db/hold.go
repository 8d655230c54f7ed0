package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// hold keeps the library's file as it is, byte for byte, while writes go to the log
// beside it. It is a reader that began before the first of them: SQLite brings
// nothing from the log into the file that such a reader must not see
// (https://www.sqlite.org/wal.html, 2.3). Being read-only, and closed after the
// pool, it keeps the end of the pool from doing so as well.
type hold struct {
	pool *sql.DB
	view *sql.Tx
	once sync.Once
}

func holdFile(ctx context.Context, path string) (*hold, error) {
	h := &hold{pool: connect(path, lookWithLogParameters)}
	// It outlives the call that opens the library.
	view, err := h.pool.BeginTx(context.WithoutCancel(ctx), &sql.TxOptions{ReadOnly: true})
	if err == nil {
		h.view = view
		var n int // what is read first begins the view
		err = view.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("hold the library’s file: %w", err), h.release())
	}
	return h, nil
}

// release may be called more than once, and of no hold.
func (h *hold) release() (err error) {
	if h == nil {
		return nil
	}
	h.once.Do(func() {
		if h.view != nil {
			_ = h.view.Rollback() // it has only read
		}
		err = h.pool.Close()
	})
	return err
}

// holdUntilChecked holds the file until it has been found whole. If it is damaged,
// or that is not known in the end, [DB.Close] releases it.
func (d *DB) holdUntilChecked(ctx context.Context) (err error) {
	if d.held, err = holdFile(ctx, d.path); err != nil {
		return err
	}
	check, held := d.check, d.held
	go func() {
		<-check.done
		if check.err == nil {
			_ = held.release()
		}
	}()
	return nil
}
