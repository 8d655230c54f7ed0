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
	found, err := query(ctx, r.q, scanSignOff, `SELECT s.id, s.article_id, s.role, s.person, s.at, s.text_hash,
		coalesce((SELECT max(seq) FROM versions v WHERE v.article_id = s.article_id AND v.text_hash = s.text_hash AND v.captured_at <= s.at), 0),
		s.check_hash, s.note FROM sign_offs s WHERE s.article_id = ? ORDER BY s.at, s.id`, articleID)
	if err != nil {
		return nil, fmt.Errorf("read the sign-offs: %w", err)
	}
	return found, nil
}

func scanSignOff(row scanner) (s annotate.SignOff, err error) {
	err = row.Scan(&s.ID, &s.ArticleID, &s.Role, &s.Person, moment{&s.At}, &s.TextHash, &s.Seq, &s.CheckHash, &s.Note)
	return s, err
}
