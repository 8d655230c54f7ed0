package db

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	sqlite3 "modernc.org/sqlite/lib"

	"tickmark/annotate"
)

// A Source is what [Build] makes a library from: what a [View] had of another one.
type Source interface {
	// Schema is [View.Schema].
	Schema() int
	// Rows is [View.Rows].
	Rows(ctx context.Context, t Table, each func(row []byte) error) error
	// Bytes is [View.Bytes], and [ErrLost] for bytes that the library did not have
	// any more. Whoever opens closes.
	Bytes(ctx context.Context, hash string) (io.ReadCloser, error)
}

// ErrLost is what a [Source] says of bytes that were lost before: the library then
// misses them as the other one did.
var ErrLost = errors.New("the bytes were lost before")

// maxBlob is the most bytes of an article's original, text or picture that are
// taken: far more than an import makes.
const maxBlob = 512 << 20

// Build makes a library in a file that is not there yet, with everything that the
// source has: the same rows and bytes, the same history, and undo where it was. A
// source of an earlier schema is migrated once it is complete, which ends what could
// be undone. The rows are read again and held against the source's, byte for byte,
// every hash is made anew, and references are checked. Then look is called with
// the open library, which may still refuse it. Where an error is returned, there is
// no file.
//
// Errors: Conflict if there is a file already, or somebody has it open; Unsupported
// for a source of a newer Tickmark; Invalid for one that is no whole library.
func Build(ctx context.Context, path string, o Options, from Source, look func(d *DB) error) error {
	if from.Schema() > newest {
		return annotate.Errorf(annotate.Unsupported, "This copy was made by a newer Tickmark. Load it with that version or a later one.")
	}
	if from.Schema() < 1 {
		return annotate.Errorf(annotate.Invalid, "This copy does not say by which Tickmark it was made. It is damaged; take another one.")
	}
	err := makeLibrary(ctx, path, o, func(pool *sql.DB) error { return build(ctx, pool, from) }, look)
	// References or keys, which nobody has changed meanwhile.
	if failed(err, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE) {
		return annotate.Errorf(annotate.Invalid, "The copy is not that of a whole library: some of its rows contradict each other.")
	}
	return (&DB{path: path}).explain(ctx, err)
}

// makeLibrary has fill make a library in a file that is not there yet, and look have a
// look at it; whatever goes wrong, there is no file.
func makeLibrary(ctx context.Context, path string, o Options, fill func(pool *sql.DB) error, look func(d *DB) error) (err error) {
	if path, err = place(path); err != nil {
		return err
	}
	if holds(path) {
		return annotate.Errorf(annotate.Conflict, "There is a file %s already. It is not overwritten: choose another name for the new library.", path)
	}
	held, err := acquire(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, held.release()) }()

	part := filepath.Join(filepath.Dir(path), ".tickmark-"+annotate.NewID()+".part")
	// What stands beside a library that is being made goes with it.
	defer func() {
		for _, ending := range []string{"", "-wal", "-shm", "-journal", ".lock"} {
			err = errors.Join(err, removeFile(part+ending))
		}
	}()
	file, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return unusable(path, err)
	}
	file.Close()
	// Its own flushing and journal would protect a file that nobody needs unless it becomes whole.
	const parameters = "_txlock=immediate&_dqs=0&_pragma=journal_mode(memory)&_pragma=synchronous(off)&_pragma=foreign_keys(off)"
	err = using(part, parameters, func(pool *sql.DB) error {
		pool.SetMaxOpenConns(1)
		return fill(pool)
	})
	if err != nil {
		return err
	}
	d, err := Open(ctx, part, o)
	if err != nil {
		return err
	}
	if err := errors.Join(look(d), d.Close()); err != nil {
		return err
	}
	if err := putInPlace(part, path); err != nil {
		return unusable(path, err)
	}
	return nil
}

// putInPlace makes the file known by the name, once it is on the disk.
func putInPlace(part, path string) error {
	if _, err := bringToDisk(part); err != nil {
		return err
	}
	if holds(path) { // since Build looked
		return fs.ErrExist
	}
	return Rename(part, path)
}

// build fills an empty file.
func build(ctx context.Context, pool *sql.DB, from Source) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin to build: %w", err)
	}
	defer tx.Rollback()
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return fmt.Errorf("find the migrations: %w", err)
	}
	for _, name := range names[:from.Schema()] {
		if err := apply(ctx, tx, migrations, name); err != nil {
			return fmt.Errorf("apply %s: %w", name, err)
		}
	}
	if err := fill(ctx, tx, from); err != nil {
		return err
	}
	if table, err := brokenReference(ctx, tx); err != nil || table != "" {
		return cmp.Or(err, notWhole("“%s” refers to something that is not in it", table))
	}
	for _, name := range names[from.Schema():] {
		if err := apply(ctx, tx, migrations, name); err != nil {
			return fmt.Errorf("apply %s: %w", name, err)
		}
	}
	if from.Schema() < newest {
		if err := endUndo(ctx, tx); err != nil {
			return err
		}
	}
	if err := seal(ctx, tx, newest); err != nil {
		return err
	}
	return tx.Commit()
}

// fill brings the rows and bytes in as they are.
func fill(ctx context.Context, tx *sql.Tx, from Source) error {
	return withoutTriggers(ctx, tx, func() error {
		all, err := tables(ctx, tx)
		if err != nil {
			return err
		}
		for _, t := range all {
			if err := fillTable(ctx, tx, t, from); err != nil {
				return err
			}
		}
		return nil
	})
}

