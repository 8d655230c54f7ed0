package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"tickmark/annotate"
)

// Coverage works out how much of an article has been accounted for.
func (r Reader) Coverage(ctx context.Context, articleID string) (coverage annotate.Coverage, err error) {
	err = r.view(ctx, func(q queryer) error {
		reader := Reader{q: q, view: inside(q)}
		article, err := reader.Article(ctx, articleID)
		if err != nil {
			return err
		}
		version, err := reader.Version(ctx, article.VersionID)
		if err != nil {
			return err
		}
		claims, err := query(ctx, q, func(row scanner) (c annotate.Claim, err error) {
			err = row.Scan(&c.ID, &c.Status)
			return c, err
		}, "SELECT c.id, c.status FROM claims c JOIN articles a ON a.id = c.article_id WHERE c.article_id = ? AND "+isPlaced, articleID)
		if err != nil {
			return fmt.Errorf("read the statuses of article %s: %w", articleID, err)
		}
		if err := ofArticle(articleID).addPassages(ctx, q, claims); err != nil {
			return fmt.Errorf("read the passages of article %s: %w", articleID, err)
		}
		asides, err := reader.Asides(ctx, articleID)
		if err != nil {
			return err
		}
		coverage = annotate.CoverageOf(version, article.Lang, claims, asides)
		return nil
	})
	return coverage, err
}

// Articles is [Reader.Articles]. It keeps the coverage of the articles that it
// had to work out, so that the next list has it at hand.
func (d *DB) Articles(ctx context.Context, want ArticleQuery) (page []annotate.ArticleSummary, total int, err error) {
	if want.Unfinished {
		if err := d.refreshFinished(ctx); err != nil {
			return nil, 0, fmt.Errorf("tell what is unfinished: %w", err)
		}
	}
	page, total, err = d.Reader.Articles(ctx, want)
	if err != nil {
		return nil, 0, err
	}
	stale := []*annotate.ArticleSummary{}
	for i := range page {
		if page[i].Coverage == (annotate.Coverage{}) {
			stale = append(stale, &page[i])
		}
	}
	return page, total, d.keepCoverage(ctx, stale)
}

// refreshFinished works out the stale coverage of the articles that may be
// finished: something is marked in them, and no claim is left open.
func (d *DB) refreshFinished(ctx context.Context) error {
	open := []any{}
	for _, s := range annotate.Statuses() {
		if !s.Final {
			open = append(open, s.Key)
		}
	}
	stale, err := query(ctx, d.q, func(row scanner) (*annotate.ArticleSummary, error) {
		s := &annotate.ArticleSummary{}
		return s, row.Scan(&s.ID)
	}, `SELECT id FROM articles a WHERE coverage IS NULL
		AND (EXISTS (SELECT 1 FROM claims WHERE article_id = a.id) OR EXISTS (SELECT 1 FROM asides WHERE article_id = a.id))
		AND NOT EXISTS (SELECT 1 FROM claims c WHERE article_id = a.id AND status IN (?`+strings.Repeat(", ?", len(open)-1)+") AND "+isPlaced+")", open...)
	if err != nil {
		return err
	}
	return d.keepCoverage(ctx, stale)
}

// keepCoverage works out the coverage of the articles and keeps it.
func (d *DB) keepCoverage(ctx context.Context, stale []*annotate.ArticleSummary) error {
	if len(stale) == 0 {
		return nil
	}
	if d.Fault() != nil { // nothing can be kept
		for _, s := range stale {
			var err error
			if s.Coverage, err = d.Coverage(ctx, s.ID); err != nil {
				return err
			}
		}
		return nil
	}
	// In a write nothing changes between working it out and keeping it. It is no change to the library.
	return d.write(ctx, func(tx *Tx) error {
		for _, s := range stale {
			if err := tx.keepCoverage(s); err != nil {
				return err
			}
		}
		return nil
	})
}

func (tx *Tx) keepCoverage(s *annotate.ArticleSummary) (err error) {
	s.Coverage, err = tx.Coverage(tx.ctx, s.ID)
	if annotate.CodeOf(err) == annotate.NotFound {
		return nil // deleted since it was listed
	}
	if err != nil {
		return err
	}
	kept, err := json.Marshal(s.Coverage)
	if err != nil {
		return fmt.Errorf("encode the coverage: %w", err)
	}
	if _, err := tx.q.ExecContext(tx.ctx, "UPDATE articles SET coverage = ? WHERE id = ?", string(kept), s.ID); err != nil {
		return fmt.Errorf("keep the coverage of article %s: %w", s.ID, err)
	}
	return nil
}

// keptCoverage scans the coverage of an article; the zero value, which no article with words has, where it is stale.
type keptCoverage struct{ *annotate.Coverage }

// Scan implements [sql.Scanner].
func (k keptCoverage) Scan(value any) error {
	var kept sql.NullString
	if err := kept.Scan(value); err != nil || !kept.Valid {
		return err
	}
	return json.Unmarshal([]byte(kept.String), k.Coverage)
}
