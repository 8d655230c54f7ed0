package app

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"tickmark/annotate"
	"tickmark/app/importer"
	"tickmark/db"
)

// NewSnapshot is a copy of a source that is to be kept.
type NewSnapshot struct {
	SourceID string
	// ArticleID names the article in whose history the action belongs; empty for
	// the library's.
	ArticleID string
	Name      string    // file name; may be empty
	URL       string    // where it was taken from; may be empty
	Charset   string    // as it was declared there; may be empty
	Bytes     io.Reader // of any size
	Size      int64     // how many bytes there are; 0 if that is not known

	called string // Name as it may be shown meanwhile
}

// Captured is what keeping a copy of a source came to.
type Captured struct {
	Snapshot annotate.Snapshot `json:"snapshot"`
	Exists   bool              `json:"exists" doc:"The source already had a copy of the same bytes, this one; nothing was stored"`
	Notes    []string          `json:"notes" doc:"What could not be read of it"`
}

// AddSnapshot keeps a copy of a source, unchanged, and reads its text if it has
// one. That the text cannot be read is no error but a note: the copy counts.
//
// Errors: NotFound if there is no such source; TooLarge beyond the size that the
// person at this machine has set ([Preferences]); Invalid for no bytes or an
// address that is none.
func (a *App) AddSnapshot(ctx context.Context, n NewSnapshot) (Captured, error) {
	n, err := a.checkSnapshot(ctx, n)
	if err != nil {
		return Captured{}, err
	}
	var hash string
	var size int64
	err = a.readings.show(ctx, Storing, n.called, func(ctx context.Context, tell func(done, total int64)) (err error) {
		from := watched(ctx, n.Bytes, func(done int64) { tell(done, n.Size) })
		hash, size, err = a.db.AddContent(ctx, from, a.Preferences().maxSnapshot())
		return err
	})
	if err != nil {
		return Captured{}, err
	}
	return a.putSnapshot(ctx, n, annotate.Snapshot{Hash: hash, Size: size}, func() (io.ReadSeekCloser, error) {
		content, err := a.db.Content(ctx, hash)
		return unclosed{content}, err
	})
}

// AddSnapshotFile keeps a copy of a source from the file at path. One that is too
// large for the library is not copied: the snapshot has its path and its hash, so
// that the file can be told from any other.
//
// Errors: those of [App.AddSnapshot] but for the size; NotFound if there is no
// such file; Unsupported if it is too large and lies on another machine.
func (a *App) AddSnapshotFile(ctx context.Context, n NewSnapshot, path string) (Captured, error) {
	file, info, err := openFile(path)
	if err != nil {
		return Captured{}, err
	}
	defer file.Close()
	n.Name, n.Bytes, n.Size = cmp.Or(n.Name, filepath.Base(path)), file, info.Size()
	if info.Size() <= a.Preferences().maxSnapshot() {
		return a.AddSnapshot(ctx, n)
	}
	if n, err = a.checkSnapshot(ctx, n); err != nil {
		return Captured{}, err
	}
	if path, err = filepath.Abs(path); err != nil {
		return Captured{}, fmt.Errorf("find the file: %w", err)
	}
	if err := checkPlace(path, placeOfCopy(path, n.Name, n.called), runtime.GOOS); err != nil {
		return Captured{}, err
	}
	var hash string
	var size int64
	err = a.readings.show(ctx, Storing, n.called, func(ctx context.Context, tell func(done, total int64)) (err error) {
		hash, size, err = hashOf(ctx, file, func(done int64) { tell(done, n.Size) })
		return err
	})
	switch {
	case ctx.Err() != nil, errors.Is(err, errStopped):
		return Captured{}, err
	case err != nil:
		return Captured{}, annotate.Errorf(annotate.Invalid, "“%s” could not be read: %v", n.called, reason(err))
	}
	captured, err := a.putSnapshot(ctx, n, annotate.Snapshot{Hash: hash, Size: size, Path: path}, func() (io.ReadSeekCloser, error) {
		again, _, err := openFile(path)
		return again, err
	})
	if err == nil && !captured.Exists {
		captured.Notes = append(captured.Notes, fmt.Sprintf("It is larger than %d MB and stays where it is. Tickmark remembers the place and the hash; do not move the file.", a.Preferences().SnapshotMegabytes))
	}
	return captured, err
}

// openFile opens what is an ordinary file. That is looked at before it is opened: opening a pipe
// waits for whoever writes to it, and opening a device may do something.
func openFile(path string) (*os.File, os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, annotate.Errorf(annotate.NotFound, "This could not be opened: %v", reason(err))
	}
	if !info.Mode().IsRegular() {
		return nil, nil, annotate.Errorf(annotate.Unsupported, "“%s” is not a file. Choose a file.", filepath.Base(path))
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, annotate.Errorf(annotate.NotFound, "This could not be opened: %v", reason(err))
	}
	if info, err = file.Stat(); err != nil {
		file.Close()
		return nil, nil, fmt.Errorf("look at the file: %w", err)
	}
	return file, info, nil
}

