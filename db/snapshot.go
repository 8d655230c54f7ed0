package db

import (
	"context"
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
		orNothing(s.BlocksHash))
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

const snapshotColumns = `s.id, s.source_id, s.hash, s.size, s.media_type, s.name, s.url, s.path, s.captured_at, s.pages,
	coalesce(s.blocks_hash, ''),
	coalesce((SELECT fault FROM damages d WHERE d.hash IN (s.hash, s.blocks_hash) ORDER BY d.hash <> s.hash LIMIT 1), '')`

const selectSnapshots = "SELECT " + snapshotColumns + " FROM snapshots s "

func scanSnapshot(row scanner) (s annotate.Snapshot, err error) {
	err = row.Scan(snapshotFields(&s)...)
	return s, err
}

func snapshotFields(s *annotate.Snapshot) []any {
	return []any{
		&s.ID, &s.SourceID, &s.Hash, &s.Size, &s.MediaType, &s.Name, &s.URL, &s.Path, moment{&s.CapturedAt}, &s.Pages, &s.BlocksHash, &s.Damage,
	}
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

// SnapshotByPrefix returns the one snapshot whose id begins or ends with the given
// characters. It returns a Conflict error if there are several.
func (r Reader) SnapshotByPrefix(ctx context.Context, part string) (annotate.Snapshot, error) {
	return byPart(ctx, r.q, "copy of a source", "copies of sources", scanSnapshot, selectSnapshots, "s.id", part)
}

// FileSnapshots returns the snapshots whose bytes are in files outside the library.
func (r Reader) FileSnapshots(ctx context.Context) ([]annotate.Snapshot, error) {
	found, err := query(ctx, r.q, scanSnapshot, selectSnapshots+"WHERE s.path <> '' ORDER BY s.id")
	if err != nil {
		return nil, fmt.Errorf("list the snapshots in files: %w", err)
	}
	return found, nil
}

// SourceSnapshot is a snapshot, and whose it is.
type SourceSnapshot struct {
	annotate.Snapshot
	Source       string `json:"source" doc:"Title of the source, or its address; alias of a confidential one"`
	Confidential bool   `json:"confidential" doc:"Whether the source is confidential"`
}

// AllSnapshots returns the snapshots of the sources that a search finds, as
// [Reader.Sources] does; the newest first.
func (r Reader) AllSnapshots(ctx context.Context, search string) ([]SourceSnapshot, error) {
	condition, args := "", []any{}
	if words := searchWords(search); len(words) > 0 {
		condition, args = "WHERE o.n IN (SELECT rowid FROM sources_fts WHERE sources_fts MATCH ?)", []any{matchQuery(words)}
	}
	found, err := query(ctx, r.q, func(row scanner) (s SourceSnapshot, err error) {
		err = row.Scan(append(snapshotFields(&s.Snapshot), &s.Source, &s.Confidential)...)
		return s, err
	}, "SELECT "+snapshotColumns+", o.name, o.confidential FROM snapshots s JOIN (SELECT s.n, s.id, s.confidential, "+sourceName+` AS name FROM sources s) o
		ON o.id = s.source_id `+condition+" ORDER BY s.captured_at DESC, s.id DESC", args...)
	if err != nil {
		return nil, fmt.Errorf("list the snapshots: %w", err)
	}
	return found, nil
}
