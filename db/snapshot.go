package db

import (
	"context"
	"database/sql"
	"fmt"

	"tickmark/annotate"
)

// PutSnapshot adds a snapshot, or moves it to another source; nothing else of it
// can change. What it names has to be there: its bytes ([DB.AddContent]), unless
// it has a path, and its text ([Tx.AddBlocks]).
func (tx *Tx) PutSnapshot(s annotate.Snapshot) error {
	if s.Path == "" {
		if _, err := tx.Content(tx.ctx, s.Hash); err != nil {
			return err
		}
	}
	return tx.put(snapshots, s.ID, s.SourceID, s.Hash, s.Size, s.MediaType, s.Name, s.URL, s.Path, millis(s.CapturedAt), s.Pages,
		sql.NullString{String: s.BlocksHash, Valid: s.BlocksHash != ""})
}

// DeleteSnapshot deletes a snapshot; its bytes stay, so that this can be undone.
// It returns a NotFound error if there is no such snapshot, and a Conflict error
// if evidence was taken from it.
func (tx *Tx) DeleteSnapshot(id string) error {
	var uses int
	if err := tx.q.QueryRowContext(tx.ctx, "SELECT count(*) FROM evidence WHERE snapshot_id = ?", id).Scan(&uses); err != nil {
		return fmt.Errorf("count the evidence of snapshot %s: %w", id, err)
	}
	if uses > 0 {
		return annotate.Errorf(annotate.Conflict, "Evidence was taken from this copy %d times. Delete that evidence first.", uses)
	}
	return tx.deleteOne(snapshots, id)
}

const selectSnapshots = `SELECT s.id, s.source_id, s.hash, s.size, s.media_type, s.name, s.url, s.path, s.captured_at, s.pages,
	coalesce(s.blocks_hash, ''), coalesce((SELECT fault FROM damages d WHERE d.hash = s.hash), '') FROM snapshots s `

func scanSnapshot(row scanner) (s annotate.Snapshot, err error) {
	err = row.Scan(&s.ID, &s.SourceID, &s.Hash, &s.Size, &s.MediaType, &s.Name, &s.URL, &s.Path, moment{&s.CapturedAt}, &s.Pages,
		&s.BlocksHash, &s.Damage)
	return s, err
}

// Snapshot returns the snapshot with the id.
func (r Reader) Snapshot(ctx context.Context, id string) (annotate.Snapshot, error) {
	return one(ctx, r.q, "copy of a source", scanSnapshot, selectSnapshots+"WHERE s.id = ?", id)
}

// Snapshots returns the snapshots of a source, the newest first.
func (r Reader) Snapshots(ctx context.Context, sourceID string) ([]annotate.Snapshot, error) {
	found, err := query(ctx, r.q, scanSnapshot, selectSnapshots+"WHERE s.source_id = ? ORDER BY s.captured_at DESC, s.id DESC", sourceID)
	if err != nil {
		return nil, fmt.Errorf("read the snapshots of source %s: %w", sourceID, err)
	}
	return found, nil
}

// SnapshotLike returns the newest snapshot of the same bytes: of the source, if it
// has one, or of another.
func (r Reader) SnapshotLike(ctx context.Context, hash, sourceID string) (annotate.Snapshot, error) {
	return one(ctx, r.q, "copy of a source", scanSnapshot, selectSnapshots+`WHERE s.hash = ?
		ORDER BY s.source_id = ? DESC, s.captured_at DESC, s.id DESC LIMIT 1`, hash, sourceID)
}
