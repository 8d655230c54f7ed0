package db

import (
	"fmt"
	"os"
	"runtime"

	"github.com/gofrs/flock"

	"tickmark/annotate"
)

// A library is open in one process at a time: two windows on one library would
// overwrite each other's typing, and undo would mean nothing. The lock is the
// operating system's on a file beside the library, so it goes with the process
// however the process ends. SQLite's own locks are on the library itself, which
// on Windows rules out a second lock there.
type lock struct{ file *flock.Flock } // nil: none was needed

// acquire takes the lock or returns a Conflict error.
func acquire(library string) (lock, error) {
	for {
		file := flock.New(library + ".lock")
		taken, err := file.TryLock()
		if err != nil {
			return lock{}, unusable(library, err)
		}
		if !taken {
			return lock{}, annotate.Errorf(annotate.Conflict, "The library %s is already open in another Tickmark. Close it there first, or choose another library.", library)
		}
		// Its last holder may have removed the file between our opening and our
		// locking it; what we hold then excludes nobody.
		if held, err := file.Stat(); err == nil {
			if named, err := os.Stat(file.Path()); err == nil && os.SameFile(held, named) {
				return lock{file}, nil
			}
		}
		if err := file.Close(); err != nil {
			return lock{}, fmt.Errorf("lock the library: %w", err)
		}
	}
}

// release gives the lock back and leaves no file behind. Once more does nothing:
// by then the file may be another holder's.
func (l lock) release() error {
	if l.file == nil || !l.file.Locked() {
		return nil
	}
	if runtime.GOOS == "windows" {
		// A file that is open cannot be removed there, by anybody: so close first,
		// and if the next holder has it open by then, it stays.
		err := l.file.Close()
		_ = os.Remove(l.file.Path())
		return err
	}
	_ = os.Remove(l.file.Path())
	return l.file.Close()
}
