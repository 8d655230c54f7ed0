package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// Dismiss notes that the suggestion over the span is not wanted.
func (tx *Tx) Dismiss(v annotate.Version, span annotate.Span) error {
	return tx.put(dismissals, annotate.NewID(), v.ArticleID, v.ID, span.Start, span.End)
}

// Dismissals returns the places of the suggestions that are not wanted in the
// current version of an article, in the order of the text.
func (r Reader) Dismissals(ctx context.Context, articleID string) ([]annotate.Span, error) {
	found, err := query(ctx, r.q, func(row scanner) (s annotate.Span, err error) {
		err = row.Scan(&s.Start, &s.End)
		return s, err
	}, `SELECT d.start, d.stop FROM articles a JOIN dismissals d ON d.article_id = a.id AND d.version_id = a.version_id
		WHERE a.id = ? ORDER BY d.start, d.stop`, articleID)
	if err != nil {
		return nil, fmt.Errorf("read the dismissed suggestions: %w", err)
	}
	return found, nil
}
