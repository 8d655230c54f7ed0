package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// PutAside inserts or updates an aside.
func (tx *Tx) PutAside(a annotate.Aside) error {
	return tx.put(asides, a.ID, append([]any{
		a.ArticleID, a.VersionID, a.Start, a.End, a.Quote.Exact, a.Quote.Prefix, a.Quote.Suffix, a.Kind, millis(a.CreatedAt),
	}, carriedValues(a.Carried)...)...)
}

// DeleteAside deletes an aside, or returns a NotFound error.
func (tx *Tx) DeleteAside(id string) error { return tx.deleteOne(asides, id) }

const (
	asideColumns = `SELECT s.id, s.article_id, s.version_id, s.start, s.stop, s.exact, s.prefix, s.suffix, s.kind, s.created_at,
		s.from_id, s.anchor, s.score, w.exact, s.decision, s.decided_by, s.decided_at `
	// What a changed one was is in the row that it came from.
	asidesBefore = "LEFT JOIN asides w ON w.id = s.from_id AND s.anchor = 'changed' "
	selectAsides = asideColumns + "FROM articles a JOIN asides s ON s.article_id = a.id AND s.version_id = a.version_id " + asidesBefore + "WHERE a.id = ? "
)

// Asides returns what is set aside in the current version of an article, in the
// order of the text.
func (r Reader) Asides(ctx context.Context, articleID string) ([]annotate.Aside, error) {
	found, err := query(ctx, r.q, scanAside, selectAsides+"ORDER BY s.start, s.stop, s.id", articleID)
	if err != nil {
		return nil, fmt.Errorf("read what is set aside: %w", err)
	}
	return found, nil
}

// AsidesIn returns what is set aside in a version, in the order of the text.
func (r Reader) AsidesIn(ctx context.Context, versionID string) ([]annotate.Aside, error) {
	found, err := query(ctx, r.q, scanAside, asideColumns+"FROM asides s "+asidesBefore+"WHERE s.version_id = ? ORDER BY s.start, s.stop, s.id", versionID)
	if err != nil {
		return nil, fmt.Errorf("read what is set aside in version %s: %w", versionID, err)
	}
	return found, nil
}

// Aside returns the aside with the id.
func (r Reader) Aside(ctx context.Context, id string) (annotate.Aside, error) {
	return one(ctx, r.q, "aside", scanAside, asideColumns+"FROM asides s "+asidesBefore+"WHERE s.id = ?", id)
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
	var carried carriedColumns
	err = row.Scan(append([]any{
		&a.ID, &a.ArticleID, &a.VersionID, &a.Start, &a.End, &a.Quote.Exact, &a.Quote.Prefix, &a.Quote.Suffix, &a.Kind, moment{&a.CreatedAt},
	}, carried.fields()...)...)
	a.Carried = carried.value()
	return a, err
}
