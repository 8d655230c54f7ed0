package app

import (
	"context"
	"slices"

	"tickmark/annotate"
	"tickmark/db"
)

// Scales lists the current version of every rating scale.
func (a *App) Scales(ctx context.Context) ([]annotate.Scale, error) { return a.db.Scales(ctx) }

// AddScale makes a rating scale. The error is Conflict if another has its name.
func (a *App) AddScale(ctx context.Context, fields annotate.ScaleFields) (annotate.Scale, error) {
	current, err := a.db.Scales(ctx)
	if err != nil {
		return annotate.Scale{}, err
	}
	first := annotate.Scale{ScaleID: annotate.NewID(), Version: 1, ScaleFields: fields.Clean()}
	return a.putScale(ctx, "Add rating scale", first, current)
}

// SaveScale makes a new version of a rating scale. Verdicts given on an earlier
// version keep it. Fields that change nothing make no version.
//
// Errors: NotFound; Conflict if another scale has the name.
func (a *App) SaveScale(ctx context.Context, scaleID string, fields annotate.ScaleFields) (annotate.Scale, error) {
	fields = fields.Clean()
	current, err := a.db.Scales(ctx)
	if err != nil {
		return annotate.Scale{}, err
	}
	i := slices.IndexFunc(current, func(s annotate.Scale) bool { return s.ScaleID == scaleID })
	if i < 0 {
		return annotate.Scale{}, annotate.Errorf(annotate.NotFound, "This rating scale is no longer in the library.")
	}
	if current[i].Equal(fields) {
		return current[i], nil
	}
	next := annotate.Scale{ScaleID: scaleID, Version: current[i].Version + 1, ScaleFields: fields}
	return a.putScale(ctx, "Edit rating scale", next, slices.Delete(current, i, i+1))
}

func (a *App) putScale(ctx context.Context, label string, s annotate.Scale, others []annotate.Scale) (annotate.Scale, error) {
	if err := s.Check(); err != nil {
		return annotate.Scale{}, err
	}
	for _, o := range others {
		if o.Name == s.Name {
			return annotate.Scale{}, annotate.Errorf(annotate.Conflict, "There is a scale named “%s” already. Choose another name.", s.Name)
		}
	}
	s.ID = annotate.NewID()
	err := a.do(ctx, db.Work{Label: label}, func(tx *db.Tx, _ string) error {
		s.CreatedAt = tx.Now()
		return tx.AddScale(s)
	})
	return s, err
}

// RetireScale takes a rating scale out of use; verdicts given on it keep it.
// The last one stays: the error is then Conflict.
func (a *App) RetireScale(ctx context.Context, scaleID string) error {
	current, err := a.db.Scales(ctx)
	if err != nil {
		return err
	}
	if len(current) == 1 && current[0].ScaleID == scaleID {
		return annotate.Errorf(annotate.Conflict, "This is the only rating scale. Make another one first.")
	}
	return a.do(ctx, db.Work{Label: "Retire rating scale"}, func(tx *db.Tx, _ string) error {
		return tx.RetireScale(scaleID)
	})
}
