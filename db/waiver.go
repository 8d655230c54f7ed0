package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// PutWaiver inserts or updates the waiver of a rule. An article has one waiver
// of a rule at most.
func (tx *Tx) PutWaiver(w annotate.Waiver) error {
	return tx.put(waivers, w.ID, w.ArticleID, w.Rule, w.Reason, w.Findings, w.Person, millis(w.CreatedAt))
}

// DeleteWaiver deletes a waiver, or returns a NotFound error.
func (tx *Tx) DeleteWaiver(id string) error { return tx.deleteOne(waivers, id) }

// Waivers returns the waivers of an article, in the order in which they were
// given.
func (r Reader) Waivers(ctx context.Context, articleID string) ([]annotate.Waiver, error) {
	found, err := query(ctx, r.q, scanWaiver, `SELECT id, article_id, rule, reason, findings, person, created_at FROM waivers
		WHERE article_id = ? ORDER BY created_at, id`, articleID)
	if err != nil {
		return nil, fmt.Errorf("read the waivers: %w", err)
	}
	return found, nil
}

func scanWaiver(row scanner) (w annotate.Waiver, err error) {
	err = row.Scan(&w.ID, &w.ArticleID, &w.Rule, &w.Reason, &w.Findings, &w.Person, moment{&w.CreatedAt})
	return w, err
}
