package db

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	sqlite3 "modernc.org/sqlite/lib"

	"tickmark/annotate"
)

// Open opens the library in the file, or makes one with the default rating
// scale where there is no file or an empty one. Folders that are missing are
// made, for the owner only, as is the file.
//
// Errors that a person can act on: Conflict if another process has the library
// open; Unsupported if the file is something else or comes from a newer
// Tickmark; Invalid if it is damaged or cannot be read and written. The file is
// then left as it was, byte for byte. If it is of an older Tickmark, it is
// migrated after a backup beside it.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	path, err := place(path)
	if err != nil {
		return nil, err
	}
	held, err := acquire(path)
	if err != nil {
		return nil, err
	}
	d := &DB{path: path, reads: lookWithLogParameters, now: o.clock(), lock: held, writing: make(chan struct{}, 1)}
	if err := d.open(ctx); err != nil {
		if d.check != nil {
			d.check.cancel()
		}
		if d.pool != nil {
			err = errors.Join(err, d.held.release(), d.upkeep.end(), d.pool.Close())
		}
		return nil, errors.Join(d.explain(ctx, err), held.release())
	}
	return d, nil
}

func (d *DB) open(ctx context.Context) error {
	// Before anything else is looked at: what lies at the path may be half of a swap.
	if _, err := finishRestore(d.path); err != nil {
		return err
	}
	file, err := look(ctx, d.path)
	if err != nil {
		return err
	}
	if d.check, err = startCheck(ctx, d.path, file); err != nil {
		return err
	}
	if file.version < newest || !file.logged {
		// This is going to change the file, which first has to be found whole.
		if err := d.check.wait(ctx); err != nil {
			return err
		}
	}
	if file.version < newest {
		if err := migrate(ctx, d.path, file.version, migrations, d.now()); err != nil {
			return err
		}
	}
	d.pool = connect(d.path, poolParameters)
	d.pool.SetMaxOpenConns(8)
	d.pool.SetMaxIdleConns(8)
	d.Reader = Reader{q: d.pool, view: snapshot(d.pool)}
	if err := d.pool.PingContext(ctx); err != nil {
		if damaged(err) || failed(err, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR) {
			return err // which says what to do about the file or the disk
		}
		return unusable(d.path, err)
	}
	if !d.check.isOver() {
		if err := d.holdUntilChecked(ctx); err != nil {
			return err
		}
	}
	last, err := lastLink(ctx, d.q)
	if err != nil {
		return err
	}
	d.upkeep = newUpkeep(d)
	d.told = last.n // somebody may have been, in the run before
	if d.file, err = os.Stat(d.path); err != nil {
		return unusable(d.path, err)
	}
	return d.addDefaultScale(ctx)
}

// addDefaultScale gives a new library its rating scale. Nobody did this, so it
// cannot be undone.
func (d *DB) addDefaultScale(ctx context.Context) error {
	var n int
	if err := d.q.QueryRowContext(ctx, "SELECT count(*) FROM scales").Scan(&n); err != nil || n > 0 {
		return err
	}
	return d.write(ctx, func(tx *Tx) error {
		err := tx.AddScale(annotate.Scale{
			ID: annotate.NewID(), ScaleID: annotate.NewID(), Version: 1, CreatedAt: tx.Now(), ScaleFields: annotate.DefaultScale(),
		})
		if err != nil {
			return err
		}
		_, err = tx.recordAs(Work{Label: "Make library"}, annotate.Do, "")
		return err
	})
}

// place returns the absolute path of the library with symbolic links resolved,
// so that one file has one lock, and makes its folder where there is none.
func place(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find the library: %w", err)
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", unusable(path, err)
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target, nil
	}
	folder, err = filepath.EvalSymlinks(folder)
	if err != nil {
		return "", unusable(path, err)
	}
	return filepath.Join(folder, filepath.Base(path)), nil
}

// unusable is the error for a file or folder that the system does not let us
// read and write.
func unusable(path string, err error) error {
	return annotate.Errorf(annotate.Invalid, "The library %s cannot be opened (%v). Check that you may read and write the file and its folder, or choose another library.", path, err)
}
