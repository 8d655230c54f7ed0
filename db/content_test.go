package db

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"tickmark/annotate"
)

func noise(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.NewChaCha8([32]byte{1}).Read(b)
	return b
}

// rows counts the rows of a table.
func rows(t *testing.T, d *DB, table string) (n int) {
	t.Helper()
	if err := d.pool.QueryRowContext(t.Context(), "SELECT count(*) FROM "+table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestContentComesBack(t *testing.T) {
	d, _ := openTest(t)
	for _, size := range []int{1, partSize, partSize + 1, batchSize, batchSize + partSize/2} {
		want := noise(size)
		hash, n, err := d.AddContent(t.Context(), iotest.HalfReader(bytes.NewReader(want)), int64(size))
		if err != nil || hash != annotate.Hash(want) || n != int64(size) {
			t.Fatalf("%d bytes: kept %d as %s, %v", size, n, hash, err)
		}
		content, err := d.Content(t.Context(), hash)
		if err != nil {
			t.Fatal(err)
		}
		// Reads at every offset and after every seek are those of the bytes.
		if err := iotest.TestReader(content, want); err != nil {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}

func TestContentIsKeptOnce(t *testing.T) {
	d, _ := openTest(t)
	for range 2 {
		if _, _, err := d.AddContent(t.Context(), bytes.NewReader(noise(2*partSize)), batchSize); err != nil {
			t.Fatal(err)
		}
	}
	if contents, parts := rows(t, d, "contents"), rows(t, d, "parts"); contents != 1 || parts != 2 {
		t.Errorf("there are %d contents in %d parts", contents, parts)
	}
}

// Nothing stays of bytes that did not come to their end.
func TestContentThatFails(t *testing.T) {
	d, clock := openTest(t)
	ctx, cancel := context.WithCancel(t.Context())
	for name, c := range map[string]struct {
		ctx  context.Context
		from io.Reader
		code annotate.Code
	}{
		"too large": {t.Context(), bytes.NewReader(noise(batchSize + 1)), annotate.TooLarge},
		"empty":     {t.Context(), strings.NewReader(""), annotate.Invalid},
		"broken":    {t.Context(), io.MultiReader(bytes.NewReader(noise(batchSize)), iotest.ErrReader(errors.New("gone"))), ""},
		"cancelled": {ctx, io.MultiReader(strings.NewReader("one"), readerFunc(func() { cancel() })), ""},
	} {
		_, _, err := d.AddContent(c.ctx, c.from, batchSize)
		if err == nil || annotate.CodeOf(err) != c.code {
			t.Errorf("%s: the error is %v", name, err)
		}
		if contents, parts := rows(t, d, "contents"), rows(t, d, "parts"); contents+parts != 0 {
			t.Errorf("%s: it leaves %d contents and %d parts", name, contents, parts)
		}
	}
	// As a power cut leaves them.
	if _, err := d.pool.ExecContext(t.Context(), "INSERT INTO contents (id) VALUES (7); INSERT INTO parts VALUES (7, 0, x'00')"); err != nil {
		t.Fatal(err)
	}
	d.Close()
	d = reopen(t, d.Path(), clock)
	if _, _, err := d.AddContent(t.Context(), strings.NewReader("pier"), batchSize); err != nil {
		t.Fatal(err)
	}
	if parts := rows(t, d, "parts"); parts != 1 {
		t.Errorf("there are %d parts", parts)
	}
}

// readerFunc does something and is at its end.
type readerFunc func()

func (f readerFunc) Read([]byte) (int, error) {
	f()
	return 0, io.EOF
}
