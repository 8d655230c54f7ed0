package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// Setting returns a preference of the library, or "" if it is not set.
func (r Reader) Setting(ctx context.Context, key string) (string, error) {
	value, err := one(ctx, r.q, "setting", func(row scanner) (value string, err error) {
		err = row.Scan(&value)
		return value, err
	}, "SELECT value FROM settings WHERE key = ?", key)
	if annotate.CodeOf(err) == annotate.NotFound {
		return "", nil
	}
	return value, err
}

// SetSetting sets a preference of the library. It is in the history but cannot
// be undone: Undo is for the work on articles. person is who sets it. The blobs are bytes that the value
// names by their SHA-256; they are kept with it.
func (d *DB) SetSetting(ctx context.Context, person, key, value string, blobs ...[]byte) error {
	return d.write(ctx, func(tx *Tx) error {
		for _, b := range blobs {
			if _, err := tx.putBlob(b); err != nil {
				return fmt.Errorf("set %s: %w", key, err)
			}
		}
		if err := tx.put(settings, key, value); err != nil {
			return fmt.Errorf("set %s: %w", key, err)
		}
		_, err := tx.recordAs(Work{Label: "Change setting", Person: person}, annotate.Do, "")
		return err
	})
}
