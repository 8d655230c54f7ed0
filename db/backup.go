package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"tickmark/annotate"
)

const (
	// copyStep is how many pages are copied in one go: 1 MiB of them.
	copyStep = 256
	// stepsToDisk is after how many of them what was copied is brought to the disk. Done
	// once at the end, somebody’s saving would have to wait until all of it is there.
	stepsToDisk = 16
	// copyRest is how long the disk is then left to others. It makes a backup of 1 GB
	// two seconds longer.
	copyRest = 2 * time.Millisecond
)

// copyParameters are for writing a copy that is thrown away unless it comes to its
// end, and which [writeCopy] brings to the disk itself.
const copyParameters = "_pragma=journal_mode(off)&_pragma=synchronous(off)"

// Copy is a copy of a library as it was at one moment, in one file, found whole after
// it was written.
type Copy struct {
	// LibraryID is whose copy it is; see [Reader.LibraryID].
	LibraryID string
	// Head is where its history ends. A library of an older Tickmark has none.
	Head annotate.Head
	Size int64 // of its file, in bytes
}

// BackUp writes a copy of the library to the file at path, for the owner only. Work on
// the library goes on meanwhile; the copy is of the moment at which this began. Once it
// returns nil, the copy has been read again and is whole, and it is on the disk; before,
// there is nothing under its name. progress is told how many bytes were copied, and of
// how many; it may be nil.
//
// Errors: Conflict if there is a file at path; Unavailable if the disk is full; Invalid if
// the folder cannot be written in, or what was copied is damaged.
func (d *DB) BackUp(ctx context.Context, path string, progress func(done, total int64)) (Copy, error) {
	// The head is going to be known outside the library: no typing goes on with it.
	if _, err := d.Head(ctx); err != nil {
		return Copy{}, d.explain(ctx, err)
	}
	return writeCopy(ctx, d.path, d.reads, path, progress)
}

// LibraryID tells this library from all others: its copies have the same. It is the
// identifier of the first thing that was ever recorded in it.
func (r Reader) LibraryID(ctx context.Context) (id string, err error) {
	err = r.q.QueryRowContext(ctx, "SELECT id FROM actions ORDER BY n LIMIT 1").Scan(&id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("tell which library this is: %w", err)
	}
	return id, nil
}

// writeCopy copies the library at from, opened with the parameters, to the file at to,
// which must not be there.
//
// It copies pages with SQLite's backup interface, in a transaction that reads, so that
// what others write meanwhile neither waits nor is seen. VACUUM INTO does that as well,
// but all in one go: it cannot say how far it is, or leave the disk to others. Of a
// library of 950 MB, saved into every 20 ms on a busy machine, the longest that one of
// those had to wait was 1.8 and 2.4 s with VACUUM INTO, 0.4 and 0.3 s with this.
func writeCopy(ctx context.Context, from, parameters, to string, progress func(done, total int64)) (made Copy, err error) {
	if isThere(to) {
		return Copy{}, annotate.Errorf(annotate.Conflict, "There is a file %s already. Give another name.", to)
	}
	partial := to + ".partial"
	defer func() {
		if err != nil {
			_ = removeFile(partial)
			err = explainCopy(from, to, err)
		}
	}()
	// SQLite would make the file for everybody to read.
	if err := makeEmpty(partial); err != nil {
		return Copy{}, err
	}
	err = using(from, parameters, func(pool *sql.DB) error {
		conn, err := pool.Conn(ctx)
		if err != nil {
			return err
		}
		defer conn.Close()
		// This holds the copy to one moment; without it, every write would begin it anew.
		if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
			return err
		}
		if made, err = describe(ctx, conn); err != nil {
			return err
		}
		return conn.Raw(func(driver any) error { return copyPages(ctx, driver, partial, progress) })
	})
	if err != nil {
		return Copy{}, err
	}
	if err := checkCopy(ctx, partial, made); err != nil {
		return Copy{}, err
	}
	if made.Size, err = bringToDisk(partial); err != nil {
		return Copy{}, err
	}
	return made, Rename(partial, to)
}

// makeEmpty makes an empty file for the owner only, in place of what an earlier run left.
func makeEmpty(path string) error {
	if err := removeFile(path); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}

// describe says what a library, or a copy of one, holds.
func describe(ctx context.Context, q queryer) (Copy, error) {
	r := Reader{q: q, view: inside(q)}
	id, err := r.LibraryID(ctx)
	if err != nil {
		return Copy{}, err
	}
	made := Copy{LibraryID: id}
	var version int
	if err = q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err == nil && version == newest {
		made.Head, err = r.Head(ctx)
	}
	return made, err
}

// copier is what the driver's connections have for copying a database.
type copier interface {
	NewBackup(target string) (*sqlite.Backup, error)
}

func copyPages(ctx context.Context, driver any, to string, progress func(done, total int64)) error {
	c, ok := driver.(copier)
	if !ok {
		return errors.New("this SQLite cannot copy a database")
	}
	backup, err := c.NewBackup(dataSource(to, copyParameters))
	if err != nil {
		return fmt.Errorf("begin to copy: %w", err)
	}
	for more, steps := true, 1; more; steps++ {
		if more, err = backup.Step(copyStep); err != nil {
			break
		}
		if steps%stepsToDisk == 0 {
			if _, err = bringToDisk(to); err != nil {
				break
			}
		}
		if progress != nil {
			total := int64(backup.PageCount())
			progress((total-int64(backup.Remaining()))*pageSize, total*pageSize)
		}
		select {
		case <-time.After(copyRest):
		case <-ctx.Done():
			more, err = false, ctx.Err()
		}
	}
	return errors.Join(err, backup.Finish())
}

// pageSize is that of all libraries, in bytes: SQLite's own choice, which nothing changes.
const pageSize = 4096

// checkCopy reads all of a copy that was made of what is known, and returns an Invalid
// error if it is not whole, or not the same.
func checkCopy(ctx context.Context, path string, want Copy) error {
	return using(path, lookParameters, func(pool *sql.DB) error {
		var finding string
		err := pool.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&finding)
		if err == nil && finding == "ok" {
			var got Copy
			if got, err = describe(ctx, pool); err == nil && got != want {
				finding = "it ends with another change"
			}
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case damaged(err):
			finding = err.Error()
		case err != nil:
			return fmt.Errorf("check the copy: %w", err)
		}
		if finding != "ok" {
			return annotate.Errorf(annotate.Invalid, "The copy is damaged (%s), and was removed. Either the library is damaged, which “Verify the library” would find, or the disk that holds %s fails.", strings.Join(strings.Fields(finding), " "), filepath.Dir(path))
		}
		return nil
	})
}

// explainCopy turns what went wrong with writing a copy into something to act on, where
// there is something.
func explainCopy(from, to string, err error) error {
	if annotate.CodeOf(err) != "" || errors.Is(err, context.Canceled) {
		return err
	}
	if damaged(err) {
		return damage(from, err)
	}
	folder := filepath.Dir(to)
	if failed(err, sqlite3.SQLITE_FULL) || errors.Is(err, syscall.ENOSPC) {
		return annotate.Errorf(annotate.Unavailable, "There is no room left on the disk that holds %s. Make room, or choose another folder.", folder)
	}
	_, isPath := errors.AsType[*fs.PathError](err)
	_, isLink := errors.AsType[*os.LinkError](err)
	if isPath || isLink || failed(err, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY) {
		return annotate.Errorf(annotate.Invalid, "The copy %s could not be written (%v). Check that the folder is there and that you may write in it, or choose another.", to, err)
	}
	return fmt.Errorf("copy the library: %w", err)
}
