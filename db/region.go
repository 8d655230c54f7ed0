package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// PutRegion inserts or updates a region of a picture that a claim is made in.
func (tx *Tx) PutRegion(claimID string, r annotate.FigureRegion) error {
	return tx.put(regions, r.ID, claimID, r.VersionID, r.At, r.Image, r.Name, r.X, r.Y, r.W, r.H)
}

// DeleteRegion deletes a region, or returns a NotFound error.
func (tx *Tx) DeleteRegion(id string) error { return tx.deleteOne(regions, id) }

// Region returns the region with the id, of whatever version.
func (r Reader) Region(ctx context.Context, id string) (annotate.FigureRegion, error) {
	return one(ctx, r.q, "region", scanOneRegion, selectRegions+"WHERE r.id = ?", id)
}

// AllRegions returns the regions of a claim in all versions, by age.
func (r Reader) AllRegions(ctx context.Context, claimID string) ([]annotate.FigureRegion, error) {
	found, err := query(ctx, r.q, scanOneRegion, selectRegions+"WHERE r.claim_id = ? ORDER BY r.id", claimID)
	if err != nil {
		return nil, fmt.Errorf("read the regions of claim %s: %w", claimID, err)
	}
	return found, nil
}

const (
	regionColumns = "r.id, r.claim_id, r.version_id, r.start, r.image, r.name, r.x, r.y, r.w, r.h"
	selectRegions = "SELECT " + regionColumns + " FROM regions r "
)

func scanRegion(row scanner) (claimID string, r annotate.FigureRegion, err error) {
	err = row.Scan(&r.ID, &claimID, &r.VersionID, &r.At, &r.Image, &r.Name, &r.X, &r.Y, &r.W, &r.H)
	return claimID, r, err
}

func scanOneRegion(row scanner) (annotate.FigureRegion, error) {
	_, r, err := scanRegion(row)
	return r, err
}

func (s claimScope) addRegions(ctx context.Context, q queryer, to []annotate.Claim) error {
	index := byID(to)
	_, err := query(ctx, q, func(row scanner) (struct{}, error) {
		claimID, r, err := scanRegion(row)
		if c := index[claimID]; c != nil {
			c.Regions = append(c.Regions, r)
		}
		return struct{}{}, err
	}, "SELECT "+regionColumns+`
		FROM claims c JOIN articles a ON a.id = c.article_id JOIN regions r ON r.claim_id = c.id AND r.version_id = `+s.version+`
		WHERE `+s.condition, s.arg)
	return err
}
