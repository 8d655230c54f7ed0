package db

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"tickmark/annotate"
)

// The migrations are numbered from 1: 0001_library.sql and so on. The number of
// the last one applied is the library's user_version. A migration that has gone
// out to users never changes.
//
//go:embed migrations/*.sql
var migrations embed.FS

// newest is the number of the last migration.
const newest = 13

// migrate applies, in one transaction, the migrations after the number from. A
// library that is not new is first copied to a file beside it, and the copy is
// checked.
//
// Undo does not reach across a migration: stored snapshots of rows have the
// columns of their time.
//
// A migration that fails changes nothing. The error is an Invalid one which says
// where the copy is, unless the disk is at fault, or ctx has ended.
func migrate(ctx context.Context, path string, from int, files fs.FS, now time.Time) error {
	names, err := fs.Glob(files, "migrations/*.sql") // in order
	if err != nil {
		return fmt.Errorf("find the migrations: %w", err)
	}
	return using(path, setupParameters, func(pool *sql.DB) error {
		if from == 0 {
			return applyAll(ctx, pool, files, names, 0)
		}
		name := fmt.Sprintf("%s.backup-v%d-%s", path, from, now.UTC().Format("20060102T150405.000Z"))
		backup := name
		for n := 2; isThere(backup); n++ { // of a migration that was cut short, by a clock that was set back since
			backup = fmt.Sprintf("%s-%d", name, n)
		}
		if _, err := writeCopy(ctx, path, lookWithLogParameters, backup, nil); err != nil {
			return fmt.Errorf("back up the library before migrating it: %w", err)
		}
		err := applyAll(ctx, pool, files, names, from)
		if err == nil || ctx.Err() != nil || failed(err, sqlite3.SQLITE_FULL) || unreachable(err) {
			return err
		}
		return annotate.Errorf(annotate.Invalid, "The library %s could not be made ready for this version of Tickmark (%v). It is as it was, and %s is a copy of it. Open it with the version that wrote it last, and report this.", path, err, backup)
	})
}

// steps are what a migration does in Go after its statements.
var steps = map[string]func(ctx context.Context, tx *sql.Tx) error{
	"migrations/0009_chain.sql": chainHistory,
}

// applyAll applies the migrations after the number from in one transaction.
func applyAll(ctx context.Context, pool *sql.DB, files fs.FS, names []string, from int) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin to migrate: %w", err)
	}
	defer tx.Rollback()
	for _, name := range names[from:] {
		if err := apply(ctx, tx, files, name); err != nil {
			return fmt.Errorf("apply %s: %w", name, err)
		}
	}
	if err := endUndo(ctx, tx); err != nil {
		return err
	}
	if err := seal(ctx, tx, len(names)); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit the migration: %w", err)
	}
	return nil
}

func apply(ctx context.Context, tx *sql.Tx, files fs.FS, name string) error {
	statements, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, string(statements)); err != nil {
		return err
	}
	if step := steps[name]; step != nil {
		return step(ctx, tx)
	}
	return nil
}

// seal checks the foreign keys, which are not enforced during a migration, and
// gives the library its new number.
func seal(ctx context.Context, tx *sql.Tx, number int) error {
	table, err := brokenReference(ctx, tx)
	if err != nil {
		return err
	}
	if table != "" {
		return fmt.Errorf("the migration leaves broken references in %s", table)
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, number))
	if err != nil {
		return fmt.Errorf("number the library: %w", err)
	}
	return nil
}

// brokenReference names a table that refers to something that is not there; "" if
// none does.
func brokenReference(ctx context.Context, tx *sql.Tx) (table string, err error) {
	err = tx.QueryRowContext(ctx, `SELECT "table" FROM pragma_foreign_key_check LIMIT 1`).Scan(&table)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("check the references: %w", err)
	}
	return table, nil
}

// endUndo keeps undo on this side of a migration.
func endUndo(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "UPDATE actions SET state = NULL"); err != nil {
		return fmt.Errorf("end what can be undone: %w", err)
	}
	return nil
}
