package db

import (
	"context"
	"encoding/json"
	"fmt"

	"tickmark/annotate"
)

// AddScale adds a version of a rating scale: of a new scale, or one more of an
// old one. The newest version is the one that is offered.
func (tx *Tx) AddScale(s annotate.Scale) error {
	levels, err := json.Marshal(append([]annotate.Level{}, s.Levels...))
	if err != nil {
		return fmt.Errorf("encode the levels: %w", err)
	}
	return tx.put(scales, s.ID, s.ScaleID, s.Version, s.Name, string(levels), millis(s.CreatedAt), nil)
}

// RetireScale stops a scale from being offered; verdicts given on it keep it. It
// returns a NotFound error if no such scale is offered.
func (tx *Tx) RetireScale(scaleID string) error {
	s, err := one(tx.ctx, tx.q, "rating scale", scanScale, offeredScales+" AND s.scale_id = ?", scaleID)
	if err != nil {
		return err
	}
	levels, err := json.Marshal(s.Levels)
	if err != nil {
		return fmt.Errorf("encode the levels: %w", err)
	}
	return tx.put(scales, s.ID, s.ScaleID, s.Version, s.Name, string(levels), millis(s.CreatedAt), millis(tx.now))
}

const (
	selectScales  = "SELECT s.id, s.scale_id, s.version, s.name, s.levels, s.created_at FROM scales s "
	offeredScales = selectScales + `WHERE s.retired_at IS NULL
		AND s.id = (SELECT id FROM scales WHERE scale_id = s.scale_id ORDER BY version DESC, id DESC LIMIT 1)`
)

func scanScale(row scanner) (s annotate.Scale, err error) {
	var levels []byte
	if err := row.Scan(&s.ID, &s.ScaleID, &s.Version, &s.Name, &levels, moment{&s.CreatedAt}); err != nil {
		return s, err
	}
	err = json.Unmarshal(levels, &s.Levels)
	return s, err
}

// Scale returns the version of a scale with that id.
func (r Reader) Scale(ctx context.Context, versionID string) (annotate.Scale, error) {
	return one(ctx, r.q, "rating scale", scanScale, selectScales+"WHERE s.id = ?", versionID)
}

// ScaleBefore returns the version of a rating scale before the given one. It returns
// a NotFound error for the first.
func (r Reader) ScaleBefore(ctx context.Context, scaleID string, version int) (annotate.Scale, error) {
	return one(ctx, r.q, "rating scale", scanScale, selectScales+"WHERE s.scale_id = ? AND s.version < ? ORDER BY s.version DESC, s.id DESC LIMIT 1", scaleID, version)
}

// Scales returns the newest version of each scale that is offered, the oldest
// scale first.
func (r Reader) Scales(ctx context.Context) ([]annotate.Scale, error) {
	found, err := query(ctx, r.q, scanScale, offeredScales+" ORDER BY s.scale_id")
	if err != nil {
		return nil, fmt.Errorf("read the rating scales: %w", err)
	}
	return found, nil
}
