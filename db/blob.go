package db

import (
	"context"
	"encoding/json"
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

// AddBlocks keeps a text with the images that its figures name, and returns the
// SHA-256 by which it is known. It fails if a figure names an image that is
// neither given nor there already.
func (tx *Tx) AddBlocks(blocks []annotate.Block, images ...[]byte) (hash string, err error) {
	for _, image := range images {
		if _, err := tx.putBlob(image); err != nil {
			return "", err
		}
	}
	for _, b := range blocks {
		if b.Image == "" {
			continue
		}
		if _, err := one(tx.ctx, tx.q, "image", func(row scanner) (n int, err error) {
			err = row.Scan(&n)
			return n, err
		}, "SELECT 1 FROM blobs WHERE hash = ?", b.Image); err != nil {
			return "", fmt.Errorf("keep a figure: %w", err)
		}
	}
	encoded, err := json.Marshal(blocks)
	if err != nil {
		return "", fmt.Errorf("encode the blocks: %w", err)
	}
	return tx.putBlob(encoded)
}

// Blocks returns the text that is known by the hash; none for "".
func (r Reader) Blocks(ctx context.Context, hash string) ([]annotate.Block, error) {
	blocks := []annotate.Block{}
	if hash == "" {
		return blocks, nil
	}
	encoded, err := r.Blob(ctx, hash)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(encoded, &blocks); err != nil {
		return nil, fmt.Errorf("decode blocks %s: %w", hash, err)
	}
	return blocks, nil
}
