package db

import (
	"context"

	"tickmark/annotate"
)

// PutRegion inserts or updates a region of a picture that a claim is made in.
func (tx *Tx) PutRegion(claimID string, r annotate.FigureRegion) error {
	return tx.put(regions, r.ID, claimID, r.VersionID, r.At, r.Image, r.Name, r.X, r.Y, r.W, r.H)
}

// DeleteRegion deletes a region, or returns a NotFound error.
func (tx *Tx) DeleteRegion(id string) error { return tx.deleteOne(regions, id) }

func (s claimScope) addRegions(ctx context.Context, q queryer, to []annotate.Claim) error {
	index := byID(to)
	_, err := query(ctx, q, func(row scanner) (struct{}, error) {
		var r annotate.FigureRegion
		var claimID string
		err := row.Scan(&r.ID, &claimID, &r.VersionID, &r.At, &r.Image, &r.Name, &r.X, &r.Y, &r.W, &r.H)
		if c := index[claimID]; c != nil {
			c.Regions = append(c.Regions, r)
		}
		return struct{}{}, err
	}, `SELECT r.id, r.claim_id, r.version_id, r.start, r.image, r.name, r.x, r.y, r.w, r.h
		FROM claims c JOIN articles a ON a.id = c.article_id JOIN regions r ON r.claim_id = c.id AND r.version_id = `+s.version+`
		WHERE `+s.condition, s.arg)
	return err
}
