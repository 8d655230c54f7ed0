package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// putBlob keeps the bytes under their SHA-256, once, and returns it. That they
// are there is no change to the library; what refers to them is.
func (tx *Tx) putBlob(b []byte) (hash string, err error) {
	hash = annotate.Hash(b)
	if b == nil {
		b = []byte{} // nil would be NULL
	}
	if _, err := tx.q.ExecContext(tx.ctx, "INSERT INTO blobs (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", hash, b); err != nil {
		return "", fmt.Errorf("keep bytes: %w", err)
	}
	return hash, nil
}

// Blob returns the bytes with the SHA-256, such as those that a version names as
// its original.
func (r Reader) Blob(ctx context.Context, hash string) ([]byte, error) {
	return one(ctx, r.q, "blob", func(row scanner) (b []byte, err error) {
		err = row.Scan(&b)
		return b, err
	}, "SELECT bytes FROM blobs WHERE hash = ?", hash)
}
