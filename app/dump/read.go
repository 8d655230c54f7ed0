package dump

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"tickmark/annotate"
	"tickmark/app/sealed"
	"tickmark/db"
)

//go:embed README.txt
var readme string

const (
	maxSmall = 16 << 20 // bytes of the manifest, and of the list of hashes
	maxLine  = 64 << 20 // bytes of a row; the largest are pieces of the history
	// maxRatio is how many times its size a large file of an archive may have when unpacked. Deflate comes to 1,032 for
	// nothing but zeros; rows and pages, to a tenth of this.
	maxRatio   = 300
	freelyTill = 64 << 20 // bytes that are unpacked whatever the ratio
)

// Dump is a dump that is open. It is a [db.Source].
type Dump struct {
	Manifest Manifest
	digests  map[string]string
	files    map[string]string // their names, by the hash
	open     func(name string) (io.ReadCloser, error)
	close    []io.Closer
	progress func(done, total int64)
	done     int64
	taken    int
}

// IsSealed reports whether the file at the path needs a passphrase. A folder does not.
func IsSealed(path string) (bool, error) {
	info, err := os.Stat(path)
	if err != nil {
		return false, cannotRead(err)
	}
	if info.IsDir() {
		return false, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return false, cannotRead(err)
	}
	defer file.Close()
	head := make([]byte, 64)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return false, cannotRead(err)
	}
	return sealed.Is(head[:n]), nil
}

func cannotRead(err error) error {
	code, reason := annotate.Invalid, err
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		reason = p.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		code = annotate.NotFound
	}
	return annotate.Errorf(code, "The copy cannot be opened: %v.", reason)
}

// Open opens the folder or file that [Write] made; a sealed one with the
// passphrase, which is not looked at for others. progress is told how many bytes of
// how many were read; it may be nil.
//
// Errors: NotFound; Unsupported for what is no dump, or one of a newer Tickmark;
// those of [sealed.Open]; Invalid for a dump that is damaged.
func Open(path string, p sealed.Passphrase, progress func(done, total int64)) (d *Dump, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, cannotRead(err)
	}
	d = &Dump{progress: progress}
	defer func() {
		if err != nil {
			_ = d.Close() // it has only been read
			d = nil
		}
	}()
	switch {
	case info.IsDir():
		err = d.openFolder(path)
	case info.Mode().IsRegular():
		err = d.openArchive(path, info.Size(), p)
	default:
		err = notADump()
	}
	if err != nil {
		return d, err
	}
	err = d.readManifest()
	return d, err
}

func notADump() error {
	return annotate.Errorf(annotate.Unsupported, "This is no copy of a Tickmark library. Choose the folder, the .zip or the .zip.age file that Tickmark wrote.")
}

func (d *Dump) openFolder(path string) error {
	root, err := os.OpenRoot(path) // whatever names and links are in it, nothing outside is opened
	if err != nil {
		return cannotRead(err)
	}
	d.close = append(d.close, root)
	d.open = func(name string) (io.ReadCloser, error) {
		// Opening what is no file could wait for ever.
		info, err := root.Lstat(name)
		if err == nil && !info.Mode().IsRegular() {
			return nil, damaged("“%s” is no file", name)
		}
		if err != nil {
			return nil, missingOr(err, name)
		}
		file, err := root.Open(name)
		if err != nil {
			return nil, missingOr(err, name)
		}
		return file, nil
	}
	d.files = map[string]string{}
	if info, err := root.Lstat("files"); err != nil || !info.IsDir() {
		return nil // there may be none
	}
	files, err := root.Open("files")
	if err != nil {
		return cannotRead(err)
	}
	defer files.Close()
	for {
		names, err := files.Readdirnames(1000)
		for _, name := range names {
			if err := d.known("files/" + name); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return cannotRead(err)
		}
	}
}

// known notes a file of bytes. Other files are nobody's business.
func (d *Dump) known(name string) error {
	hash := hashOfName(name)
	if hash == "" {
		return nil
	}
	if d.files[hash] != "" {
		return damaged("“%s” is there twice", name)
	}
	d.files[hash] = name
	return nil
}

func missingOr(err error, name string) error {
	if errors.Is(err, fs.ErrNotExist) {
		return damaged("“%s” is missing", name)
	}
	return cannotRead(err)
}

func (d *Dump) openArchive(path string, size int64, p sealed.Passphrase) error {
	isSealed, err := IsSealed(path)
	if err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return cannotRead(err)
	}
	d.close = append(d.close, file)
	var from io.ReaderAt = file
	if isSealed {
		if from, size, err = sealed.OpenAt(file, size, p); err != nil {
			return err
		}
	}
	return d.readArchive(from, size)
}

