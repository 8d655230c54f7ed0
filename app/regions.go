package app

import (
	"context"

	"tickmark/annotate"
	"tickmark/db"
)

// PictureRegion names a region of a picture by the figure that it is in.
type PictureRegion struct {
	Block int `json:"block" minimum:"0" doc:"The index of the figure among the text's blocks"`
	annotate.Region
}

func addRegion(tx *db.Tx, version annotate.Version, claimID string, r PictureRegion) error {
	region, err := annotate.NewFigureRegion(version, r.Block, r.Region)
	if err != nil {
		return err
	}
	return tx.PutRegion(claimID, region)
}

// AddRegion makes a region of a picture in the current text part of the claim.
func (a *App) AddRegion(ctx context.Context, claimID string, r PictureRegion) (annotate.Claim, error) {
	return a.onPlaces(ctx, claimID, db.Work{Label: "Add region"}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		version, err := currentVersion(ctx, tx, claim.ArticleID)
		if err != nil {
			return err
		}
		return addRegion(tx, version, claimID, r)
	})
}

// ResizeRegion gives a region of a claim other edges. Steps that follow one
// another closely are one action.
//
// Errors: Invalid for a region that does not lie within the picture; NotFound.
func (a *App) ResizeRegion(ctx context.Context, claimID, regionID string, to annotate.Region) (annotate.Claim, error) {
	return a.onPlaces(ctx, claimID, db.Work{Label: "Resize region", Merge: true}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		region, err := regionOf(claim, regionID)
		if err != nil {
			return err
		}
		if err := to.Check(); err != nil {
			return err
		}
		region.Region = to
		return tx.PutRegion(claimID, region)
	})
}

// RemoveRegion takes a region out of a claim. A claim keeps at least one place:
// the error for the last one is Conflict.
func (a *App) RemoveRegion(ctx context.Context, claimID, regionID string) (annotate.Claim, error) {
	return a.onPlaces(ctx, claimID, db.Work{Label: "Remove region"}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		if _, err := regionOf(claim, regionID); err != nil {
			return err
		}
		if len(claim.Passages)+len(claim.Regions) == 1 {
			return annotate.Errorf(annotate.Conflict, "This is the only place of the claim. Delete the claim instead.")
		}
		return tx.DeleteRegion(regionID)
	})
}

func regionOf(claim annotate.Claim, id string) (annotate.FigureRegion, error) {
	for _, r := range claim.Regions {
		if r.ID == id {
			return r, nil
		}
	}
	return annotate.FigureRegion{}, annotate.Errorf(annotate.NotFound, "The claim has no such region any more.")
}
