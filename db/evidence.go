package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"tickmark/annotate"
)

// PutEvidence inserts or updates a piece of evidence.
func (tx *Tx) PutEvidence(e annotate.Evidence) error {
	var selector sql.NullString
	if e.Selector != nil {
		encoded, err := json.Marshal(e.Selector)
		if err != nil {
			return fmt.Errorf("encode the place in the source: %w", err)
		}
		selector = sql.NullString{String: string(encoded), Valid: true}
	}
	return tx.put(evidence, e.ID, e.ClaimID, e.SourceID, e.Stance, e.LocatorKind, e.Locator, e.Quote, e.Limits, e.AccessedOn,
		e.ArchiveURL, orNothing(e.SnapshotID), selector, millis(e.CreatedAt), millis(e.UpdatedAt))
}

// DeleteEvidence deletes a piece of evidence, or returns a NotFound error.
func (tx *Tx) DeleteEvidence(id string) error { return tx.deleteOne(evidence, id) }

const evidenceColumns = `e.id, e.claim_id, e.source_id, e.stance, e.locator_kind, e.locator, e.quote, e.limits, e.accessed_on,
	e.archive_url, coalesce(e.snapshot_id, ''), e.selector, e.created_at, e.updated_at`

// Evidence returns the piece of evidence with the id.
func (r Reader) Evidence(ctx context.Context, id string) (annotate.Evidence, error) {
	return one(ctx, r.q, "piece of evidence", scanEvidence, "SELECT "+evidenceColumns+" FROM evidence e WHERE e.id = ?", id)
}

func addEvidence(ctx context.Context, q queryer, to []annotate.Claim, condition, arg string) error {
	all, err := query(ctx, q, scanEvidence, "SELECT "+evidenceColumns+` FROM claims c JOIN evidence e ON e.claim_id = c.id
		WHERE `+condition+" ORDER BY e.created_at, e.id", arg)
	index := byID(to)
	for _, e := range all {
		if c := index[e.ClaimID]; c != nil {
			c.Evidence = append(c.Evidence, e)
		}
	}
	return err
}

func scanEvidence(row scanner) (e annotate.Evidence, err error) {
	var selector []byte
	err = row.Scan(&e.ID, &e.ClaimID, &e.SourceID, &e.Stance, &e.LocatorKind, &e.Locator, &e.Quote, &e.Limits, &e.AccessedOn,
		&e.ArchiveURL, &e.SnapshotID, &selector, moment{&e.CreatedAt}, moment{&e.UpdatedAt})
	if err == nil && selector != nil {
		err = json.Unmarshal(selector, &e.Selector)
	}
	return e, err
}
