package db

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"tickmark/annotate"
)

const (
	// partSize is how many bytes lie in one row: few enough to be read for a jump
	// into a recording, enough for reading to be a sequence of large steps.
	partSize = 1 << 20
	// batchSize is how many bytes are written in one transaction. Other work gets
	// its turn between them, and the write-ahead log stays small.
	batchSize = 8 * partSize
)

// AddContent keeps what is read, up to limit bytes, and returns its SHA-256 and
// size. Memory does not grow with it. That the bytes are there is no change to
// the library; a snapshot that names them is ([Tx.PutSnapshot]). Bytes that are
// there already are kept once.
//
// Errors: TooLarge beyond the limit; Invalid if there is nothing to read. Then,
// and when ctx ends, nothing stays.
func (d *DB) AddContent(ctx context.Context, from io.Reader, limit int64) (hash string, size int64, err error) {
	var id int64
	err = d.write(ctx, func(tx *Tx) error {
		if err := tx.sweep(d); err != nil {
			return err
		}
		return tx.q.QueryRowContext(ctx, "INSERT INTO contents DEFAULT VALUES RETURNING id").Scan(&id)
	})
	if err != nil {
		return "", 0, fmt.Errorf("begin to keep bytes: %w", err)
	}
	defer func() {
		if err != nil {
			// Also when ctx has ended. What this cannot remove, the next run will.
			_ = d.write(context.WithoutCancel(ctx), func(tx *Tx) error { return tx.dropContent(id) })
		}
	}()
	sum := sha256.New()
	batch := bytes.NewBuffer(make([]byte, 0, batchSize))
	for {
		batch.Reset()
		n, readErr := io.CopyN(batch, from, min(batchSize, limit-size+1))
		if known, ok := errors.AsType[*annotate.Error](readErr); ok {
			return "", 0, known // what a person can act on says so itself
		}
		if readErr != nil && !errors.Is(readErr, io.EOF) {
			return "", 0, fmt.Errorf("read what is to be kept: %w", readErr)
		}
		if size+n > limit {
			return "", 0, annotate.Errorf(annotate.TooLarge, "This is larger than %d MB, the most that the library takes of one source.", limit>>20)
		}
		if n == 0 {
			break
		}
		sum.Write(batch.Bytes())
		if err := d.write(ctx, func(tx *Tx) error { return tx.addParts(id, size, batch) }); err != nil {
			return "", 0, err
		}
		size += n
	}
	if size == 0 {
		return "", 0, annotate.Errorf(annotate.Invalid, "This is empty: there is nothing to keep.")
	}
	hash = hex.EncodeToString(sum.Sum(nil))
	err = d.write(ctx, func(tx *Tx) error { return tx.nameContent(id, hash, size) })
	return hash, size, err
}

// sweep removes, once in a run, what earlier ones began to write and did not
// come to the end of.
func (tx *Tx) sweep(d *DB) (err error) {
	d.swept.Do(func() {
		_, err = tx.q.ExecContext(tx.ctx, "DELETE FROM contents WHERE hash IS NULL")
	})
	return err
}

func (tx *Tx) addParts(id, start int64, from *bytes.Buffer) error {
	for from.Len() > 0 {
		part := from.Next(partSize)
		if _, err := tx.q.ExecContext(tx.ctx, "INSERT INTO parts (content, start, bytes) VALUES (?, ?, ?)", id, start, part); err != nil {
			return fmt.Errorf("keep a part: %w", err)
		}
		start += int64(len(part))
	}
	return nil
}

// nameContent makes a content that has been written known by its hash, or drops
// it if the same bytes are there already.
func (tx *Tx) nameContent(id int64, hash string, size int64) error {
	result, err := tx.q.ExecContext(tx.ctx, "UPDATE OR IGNORE contents SET hash = ?, size = ? WHERE id = ?", hash, size, id)
	if err != nil {
		return fmt.Errorf("name the bytes: %w", err)
	}
	if named, err := result.RowsAffected(); err != nil || named > 0 {
		return err
	}
	return tx.dropContent(id)
}

func (tx *Tx) dropContent(id int64) error {
	if _, err := tx.q.ExecContext(tx.ctx, "DELETE FROM contents WHERE id = ?", id); err != nil {
		return fmt.Errorf("drop bytes: %w", err)
	}
	return nil
}

// Content is bytes that the library holds in parts. It reads one part at a time,
// and anywhere: it is an [io.ReadSeeker].
type Content struct {
	//nolint:containedctx // a reader has no other place for it; it lives as long as the request that reads
	ctx   context.Context
	q     queryer
	id    int64
	size  int64
	at    int64
	part  []byte // the one that was read last
	start int64  // of that part
}

// Content opens the bytes with the SHA-256.
func (r Reader) Content(ctx context.Context, hash string) (*Content, error) {
	return one(ctx, r.q, "copy of these bytes", func(row scanner) (*Content, error) {
		c := &Content{ctx: ctx, q: r.q}
		err := row.Scan(&c.id, &c.size)
		return c, err
	}, "SELECT id, size FROM contents WHERE hash = ?", hash)
}

// Size is how many bytes there are.
func (c *Content) Size() int64 { return c.size }

// Read implements [io.Reader].
func (c *Content) Read(to []byte) (n int, err error) {
	if c.at >= c.size {
		return 0, io.EOF
	}
	if c.at < c.start || c.at >= c.start+int64(len(c.part)) {
		err := c.q.QueryRowContext(c.ctx, "SELECT start, bytes FROM parts WHERE content = ? AND start <= ? ORDER BY start DESC LIMIT 1", c.id, c.at).
			Scan(&c.start, &c.part)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return 0, fmt.Errorf("read a part: %w", err)
		}
		if err != nil || c.at >= c.start+int64(len(c.part)) {
			c.part = nil
			return 0, fmt.Errorf("byte %d is missing: %w", c.at, io.ErrUnexpectedEOF)
		}
	}
	n = copy(to, c.part[c.at-c.start:])
	c.at += int64(n)
	return n, nil
}

// Seek implements [io.Seeker].
func (c *Content) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += c.at
	case io.SeekEnd:
		offset += c.size
	}
	if offset < 0 {
		return 0, errors.New("seek before the beginning")
	}
	c.at = offset
	return offset, nil
}
