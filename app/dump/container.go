package dump

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"tickmark/annotate"
	"tickmark/app/sealed"
)

// container is where the files of a dump go. It is at its place only once it is
// finished.
type container interface {
	// create begins a file, and ends the one before. The name has slashes.
	create(name string) (io.Writer, error)
	finish() error
	// abandon removes what there is, unless it was finished.
	abandon() error
}

// newContainer makes what the path says: a ZIP file where it ends in .zip, a sealed
// one with .age after that, and else a folder.
func newContainer(to string, at time.Time, p *sealed.Passphrase) (container, error) {
	name, isSealed := strings.CutSuffix(strings.ToLower(to), sealed.Extension)
	isZip := strings.HasSuffix(name, ".zip")
	switch {
	case isSealed && p == nil:
		return nil, annotate.Errorf(annotate.Invalid, "A name that ends in %s is one of a sealed file. Give a passphrase, or another name.", sealed.Extension)
	case p != nil && (!isSealed || !isZip):
		return nil, annotate.Errorf(annotate.Invalid, "What is sealed is one file. Give it a name that ends in .zip%s.", sealed.Extension)
	}
	part := filepath.Join(filepath.Dir(to), ".tickmark-"+annotate.NewID()+".part")
	if isZip {
		return newArchive(to, part, at, p)
	}
	return newFolder(to, part)
}

func cannotWrite(err error) error {
	reason := err
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		reason = p.Err
	}
	return annotate.Errorf(annotate.Invalid, "The copy cannot be written there: %v. Nothing of it has been left behind. Choose another place, or make room.", reason)
}

// archive is a ZIP file, sealed or not.
type archive struct {
	to, part string
	at       time.Time
	file     *os.File
	buffer   *bufio.Writer
	lock     io.WriteCloser // nil: it is open to all
	zip      *zip.Writer
	finished bool
}

func newArchive(to, part string, at time.Time, p *sealed.Passphrase) (container, error) {
	file, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, cannotWrite(err)
	}
	a := &archive{to: to, part: part, at: at, file: file, buffer: bufio.NewWriterSize(file, 1<<16)}
	var under io.Writer = a.buffer
	if p != nil {
		if a.lock, err = sealed.Seal(a.buffer, *p); err != nil {
			return nil, errors.Join(err, a.abandon())
		}
		under = a.lock
	}
	a.zip = zip.NewWriter(under)
	return a, nil
}

// squeezed are the endings of what becomes smaller by compressing; the rest, such as pictures and PDF files, has been.
var squeezed = map[string]bool{
	".jsonl": true, ".json": true, ".txt": true, ".csv": true, ".sha256": true, ".html": true, ".htm": true, ".md": true, ".xml": true, ".svg": true, ".eml": true, ".mhtml": true, ".srt": true, ".vtt": true,
}

func (a *archive) create(name string) (io.Writer, error) {
	header := &zip.FileHeader{Name: name, Method: zip.Store, Modified: a.at}
	if squeezed[path.Ext(name)] {
		header.Method = zip.Deflate
	}
	w, err := a.zip.CreateHeader(header)
	if err != nil {
		return nil, cannotWrite(err)
	}
	return w, nil
}

func (a *archive) finish() error {
	err := a.zip.Close()
	if a.lock != nil {
		err = errors.Join(err, a.lock.Close())
	}
	if err = errors.Join(err, a.buffer.Flush(), a.file.Sync(), a.file.Close()); err == nil {
		err = os.Rename(a.part, a.to)
	}
	if err != nil {
		return cannotWrite(err)
	}
	a.finished = true
	return nil
}

func (a *archive) abandon() error {
	if a.finished {
		return nil
	}
	a.file.Close()
	return os.Remove(a.part)
}

// folder is a folder. Its files are not flushed to the disk one by one, which for a large library would take an hour.
type folder struct {
	to, part string
	file     *os.File // the one being written
	buffer   *bufio.Writer
	finished bool
}

func newFolder(to, part string) (container, error) {
	if err := isFree(to); err != nil {
		return nil, err
	}
	if err := os.Mkdir(part, 0o700); err != nil {
		return nil, cannotWrite(err)
	}
	return &folder{to: to, part: part}, nil
}

// isFree returns a Conflict error unless there is nothing at the path, or an empty folder.
func isFree(path string) error {
	entries, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	return annotate.Errorf(annotate.Conflict, "There is something at %s already. Choose a folder that is new or empty.", path)
}

func (f *folder) create(name string) (io.Writer, error) {
	if err := f.end(); err != nil {
		return nil, err
	}
	file := filepath.Join(f.part, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, cannotWrite(err)
	}
	opened, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, cannotWrite(err)
	}
	f.file, f.buffer = opened, bufio.NewWriterSize(opened, 1<<16)
	return f.buffer, nil
}

func (f *folder) end() error {
	if f.file == nil {
		return nil
	}
	err := errors.Join(f.buffer.Flush(), f.file.Close())
	f.file = nil
	if err != nil {
		return cannotWrite(err)
	}
	return nil
}

func (f *folder) finish() error {
	if err := f.end(); err != nil {
		return err
	}
	if err := isFree(f.to); err != nil {
		return err
	}
	_ = os.Remove(f.to) // an empty one
	if err := os.Rename(f.part, f.to); err != nil {
		return cannotWrite(err)
	}
	f.finished = true
	return nil
}

func (f *folder) abandon() error {
	if f.finished {
		return nil
	}
	if f.file != nil {
		f.file.Close()
	}
	if err := os.RemoveAll(f.part); err != nil {
		return fmt.Errorf("remove what was written of the copy: %w", err)
	}
	return nil
}
