package db

import (
	"context"
	"encoding/json"
	"fmt"

	"tickmark/annotate"
)

// ArticleQuery says which articles to list.
type ArticleQuery struct {
	// Search: words in the title, byline, publisher or text; all of them, each at
	// least as the beginning of a word. "" finds every article.
	Search string
	Sort   string // "updated" (the default) and "created": newest first; "title"
	Limit  int    // 0: no limit
	Offset int
}

var articleOrder = map[string]string{
	"":        "a.updated_at DESC, a.id DESC",
	"updated": "a.updated_at DESC, a.id DESC",
	"created": "a.created_at DESC, a.id DESC",
	"title":   "a.title COLLATE NOCASE, a.id",
}

// Articles returns a page of the list of articles, and how many the whole list
// has. It returns an Invalid error for an unknown order.
func (r Reader) Articles(ctx context.Context, want ArticleQuery) (page []annotate.ArticleSummary, total int, err error) {
	order, ok := articleOrder[want.Sort]
	if !ok {
		return nil, 0, annotate.Errorf(annotate.Invalid, "Articles cannot be sorted by “%s”. Choose updated, created or title.", want.Sort)
	}
	match, ok := matchQuery(want.Search)
	if !ok && want.Search != "" {
		return []annotate.ArticleSummary{}, 0, nil
	}
	limit := want.Limit
	if limit <= 0 {
		limit = -1
	}
	err = r.view(ctx, func(q queryer) error {
		total, err = countArticles(ctx, q, match)
		if err != nil {
			return err
		}
		condition, args := "", []any{finalStatuses()}
		if match != "" {
			condition = "WHERE a.n IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
			args = append(args, match)
		}
		page, err = query(ctx, q, scanSummary, "SELECT "+articleColumns+`, v.words,
			(SELECT count(*) FROM claims c WHERE c.article_id = a.id),
			(SELECT count(*) FROM claims c JOIN verdicts j ON j.claim_id = c.id AND j.replaced_at IS NULL WHERE c.article_id = a.id),
			(SELECT count(*) FROM claims c WHERE c.article_id = a.id AND c.status IN (SELECT value FROM json_each(?)))
			FROM articles a JOIN versions v ON v.id = a.version_id `+condition+" ORDER BY "+order+" LIMIT ? OFFSET ?",
			append(args, limit, want.Offset)...)
		if err != nil || match == "" {
			return err
		}
		return addSnippets(ctx, q, match, page)
	})
	if err != nil {
		return nil, 0, fmt.Errorf("list articles: %w", err)
	}
	return page, total, nil
}

func countArticles(ctx context.Context, q queryer, match string) (n int, err error) {
	row := q.QueryRowContext(ctx, "SELECT count(*) FROM articles")
	if match != "" {
		row = q.QueryRowContext(ctx, "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", match)
	}
	return n, row.Scan(&n)
}

func scanSummary(row scanner) (s annotate.ArticleSummary, err error) {
	err = row.Scan(append(articleFields(&s.Article), &s.Words, &s.Claims, &s.Judged, &s.Finished)...)
	return s, err
}

// finalStatuses returns, as a JSON array, the statuses that end the work on a
// claim.
func finalStatuses() string {
	final := []annotate.Status{}
	for _, s := range annotate.Statuses() {
		if s.Final {
			final = append(final, s.Key)
		}
	}
	array, _ := json.Marshal(final) // strings always can be
	return string(array)
}

// addSnippets puts the words around the first hits into the summaries.
func addSnippets(ctx context.Context, q queryer, match string, page []annotate.ArticleSummary) error {
	for i, s := range page {
		err := q.QueryRowContext(ctx, `SELECT snippet(articles_fts, -1, char(0xE000), char(0xE001), '…', 24) FROM articles_fts
			WHERE articles_fts MATCH ? AND rowid = (SELECT n FROM articles WHERE id = ?)`, match, s.ID).Scan(&page[i].Snippet)
		if err != nil {
			return fmt.Errorf("cut out the hits: %w", err)
		}
		page[i].Snippet = unspace(page[i].Snippet)
	}
	return nil
}
