package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// PutAside inserts or updates an aside.
func (tx *Tx) PutAside(a annotate.Aside) error {
	return tx.put(asides, a.ID, a.ArticleID, a.VersionID, a.Start, a.End, a.Quote.Exact, a.Quote.Prefix, a.Quote.Suffix, a.Kind, millis(a.CreatedAt))
}

// DeleteAside deletes an aside, or returns a NotFound error.
func (tx *Tx) DeleteAside(id string) error { return tx.deleteOne(asides, id) }

const selectAsides = `SELECT s.id, s.article_id, s.version_id, s.start, s.stop, s.exact, s.prefix, s.suffix, s.kind, s.created_at
	FROM articles a JOIN asides s ON s.article_id = a.id AND s.version_id = a.version_id WHERE a.id = ? `

// Asides returns what is set aside in the current version of an article, in the
// order of the text.
func (r Reader) Asides(ctx context.Context, articleID string) ([]annotate.Aside, error) {
	found, err := query(ctx, r.q, scanAside, selectAsides+"ORDER BY s.start, s.stop, s.id", articleID)
	if err != nil {
		return nil, fmt.Errorf("read what is set aside: %w", err)
	}
	return found, nil
}

// AsidesOver returns those that share a code point with the span.
func (r Reader) AsidesOver(ctx context.Context, articleID string, span annotate.Span) ([]annotate.Aside, error) {
	found, err := query(ctx, r.q, scanAside, selectAsides+"AND s.start < ? AND s.stop > ? ORDER BY s.start, s.stop, s.id",
		articleID, span.End, span.Start)
	if err != nil {
		return nil, fmt.Errorf("read what is set aside: %w", err)
	}
	return found, nil
}

func scanAside(row scanner) (a annotate.Aside, err error) {
	err = row.Scan(&a.ID, &a.ArticleID, &a.VersionID, &a.Start, &a.End, &a.Quote.Exact, &a.Quote.Prefix, &a.Quote.Suffix, &a.Kind, moment{&a.CreatedAt})
	return a, err
}
