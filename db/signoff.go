package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// PutSignOff inserts a sign-off.
func (tx *Tx) PutSignOff(s annotate.SignOff) error {
	return tx.put(signOffs, s.ID, s.ArticleID, s.Role, s.Person, millis(s.At), s.TextHash, s.CheckHash, s.Note)
}

// DeleteSignOff deletes a sign-off of an article, or returns a NotFound error.
func (tx *Tx) DeleteSignOff(articleID, id string) error {
	n, err := tx.deleteAll(signOffs, "id = ? AND article_id = ?", id, articleID)
	if err == nil && n == 0 {
		err = missing(signOffs.name)
	}
	return err
}

// signOffs returns those of an article in the order of time; whether they have
// lapsed is not worked out.
func (r Reader) signOffs(ctx context.Context, articleID string) ([]annotate.SignOff, error) {
	found, err := query(ctx, r.q, scanSignOff, `SELECT id, article_id, role, person, at, text_hash, check_hash, note FROM sign_offs
		WHERE article_id = ? ORDER BY at, id`, articleID)
	if err != nil {
		return nil, fmt.Errorf("read the sign-offs: %w", err)
	}
	return found, nil
}

func scanSignOff(row scanner) (s annotate.SignOff, err error) {
	err = row.Scan(&s.ID, &s.ArticleID, &s.Role, &s.Person, moment{&s.At}, &s.TextHash, &s.CheckHash, &s.Note)
	return s, err
}
