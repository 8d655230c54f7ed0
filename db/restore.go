package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tickmark/annotate"
)

// restoredEnding is the ending of a restored library that is whole and waits to take the
// library's place. That such a file is there means that it shall: whoever opens the
// library next puts it there, if the one who began did not come to it.
const restoredEnding = ".restored"

// Restore puts a copy of a library in the place of the library at path, which nobody may
// have open, and keeps what was there beside it, under the name that it returns; "" if
// nothing was there. The copy stays where it is. progress is told how many bytes were gone
// through, and of how many: they are copied, and what was copied is read again. It may be nil.
//
// At every moment the file at path is the old library or the restored one, whole, also
// after a power cut; see [swap]. If ctx ends before that begins, which is when all was read
// again, the library stays as it is; afterwards nothing stops it any more.
//
// Errors: Conflict if another process has the library open; NotFound if there is no such
// copy; Unsupported if it is no library, or of a newer Tickmark; Invalid if it is damaged,
// or the library's folder cannot be written in; Unavailable if the disk is full.
func Restore(ctx context.Context, path, from string, o Options, progress func(done, total int64)) (kept string, err error) {
	if path, err = place(path); err != nil {
		return "", err
	}
	held, err := acquire(path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, held.release()) }()
	if _, err := finishRestore(path); err != nil { // of an earlier one
		return "", err
	}
	found, err := inspect(from)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", annotate.Errorf(annotate.NotFound, "There is no file %s.", from)
	case err != nil:
		return "", err
	}
	parameters := lookParameters
	if found.hot = holds(from + "-wal"); found.hot {
		parameters = lookWithLogParameters // a library that was kept as it was, with its log
	}
	// Copied first to a name that means nothing yet, and in the folder of the library,
	// so that it can be renamed.
	whole := path + ".restoring"
	if err := removeFile(whole); err != nil {
		return "", unusable(path, err)
	}
	made, err := writeCopy(ctx, from, parameters, whole, func(done, total int64) { stage(progress, total, 0, 2)(done, total) })
	if err != nil {
		return "", err
	}
	stage(progress, made.Size, 1, 2)(1, 1)
	err = inTurn(
		func() error { return dateRestored(path, whole, o.clock()()) },
		func() error { return renameFile(whole, path+restoredEnding) },
		func() error { return syncFolder(filepath.Dir(path)) },
	)
	if err != nil {
		return "", unusable(path, err)
	}
	return finishRestore(path)
}

// dateRestored gives the restored file the time from which the name of the old library
// comes, such that nothing has that name; see [swap.keptName]. Disks of the FAT family
// know times to two seconds.
func dateRestored(path, restored string, now time.Time) error {
	for at := now; ; at = at.Add(2 * time.Second) {
		if err := dateFile(restored, at); err != nil {
			return err
		}
		name, err := keptName(path, restored)
		if err != nil {
			return err
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			_, err := bringToDisk(restored) // or the name would be another one after a power cut
			return err
		}
	}
}

// keptName is under which name the library at path is kept when the restored one takes
// its place. It comes from the time of the restored file, so that it is still the same
// after a crash.
func keptName(path, restored string) (string, error) {
	info, err := os.Stat(restored)
	if err != nil {
		return "", err
	}
	ending := filepath.Ext(path)
	return strings.TrimSuffix(path, ending) + ".before-restore-" + info.ModTime().UTC().Format("20060102T150405Z") + ending, nil
}

// finishRestore puts the restored library, if one is waiting, in the place of the library
// at path. The caller holds the lock.
func finishRestore(path string) (kept string, err error) {
	if _, err := os.Lstat(path + restoredEnding); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	kept, err = keptName(path, path+restoredEnding)
	if err == nil {
		err = swap{path, kept}.finish()
	}
	if err != nil {
		return "", annotate.Errorf(annotate.Invalid, "The restored library %s could not be put in its place (%v). Nothing is lost: it is in the file %s beside it, and Tickmark will try again when it opens the library.", path, err, filepath.Base(path)+restoredEnding)
	}
	if _, err := os.Lstat(kept); err != nil {
		return "", nil //nolint:nilerr // there was nothing to keep
	}
	return kept, nil
}

// swap puts the restored library in the place of the library, which may have a log
// beside it: what was written since the library's file was, or what takes back a change
// that is half in it. SQLite applies a log to whatever file has the name, so
// the restored library must never lie beside the log of the old one; and the old one
// without its log is not what it was.
//
// The steps can be stopped after any of them, and done again from the first: what has
// been done already is left as it is. After each the folder is brought to the disk
// (the caller does that), because otherwise a power cut could leave a later step done
// and an earlier one not.
type swap struct{ path, kept string }

func (s swap) finish() error {
	for _, step := range s.steps() {
		if err := errors.Join(step(), syncFolder(filepath.Dir(s.path))); err != nil {
			return err
		}
	}
	return nil
}

func (s swap) steps() []func() error {
	return []func() error{
		// First, the old library gets its second name, while it has its first: from then on it
		// cannot be lost. Not earlier than the restored one waits, though: the two names are of
		// one file, and were somebody to open the old library after a crash, they would work in
		// both.
		s.keepFile,
		// Then its logs follow it. Where there are any, the file at the path is not whole any
		// more; but nobody opens it before the last step is done, see [Open]. Where there
		// are none, as after an ordinary end, nothing has changed for any other program, either.
		s.keepLogs,
		// No log lies at the path now. Renaming replaces the old file by the new one
		// at once; there is no moment without a library, or with half of one.
		s.replace,
	}
}

func (s swap) keepFile() error {
	if _, err := os.Lstat(s.path); errors.Is(err, fs.ErrNotExist) {
		return nil // there was none, or it was renamed
	}
	if _, err := os.Lstat(s.kept); err == nil {
		return nil
	}
	if linkFile(s.path, s.kept) == nil {
		return nil
	}
	// A disk on which a file has one name only, such as a memory stick. There is no library
	// for a moment then; the steps that follow do not need it.
	return renameFile(s.path, s.kept)
}

func (s swap) keepLogs() error {
	for _, log := range []string{"-wal", "-journal"} {
		if holds(s.path + log) {
			if err := renameFile(s.path+log, s.kept+log); err != nil {
				return err
			}
		}
	}
	// What may be left is an empty log, and an index of the log that SQLite makes anew.
	for _, left := range []string{"-wal", "-journal", "-shm"} {
		if err := removeFile(s.path + left); err != nil {
			return err
		}
	}
	return nil
}

func (s swap) replace() error { return renameFile(s.path+restoredEnding, s.path) }
