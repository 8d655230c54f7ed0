package dump

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"tickmark/annotate"
	"tickmark/app/sealed"
	"tickmark/db"
)

// Options are the choices for [Write].
type Options struct {
	Generator string        // see [Manifest]
	Head      annotate.Head // see [Manifest]
	// Passphrase seals the dump; nil leaves it open.
	Passphrase *sealed.Passphrase
	// Readable adds what is for people, under articles/ and sources/. It may be nil.
	Readable func(add Adder) error
	// Progress is told how many bytes of how many are written; it may be nil. A row counts as 1 KiB.
	Progress func(done, total int64)
}

// Adder adds a file to a dump, under a name with slashes.
type Adder func(name string, write func(w io.Writer) error) error

// Write writes everything in the library to the path: as a ZIP file if it ends in
// .zip, as a sealed one if it ends in .zip.age, and else as a folder, which must be
// new or empty. A file that is there is replaced, once the new one is on the disk.
// If ctx ends, or anything goes wrong, nothing is left behind. Memory does not grow
// with the library.
//
// Bytes that are not what they were are left out, and named in [Manifest.Lost].
//
// Errors: Conflict for a folder that has something in it; Invalid if the name and
// the passphrase do not go together, or the copy cannot be written there.
func Write(ctx context.Context, v db.View, path string, o Options) (m Manifest, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return m, fmt.Errorf("find the place of the copy: %w", err)
	}
	to, err := newContainer(path, v.At(), o.Passphrase)
	if err != nil {
		return m, err
	}
	w := &writer{View: v, ctx: ctx, to: to, o: o}
	if m, err = w.write(); err != nil {
		return m, errors.Join(err, to.abandon())
	}
	if err := to.finish(); err != nil {
		return m, errors.Join(err, to.abandon())
	}
	return m, nil
}

// writer is one dump under way.
type writer struct {
	db.View
	ctx     context.Context //nolint:containedctx // it lives as long as the call of Write
	to      container
	o       Options
	m       Manifest
	content digests
	done    int64
}

func (w *writer) write() (Manifest, error) {
	w.m = Manifest{Format: Format, Generator: w.o.Generator, Head: w.o.Head, CreatedAt: w.At(), Schema: w.Schema(), Rows: map[string]int64{}, Lost: []string{}}
	tables, err := w.Tables(w.ctx)
	if err != nil {
		return w.m, err
	}
	for _, t := range tables {
		if w.m.Rows[t.Name], err = w.Count(w.ctx, t); err != nil {
			return w.m, err
		}
	}
	kept, err := w.Kept(w.ctx)
	if err != nil {
		return w.m, err
	}
	for _, k := range kept {
		w.m.Bytes += k.Size
	}
	outside, err := w.FileSnapshots(w.ctx)
	if err != nil {
		return w.m, err
	}
	w.m.Outside = len(outside)
	if err := w.add(readmeName, func(to io.Writer) error { _, err := io.WriteString(to, readme); return err }); err != nil {
		return w.m, err
	}
	for _, t := range tables {
		if err := w.addTable(t); err != nil {
			return w.m, err
		}
	}
	for _, k := range kept {
		if err := w.addFile(k); err != nil {
			return w.m, err
		}
	}
	if w.o.Readable != nil {
		if err := w.o.Readable(w.add); err != nil {
			return w.m, err
		}
	}
	if err := w.add(contentName, func(to io.Writer) error { _, err := to.Write(w.content.lines.Bytes()); return err }); err != nil {
		return w.m, err
	}
	w.m.Content = w.content.hash()
	return w.m, w.add(manifestName, func(to io.Writer) error {
		encoder := json.NewEncoder(to)
		encoder.SetIndent("", "  ")
		return encoder.Encode(w.m)
	})
}

func (w *writer) add(name string, write func(io.Writer) error) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	to, err := w.to.create(name)
	if err != nil {
		return err
	}
	return write(&target{to: to, ctx: w.ctx})
}

// target says of errors of writing that they are that, and stops when the work is stopped.
type target struct {
	to  io.Writer
	ctx context.Context //nolint:containedctx // it lives as long as the call of Write
}

func (t *target) Write(b []byte) (int, error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := t.to.Write(b)
	if err != nil {
		return n, cannotWrite(err)
	}
	return n, nil
}

func (w *writer) tell(bytes int64) {
	w.done += bytes
	if w.o.Progress != nil {
		w.o.Progress(w.done, w.m.total())
	}
}

func (w *writer) addTable(t db.Table) error {
	sum := sha256.New()
	err := w.add(dataName(t.Name), func(to io.Writer) error {
		both, line := io.MultiWriter(to, sum), []byte(nil)
		return w.Rows(w.ctx, t, func(row []byte) error {
			line = append(append(line[:0], row...), '\n')
			w.tell(rowWeight)
			_, err := both.Write(line)
			return err
		})
	})
	w.content.add(t.Name, sum.Sum(nil))
	return err
}

func (w *writer) addFile(k db.Kept) error {
	whole, err := w.isWhole(k)
	if err != nil {
		return err
	}
	if !whole {
		w.m.Lost, w.m.Bytes = append(w.m.Lost, k.Hash), w.m.Bytes-k.Size
		return nil
	}
	w.m.Files++
	return w.add(fileName(k), func(to io.Writer) error {
		from, err := w.Bytes(w.ctx, k.Hash)
		if err != nil {
			return err
		}
		_, err = io.Copy(io.MultiWriter(to, teller(w.tell)), from)
		return err
	})
}

// isWhole reports whether the bytes are those that were kept. It reads them twice in
// all: a file in an archive cannot be taken back.
func (w *writer) isWhole(k db.Kept) (bool, error) {
	from, err := w.Bytes(w.ctx, k.Hash)
	if err == nil {
		sum := sha256.New()
		if _, err = io.Copy(sum, from); err == nil {
			return hex.EncodeToString(sum.Sum(nil)) == k.Hash, nil
		}
	}
	if w.ctx.Err() != nil {
		return false, w.ctx.Err()
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || annotate.CodeOf(err) == annotate.NotFound {
		return false, nil
	}
	return false, err
}

// teller is told how many bytes are written to it.
type teller func(n int64)

func (t teller) Write(b []byte) (int, error) {
	t(int64(len(b)))
	return len(b), nil
}