func (a *App) checkSnapshot(ctx context.Context, n NewSnapshot) (NewSnapshot, error) {
	n.Name = annotate.CleanLine(filepath.Base(cmp.Or(n.Name, "copy")))
	if n.URL != "" && !annotate.SafeURL(n.URL) {
		return n, annotate.Errorf(annotate.Invalid, "“%s” is not a web address. It begins with https:// or http:// and holds no spaces.", n.URL)
	}
	source, err := a.db.Source(ctx, n.SourceID)
	n.called = nameOfCopy(source, n.Name)
	return n, err
}

// putSnapshot records a snapshot of bytes that can be opened. Where the library
// has the same bytes already, what was read of them then stays.
func (a *App) putSnapshot(ctx context.Context, n NewSnapshot, s annotate.Snapshot, open func() (io.ReadSeekCloser, error)) (Captured, error) {
	like, err := a.db.SnapshotLike(ctx, s.Hash, n.SourceID)
	if err == nil && like.SourceID == n.SourceID {
		return Captured{Snapshot: like, Exists: true, Notes: []string{}}, nil
	}
	known := err == nil
	if err != nil && annotate.CodeOf(err) != annotate.NotFound {
		return Captured{}, err
	}
	read := reading{notes: []string{}}
	if known {
		s.MediaType, s.Pages, s.BlocksHash = like.MediaType, like.Pages, like.BlocksHash
		if like.Path == "" {
			s.Path = "" // the library holds them
		}
	} else {
		content, err := open()
		if err != nil {
			return Captured{}, err
		}
		defer content.Close()
		if read, err = a.readSnapshot(ctx, n, s.Size, content); err != nil {
			return Captured{}, err
		}
		s.MediaType, s.Pages = read.mediaType, pagesOf(read.Blocks)
		if s.MediaType == mediaTypePDF {
			s.Pages = countPages(ctx, s.Size, open)
		}
	}
	s.ID, s.SourceID, s.Name, s.URL = annotate.NewID(), n.SourceID, n.Name, n.URL
	err = a.do(ctx, db.Work{Label: "Keep copy of source", ArticleID: n.ArticleID}, func(tx *db.Tx, _ string) (err error) {
		s.CapturedAt = tx.Now()
		if len(read.Blocks) > 0 {
			if s.BlocksHash, err = tx.AddBlocks(read.Blocks, imageBytes(read.Images)...); err != nil {
				return err
			}
		}
		return tx.PutSnapshot(s)
	})
	return Captured{Snapshot: s, Notes: read.notes}, err
}

// reading is what was read of a snapshot's bytes.
type reading struct {
	importer.Result
	mediaType string
	notes     []string
}

// headSize is how many bytes tell what a file is.
const headSize = 512

// readSnapshot reads the text of a snapshot, if it is of a kind and size that can
// be read, and finds out what it is. A PDF is read page by page from where it is
// kept, and may have any size.
func (a *App) readSnapshot(ctx context.Context, n NewSnapshot, size int64, from io.ReadSeeker) (reading, error) {
	head := make([]byte, min(size, headSize))
	if _, err := io.ReadFull(from, head); err != nil {
		return reading{}, fmt.Errorf("read the copy: %w", err)
	}
	read := reading{notes: []string{}, mediaType: mediaTypeOf(head, "", n.Name)}
	in := importer.Input{Name: n.Name, Charset: n.Charset, Whole: true}
	switch {
	case isMedia(read.mediaType):
		return read, nil
	case read.mediaType == mediaTypePDF:
		in.Large = &importer.Large{Content: from, Size: size}
	case size > importer.MaxBytes:
		read.notes = append(read.notes, fmt.Sprintf("Its text was not read, because it is larger than %d MB.", importer.MaxBytes>>20))
		return read, nil
	default:
		content := bytes.NewBuffer(head)
		if _, err := content.ReadFrom(from); err != nil {
			return reading{}, fmt.Errorf("read the copy: %w", err)
		}
		in.Bytes = content.Bytes()
	}
	var err error
	read.Result, err = a.read(ctx, n.called, in)
	switch {
	case ctx.Err() != nil:
		return reading{}, ctx.Err()
	case errors.Is(err, errStopped):
		return reading{}, err
	case errors.Is(err, errStuck):
		read.notes = append(read.notes, fmt.Sprintf("Its text was not read: that did not get on for %v.", patience))
	case annotate.CodeOf(err) != "":
		read.notes = append(read.notes, "Its text was not read. "+err.Error())
	case err != nil:
		return reading{}, err
	default:
		read.notes = append(read.notes, read.Notes...)
		read.mediaType = mediaTypeOf(head, read.Format, n.Name)
	}
	return read, nil
}

