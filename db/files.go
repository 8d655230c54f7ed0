package db

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// What is done to files by their names goes through this file, because a power cut can
// leave it done or not, like what SQLite writes. The tests note it together with that
// (disk_test.go); nothing else does.
var noted = func(fileStep) {}

// fileStep is one such thing.
type fileStep struct {
	op       string // rename, link, remove, date, sync or syncFolder
	path, to string
	at       time.Time
}

// Rename gives a file the name to, which it has after a power cut, too. A file that has
// that name already is replaced.
func Rename(path, to string) error {
	if err := renameFile(path, to); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(to))
}

func renameFile(path, to string) error {
	noted(fileStep{op: "rename", path: path, to: to})
	return os.Rename(path, to)
}

func linkFile(path, to string) error {
	err := os.Link(path, to)
	if err == nil {
		noted(fileStep{op: "link", path: path, to: to})
	}
	return err
}

// removeFile is content if there is no such file.
func removeFile(path string) error {
	err := os.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		noted(fileStep{op: "remove", path: path})
	}
	return err
}

// isThere reports whether there is anything of that name.
func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// dateFile sets when a file was changed last.
func dateFile(path string, at time.Time) error {
	noted(fileStep{op: "date", path: path, at: at})
	return os.Chtimes(path, at, at)
}

// bringToDisk returns the size of a file once all of it is on the disk.
func bringToDisk(path string) (size int64, err error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	if err := file.Sync(); err != nil {
		return 0, err
	}
	noted(fileStep{op: "sync", path: path})
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// syncFolder brings the names in a folder to the disk: what was renamed there has its
// new name after a power cut, too, and everything that was renamed before it. Windows
// has no such call; NTFS keeps the order of renames in its journal.
func syncFolder(path string) error {
	noted(fileStep{op: "syncFolder", path: filepath.Join(path, "*")})
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
