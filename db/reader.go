package db

import (
	"context"
	"database/sql"
	"fmt"

	"tickmark/annotate"
)

// Reader reads the library. [DB] and [Tx] have its methods. Those that look for
// one record return a NotFound error if there is none, all of them an Unavailable one
// if the disk cannot be read; slices are never nil.
// What one call returns is the state at one moment.
type Reader struct {
	q queryer
	// view runs several queries on one state of the library.
	view func(ctx context.Context, fn func(q queryer) error) error
}

// queryer is a *sql.DB or a *sql.Tx.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// inside returns a view for a reader that is in a transaction already.
func inside(q queryer) func(context.Context, func(queryer) error) error {
	return func(_ context.Context, fn func(queryer) error) error { return fn(q) }
}

// snapshot returns a view for a reader that is not.
func snapshot(pool *sql.DB) func(context.Context, func(queryer) error) error {
	return func(ctx context.Context, fn func(queryer) error) error {
		tx, err := pool.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return fmt.Errorf("begin to read: %w", unread(err))
		}
		defer tx.Rollback()
		return fn(tx)
	}
}

// scanner is a *sql.Row or a *sql.Rows.
type scanner interface{ Scan(values ...any) error }

// query returns every row of an answer; never nil.
func query[T any](ctx context.Context, q queryer, scan func(scanner) (T, error), text string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, unread(err)
	}
	defer rows.Close()
	all := []T{}
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, unread(rows.Err())
}

// count returns the number that an answer is.
func count(ctx context.Context, q queryer, text string, args ...any) (n int, err error) {
	err = q.QueryRowContext(ctx, text, args...).Scan(&n)
	return n, unread(err)
}

// unread turns what SQLite reports of a disk that cannot be read into something to
// act on.
func unread(err error) error {
	if unreachable(err) {
		return annotate.Errorf(annotate.Unavailable, "The disk that holds the library cannot be read (%v). Check that it is connected and sound, and try again.", err)
	}
	return err
}