// pagesOf is the number of the last page that the text knows of.
func pagesOf(blocks []annotate.Block) (pages int) {
	for _, b := range blocks {
		for _, p := range b.Places {
			pages = max(pages, p.Page)
		}
	}
	return pages
}

// Snapshots returns the snapshots of a source, the newest first. Those of a
// confidential one are named after its alias, and where they are from is not told.
func (a *App) Snapshots(ctx context.Context, sourceID string) ([]annotate.Snapshot, error) {
	source, err := a.db.Source(ctx, sourceID)
	if err != nil {
		return nil, err
	}
	snapshots, err := a.db.Snapshots(ctx, sourceID)
	for i := range snapshots {
		snapshots[i] = veiledCopy(source, snapshots[i])
	}
	return snapshots, err
}

// Snapshot returns the snapshot with the identifier, named as in [App.Snapshots].
func (a *App) Snapshot(ctx context.Context, id string) (annotate.Snapshot, error) {
	s, err := a.db.Snapshot(ctx, id)
	if err != nil {
		return s, err
	}
	source, err := a.db.Source(ctx, s.SourceID)
	return veiledCopy(source, s), err
}

// SnapshotText returns the text that was read from a snapshot when it was
// captured; no blocks if it has none.
func (a *App) SnapshotText(ctx context.Context, id string) ([]annotate.Block, error) {
	s, err := a.db.Snapshot(ctx, id)
	if err != nil {
		return nil, err
	}
	return a.db.Blocks(ctx, s.BlocksHash)
}

// OpenSnapshot opens the bytes of a snapshot, which the caller has to close. Those in
// a file outside the library are given only after they have been held against the
// hash, which takes as long as reading them, once.
//
// Errors: NotFound if there is no such snapshot, or its file has gone; Conflict if
// the file that it names is not the one that was captured, or if it was stopped;
// Unsupported if the file's place is one that may not be opened.
func (a *App) OpenSnapshot(ctx context.Context, id string) (annotate.Snapshot, io.ReadSeekCloser, error) {
	s, err := a.db.Snapshot(ctx, id)
	if err != nil {
		return s, nil, err
	}
	if s.Path == "" {
		content, err := a.db.Content(ctx, s.Hash)
		return s, unclosed{content}, err
	}
	name, err := a.SnapshotName(ctx, s)
	if err != nil {
		return s, nil, err
	}
	var file *os.File
	err = a.readings.show(ctx, Checking, name, func(ctx context.Context, tell func(done, total int64)) (err error) {
		file, err = a.outside.open(ctx, s, placeOfCopy(s.Path, s.Name, name), func(done int64) { tell(done, s.Size) })
		return err
	})
	return s, file, err
}

// unclosed is bytes that need no closing.
type unclosed struct{ io.ReadSeeker }

// Close does nothing.
func (unclosed) Close() error { return nil }

// DeleteSnapshot removes a snapshot that no evidence was taken from; the error is
// Conflict while some was. articleID has the meaning of [NewSnapshot].ArticleID.
func (a *App) DeleteSnapshot(ctx context.Context, id, articleID string) error {
	return a.do(ctx, db.Work{Label: "Delete copy of source", ArticleID: articleID}, func(tx *db.Tx, _ string) error {
		return tx.DeleteSnapshot(id)
	})
}

// hashOf returns the SHA-256 and the number of the bytes that are read. progress
// is told how many were.
func hashOf(ctx context.Context, from io.Reader, progress func(n int64)) (hash string, size int64, err error) {
	sum := sha256.New()
	size, err = io.Copy(sum, watched(ctx, from, progress))
	if err != nil {
		return "", 0, err
	}
	return hex.EncodeToString(sum.Sum(nil)), size, nil
}

// SaveSnapshot writes the bytes of a snapshot to the file at path, and replaces it
// once all of them are there.
//
// Errors: those of [App.OpenSnapshot]; Conflict if the bytes are not the ones that
// were captured any more, or if it was stopped.
func (a *App) SaveSnapshot(ctx context.Context, id, path string) error {
	s, content, err := a.OpenSnapshot(ctx, id)
	if err != nil {
		return err
	}
	defer content.Close()
	name, err := a.SnapshotName(ctx, s)
	if err != nil {
		return err
	}
	sum := sha256.New()
	return a.readings.show(ctx, Saving, name, func(ctx context.Context, tell func(done, total int64)) error {
		return replaceFile(path, func(w io.Writer) error {
			from := watched(ctx, content, func(done int64) { tell(done, s.Size) })
			if _, err := io.Copy(io.MultiWriter(w, sum), from); err != nil {
				return fmt.Errorf("write the copy: %w", err)
			}
			if hex.EncodeToString(sum.Sum(nil)) != s.Hash {
				return annotate.Errorf(annotate.Conflict, "“%s” has been damaged since it was captured and was not saved.", name)
			}
			return nil
		})
	})
}
