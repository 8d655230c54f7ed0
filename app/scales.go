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
	return a.putScale(ctx, "Add rating scale", annotate.Scale{ScaleID: annotate.NewID(), Version: 1, ScaleFields: fields.Clean()})
}

// SaveScale makes a new version of a rating scale. Verdicts given on an earlier
// version keep it. Fields that change nothing make no version.
//
// Errors: NotFound; Conflict if another scale has the name.
func (a *App) SaveScale(ctx context.Context, scaleID string, fields annotate.ScaleFields) (annotate.Scale, error) {
	present, err := offeredScale(ctx, a.db.Reader, scaleID)
	if err != nil {
		return annotate.Scale{}, err
	}
	fields = fields.Clean()
	if present.Equal(fields) {
		return present, nil
	}
	return a.reviseScale(ctx, "Edit rating scale", present, fields)
}

// offeredScale returns the current version of a rating scale. The error is NotFound if
// the scale is out of use.
func offeredScale(ctx context.Context, r db.Reader, scaleID string) (annotate.Scale, error) {
	current, err := r.Scales(ctx)
	if err != nil {
		return annotate.Scale{}, err
	}
	i := slices.IndexFunc(current, func(s annotate.Scale) bool { return s.ScaleID == scaleID })
	if i < 0 {
		return annotate.Scale{}, annotate.Errorf(annotate.NotFound, "This rating scale is no longer in the library.")
	}
	return current[i], nil
}

// reviseScale makes a version of a rating scale that follows the present one.
func (a *App) reviseScale(ctx context.Context, label string, present annotate.Scale, fields annotate.ScaleFields) (annotate.Scale, error) {
	return a.putScale(ctx, label, annotate.Scale{ScaleID: present.ScaleID, Version: present.Version + 1, ScaleFields: fields})
}

func (a *App) putScale(ctx context.Context, label string, s annotate.Scale) (annotate.Scale, error) {
	if err := s.Check(); err != nil {
		return annotate.Scale{}, err
	}
	if err := checkName(ctx, a.db.Reader, s); err != nil {
		return annotate.Scale{}, err
	}
	s.ID = annotate.NewID()
	err := a.do(ctx, db.Work{Label: label}, func(tx *db.Tx, _ string) error {
		s.CreatedAt = tx.Now()
		return tx.AddScale(s)
	})
	return s, err
}

// checkName returns a Conflict error if another scale in use has the name of this one.
func checkName(ctx context.Context, r db.Reader, s annotate.Scale) error {
	current, err := r.Scales(ctx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(current, func(o annotate.Scale) bool { return o.Name == s.Name && o.ScaleID != s.ScaleID }) {
		return annotate.Errorf(annotate.Conflict, "There is a scale named “%s” already. Choose another name.", s.Name)
	}
	return nil
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
