package db

import (
	"context"
	"database/sql"

	"tickmark/annotate"
)

// PutLoss inserts or updates a place of a claim that a version does not have.
func (tx *Tx) PutLoss(l annotate.Loss) error {
	return tx.put(losses, l.ID, l.ClaimID, l.VersionID, orNothing(l.PassageID), orNothing(l.RegionID), l.ParkedBy, orNull(l.ParkedAt))
}

// DeleteLoss deletes a loss, or returns a NotFound error.
func (tx *Tx) DeleteLoss(id string) error { return tx.deleteOne(losses, id) }

func (s claimScope) addLosses(ctx context.Context, q queryer, to []annotate.Claim) error {
	index := byID(to)
	_, err := query(ctx, q, func(row scanner) (struct{}, error) {
		var l annotate.Loss
		var parked sql.NullInt64
		err := row.Scan(&l.ID, &l.ClaimID, &l.VersionID, &l.PassageID, &l.RegionID, &l.Seq, &l.Quote.Exact, &l.Quote.Prefix, &l.Quote.Suffix,
			&l.ParkedBy, &parked)
		l.ParkedAt = ifSet(parked)
		if c := index[l.ClaimID]; c != nil {
			c.Lost = append(c.Lost, l)
		}
		return struct{}{}, err
	}, `SELECT l.id, l.claim_id, l.version_id, coalesce(l.passage_id, ''), coalesce(l.region_id, ''), v.seq,
		coalesce(p.exact, r.name, ''), coalesce(p.prefix, ''), coalesce(p.suffix, ''), l.parked_by, l.parked_at
		FROM claims c JOIN articles a ON a.id = c.article_id JOIN losses l ON l.claim_id = c.id AND l.version_id = `+s.version+`
		LEFT JOIN passages p ON p.id = l.passage_id LEFT JOIN regions r ON r.id = l.region_id
		JOIN versions v ON v.id = coalesce(p.version_id, r.version_id)
		WHERE `+s.condition+" ORDER BY v.seq, coalesce(p.start, r.start), l.id", s.arg)
	return err
}