// withoutTriggers has fn fill the tables without the triggers, which keep what is
// derived from them while people work, and builds the search indexes afterwards.
func withoutTriggers(ctx context.Context, tx *sql.Tx, fn func() error) error {
	triggers, err := query(ctx, tx, func(row scanner) (t [2]string, err error) {
		err = row.Scan(&t[0], &t[1])
		return t, err
	}, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
	if err != nil {
		return fmt.Errorf("list the triggers: %w", err)
	}
	for _, t := range triggers {
		if _, err := tx.ExecContext(ctx, "DROP TRIGGER "+t[0]); err != nil {
			return fmt.Errorf("put trigger %s aside: %w", t[0], err)
		}
	}
	if err := fn(); err != nil {
		return err
	}
	for _, t := range triggers {
		if _, err := tx.ExecContext(ctx, t[1]); err != nil {
			return fmt.Errorf("put trigger %s back: %w", t[0], err)
		}
	}
	indexes, err := query(ctx, tx, scanText, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'")
	if err != nil {
		return fmt.Errorf("list the search indexes: %w", err)
	}
	for _, name := range indexes {
		if _, err := tx.ExecContext(ctx, "INSERT INTO "+name+" ("+name+") VALUES ('rebuild')"); err != nil {
			return fmt.Errorf("build the search index %s: %w", name, err)
		}
	}
	return nil
}

// fillTable brings the rows of a table in, and holds what came in against them.
func fillTable(ctx context.Context, tx *sql.Tx, t Table, from Source) error {
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(t.Columns)), ", ")
	//nolint:sqlclosecheck // it is closed below, which the check does not see past the function that uses it
	insert, err := tx.PrepareContext(ctx, "INSERT INTO "+t.Name+" ("+strings.Join(t.Columns, ", ")+") VALUES ("+marks+")")
	if err != nil {
		return fmt.Errorf("fill %s: %w", t.Name, err)
	}
	defer insert.Close()
	given, n := sha256.New(), 0
	err = from.Rows(ctx, t, func(row []byte) error {
		n++
		given.Write(append(row, '\n'))
		values, err := decodeRow(row, t)
		if err != nil {
			return notWhole("line %d of “%s” cannot be read: %v", n, t.Name, err)
		}
		switch t.Name {
		case blobsTable:
			return addBlob(ctx, tx, values, from)
		case contentsTable:
			return addContent(ctx, tx, values, from)
		}
		if _, err := insert.ExecContext(ctx, values...); err != nil {
			if ctx.Err() != nil || !isRow(err) {
				return fmt.Errorf("fill %s: %w", t.Name, err)
			}
			return notWhole("line %d of “%s” is not what Tickmark writes", n, t.Name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	taken := sha256.New()
	if err := rowsOf(ctx, tx, t, func(row []byte) error { taken.Write(append(row, '\n')); return nil }); err != nil {
		return err
	}
	if !bytes.Equal(given.Sum(nil), taken.Sum(nil)) {
		return notWhole("the rows of “%s” are not as Tickmark writes them", t.Name)
	}
	return nil
}

func notWhole(format string, args ...any) error {
	return annotate.Errorf(annotate.Invalid, "The copy is damaged, or was changed after it was made: "+format+". Nothing was loaded; take another copy.", args...)
}

// isRow reports whether a row is to blame for what SQLite said.
func isRow(err error) bool {
	return failed(err, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG)
}

func addBlob(ctx context.Context, tx *sql.Tx, row []any, from Source) error {
	hash, _ := row[0].(string)
	b, err := readBlob(ctx, hash, from)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO blobs (hash, bytes) VALUES (?, ?)", hash, b); err != nil {
		return fmt.Errorf("keep the bytes %s: %w", hash, err)
	}
	return nil
}

func readBlob(ctx context.Context, hash string, from Source) ([]byte, error) {
	r, err := from.Bytes(ctx, hash)
	if errors.Is(err, ErrLost) {
		return []byte{}, nil
	}
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxBlob+1))
	switch {
	case err != nil:
		return nil, err
	case len(b) > maxBlob:
		return nil, notWhole("the bytes %s are more than any article has", hash)
	case annotate.Hash(b) != hash:
		return nil, otherBytes(hash)
	}
	return b, nil
}

func otherBytes(hash string) error {
	return notWhole("the bytes %s are others than those that were kept", hash)
}

func addContent(ctx context.Context, tx *sql.Tx, row []any, from Source) error {
	hash, _ := row[0].(string)
	size, _ := row[1].(int64)
	r, err := from.Bytes(ctx, hash)
	lost := errors.Is(err, ErrLost)
	if err != nil && !lost {
		return err
	}
	if !lost {
		defer r.Close()
	}
	var id int64
	if err := tx.QueryRowContext(ctx, "INSERT INTO contents (hash, size) VALUES (?, ?) RETURNING id", hash, size).Scan(&id); err != nil {
		return fmt.Errorf("keep the bytes %s: %w", hash, err)
	}
	if lost {
		return nil
	}
	sum, start, part := sha256.New(), int64(0), make([]byte, partSize)
	for start < size {
		n, err := io.ReadFull(r, part[:min(partSize, size-start)])
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return otherBytes(hash)
		}
		if err != nil {
			return err
		}
		sum.Write(part[:n])
		if _, err := tx.ExecContext(ctx, "INSERT INTO parts (content, start, bytes) VALUES (?, ?, ?)", id, start, part[:n]); err != nil {
			return fmt.Errorf("keep a part of %s: %w", hash, err)
		}
		start += int64(n)
	}
	if n, _ := io.ReadFull(r, part[:1]); n > 0 || hex.EncodeToString(sum.Sum(nil)) != hash {
		return otherBytes(hash)
	}
	return nil
}
