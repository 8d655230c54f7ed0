package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"tickmark/annotate"
)

// OpenReadOnly opens a library to be read only, with why for the error of every write
// ([DB.Fault]): one that [Open] refuses because it is damaged, or lies where nobody may
// write. The file stays as it is. Of a damaged one, what can be read can be read; the
// rest is an error where it is asked for.
//
// Errors: Conflict if another process has the library open; NotFound if there is no file;
// Unsupported if it is no library, of a newer Tickmark, or of an older one, which would
// have to be migrated first; Invalid if next to nothing in it can be read.
func OpenReadOnly(ctx context.Context, path string, o Options, why error) (*DB, error) {
	path, err := place(path)
	if err != nil {
		return nil, err
	}
	held, err := acquire(path)
	if annotate.CodeOf(err) == annotate.Conflict {
		return nil, err
	} // else it lies where no lock can be made, nor anything be written by others
	d := &DB{path: path, now: o.clock(), lock: held, writing: make(chan struct{}, 1)}
	d.check, _ = finishedCheck(why)
	if err := d.openReadOnly(ctx); err != nil {
		if d.pool != nil {
			err = errors.Join(err, d.pool.Close())
		}
		return nil, errors.Join(d.explain(ctx, err), held.release())
	}
	return d, nil
}

func (d *DB) openReadOnly(ctx context.Context) error {
	if _, err := finishRestore(d.path); err != nil {
		return err
	}
	file, err := inspect(d.path)
	if errors.Is(err, fs.ErrNotExist) {
		return annotate.Errorf(annotate.NotFound, "There is no library %s.", d.path)
	}
	if err != nil {
		return err
	}
	d.reads = lookParameters
	if holds(d.path + "-wal") {
		d.reads = lookWithLogParameters
		file.version, err = userVersion(ctx, d.path, d.reads)
		if unreachable(err) { // a log is read by an index of it, which SQLite makes beside it
			return annotate.Errorf(annotate.Invalid, "The library %s was not closed, and the log beside it cannot be read where nothing can be written. Copy both, this file and %s-wal, to where they can be written, and open the copy.", d.path, filepath.Base(d.path))
		}
		if err != nil {
			return err
		}
	}
	if file.version < newest {
		return annotate.Errorf(annotate.Unsupported, "The library %s was written by an older Tickmark, and would have to be brought to the form of this one first, which cannot be done here. Open it with the version that wrote it, or copy it to where it can be written.", d.path)
	}
	d.pool = connect(d.path, d.reads)
	d.pool.SetMaxOpenConns(8)
	d.pool.SetMaxIdleConns(8)
	d.Reader = Reader{q: d.pool, view: snapshot(d.pool)}
	_, err = d.CountArticles(ctx)
	return err
}

// CannotBeWritten reports whether the system lets the library at path be read but not
// written, as on a disk that is read-only.
func CannotBeWritten(path string) bool {
	read, err := os.Open(path)
	if err != nil {
		return false
	}
	read.Close()
	written, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return isForbidden(err)
	}
	written.Close()
	// SQLite's log and the lock are files beside it.
	beside, err := os.CreateTemp(filepath.Dir(path), ".tickmark-*")
	if err != nil {
		return isForbidden(err)
	}
	beside.Close()
	_ = os.Remove(beside.Name())
	return false
}

func isForbidden(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}