func (d *Dump) readArchive(from io.ReaderAt, size int64) error {
	archive, err := zip.NewReader(from, size)
	if err != nil {
		if annotate.CodeOf(err) != "" {
			return err // of what is sealed
		}
		return notADump()
	}
	byName := make(map[string]*zip.File, len(archive.File))
	d.files = map[string]string{}
	for _, f := range archive.File {
		if byName[f.Name] != nil {
			return damaged("“%s” is there twice", f.Name)
		}
		byName[f.Name] = f
		if err := d.known(f.Name); err != nil {
			return err
		}
	}
	d.open = func(name string) (io.ReadCloser, error) {
		f := byName[name]
		if f == nil {
			return nil, damaged("“%s” is missing", name)
		}
		if f.UncompressedSize64 > freelyTill && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
			return nil, annotate.Errorf(annotate.TooLarge, "“%s” in this copy would unpack to %d MB, far more than anything that Tickmark writes. Nothing was loaded.", name, f.UncompressedSize64>>20)
		}
		r, err := f.Open()
		if err != nil {
			return nil, damaged("“%s” cannot be unpacked", name)
		}
		return unpacking{r, name}, nil
	}
	return nil
}

// unpacking is a file of an archive. It says which one is damaged.
type unpacking struct {
	io.ReadCloser
	name string
}

func (u unpacking) Read(to []byte) (int, error) {
	n, err := u.ReadCloser.Read(to)
	if err != nil && !errors.Is(err, io.EOF) && annotate.CodeOf(err) == "" {
		err = damaged("“%s” cannot be unpacked", u.name)
	}
	return n, err
}

// small reads a file that has to be.
func (d *Dump) small(name string) ([]byte, error) {
	r, err := d.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxSmall+1))
	if err == nil && len(b) > maxSmall {
		err = damaged("“%s” is too large", name)
	}
	return b, err
}

func (d *Dump) readManifest() error {
	content, err := d.small(manifestName)
	if err != nil {
		if code := annotate.CodeOf(err); code == annotate.Invalid && len(d.files) == 0 {
			return notADump()
		}
		return err
	}
	if err := json.Unmarshal(content, &d.Manifest); err != nil {
		return damaged("“%s” cannot be read", manifestName)
	}
	if d.Manifest.Format != Format {
		return annotate.Errorf(annotate.Unsupported, "This copy says that it is in the format “%s”; this Tickmark reads %s. Load it with a newer Tickmark.", annotate.CleanLine(d.Manifest.Format), Format)
	}
	if content, err = d.small(contentName); err != nil {
		return err
	}
	if annotate.Hash(content) != d.Manifest.Content {
		return damaged("“%s” is not the one that “%s” names", contentName, manifestName)
	}
	d.digests, err = readDigests(content)
	return err
}

// Close closes the files of the dump.
func (d *Dump) Close() error {
	var all []error
	for _, c := range d.close {
		all = append(all, c.Close())
	}
	d.close = nil
	return errors.Join(all...)
}

// Schema implements [db.Source].
func (d *Dump) Schema() int { return d.Manifest.Schema }

// Rows implements [db.Source].
func (d *Dump) Rows(ctx context.Context, t db.Table, each func(row []byte) error) error {
	name := dataName(t.Name)
	if d.digests[t.Name] == "" {
		return damaged("“%s” is missing", name)
	}
	d.taken++
	r, err := d.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	sum, left := sha256.New(), d.Manifest.Rows[t.Name]
	lines := bufio.NewReaderSize(io.TeeReader(r, sum), 1<<16)
	var line []byte
	for {
		line, err = readLine(lines, line[:0])
		if errors.Is(err, io.EOF) && len(line) == 0 {
			break
		}
		if errors.Is(err, errLong) || errors.Is(err, io.EOF) {
			return damaged("“%s” is not made of whole lines", name)
		}
		if err != nil {
			return err
		}
		if left--; left < 0 {
			return damaged("“%s” has more lines than “%s” says", name, manifestName)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := each(line); err != nil {
			return err
		}
		d.tell(rowWeight)
	}
	if left > 0 || hex.EncodeToString(sum.Sum(nil)) != d.digests[t.Name] {
		return damaged("“%s” is not what was written", name)
	}
	return nil
}

var errLong = errors.New("a line is too long")

// readLine appends a line, without its end, to the slice. What comes before
// [io.EOF] without an end is no line.
func readLine(from *bufio.Reader, line []byte) ([]byte, error) {
	for {
		piece, err := from.ReadSlice('\n')
		if line = append(line, piece...); len(line) > maxLine {
			return line, errLong
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSuffix(line, []byte("\n")), err
		}
	}
}

// Complete returns an error if the dump has tables that nobody asked for.
func (d *Dump) Complete() error {
	if d.taken != len(d.digests) {
		return damaged("there is more in it than a library of its version has")
	}
	return nil
}

// Bytes implements [db.Source].
func (d *Dump) Bytes(ctx context.Context, hash string) (io.ReadCloser, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	name := d.files[hash]
	if name == "" {
		if slices.Contains(d.Manifest.Lost, hash) {
			return nil, fmt.Errorf("%s: %w", hash, db.ErrLost)
		}
		return nil, damaged("the file “files/%s” is missing", hash)
	}
	r, err := d.open(name)
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{io.TeeReader(r, teller(d.tell)), r}, nil
}

func (d *Dump) tell(n int64) {
	d.done += n
	if d.progress != nil {
		d.progress(min(d.done, d.Manifest.total()), d.Manifest.total())
	}
}
