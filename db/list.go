package db

import (
	"context"
	"fmt"
	"strings"

	"tickmark/annotate"
)

// ArticleQuery says which articles to list.
type ArticleQuery struct {
	// Search: words in the title, byline, publisher or text; all of them, each at
	// least as the beginning of a word. "" finds every article.
	Search string
	// Unfinished leaves out the articles in which every sentence is done and every
	// claim is in a final status.
	Unfinished bool
	Sort       string // "updated" (the default) and "created": newest first; "title"
	Limit      int    // 0: no limit
	Offset     int
}

// unfinished is the condition for an article that is not finished. One whose
// coverage is stale is taken for one; see [DB.Articles].
const unfinished = `(a.coverage IS NULL
	OR a.coverage ->> '$.sentences.done' < a.coverage ->> '$.sentences.total'
	OR a.coverage ->> '$.claims.final' < a.coverage ->> '$.claims.total')`

// where returns the condition under which the articles are found, and its
// arguments. words are those of the search.
func (want ArticleQuery) where(words []string) (condition string, args []any) {
	all := []string{}
	if len(words) > 0 {
		all = append(all, "a.n IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)")
		args = append(args, matchQuery(words))
	}
	if want.Unfinished {
		all = append(all, unfinished)
	}
	if len(all) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(all, " AND "), args
}

// order is an order of a list, and the index that has it. SQLite has to be told
// to walk along the index, or it sorts everything that was found: measured for a
// word that all of 100,000 articles have, 52 ms instead of 25.
type order struct{ index, by string }

var articleOrders = map[string]order{
	"":        {"articles_by_work", "a.worked_at DESC, a.id DESC"},
	"updated": {"articles_by_work", "a.worked_at DESC, a.id DESC"},
	"created": {"articles_by_creation", "a.created_at DESC, a.id DESC"},
	"title":   {"articles_by_title", "a.title COLLATE NOCASE, a.id"},
}

// Articles returns a page of the list of articles, and how many the whole list
// has. Coverage that is not at hand is left empty, and its article counts as
// unfinished; see [DB.Articles]. It returns an Invalid error for an unknown order.
func (r Reader) Articles(ctx context.Context, want ArticleQuery) (page []annotate.ArticleSummary, total int, err error) {
	order, ok := articleOrders[want.Sort]
	if !ok {
		return nil, 0, annotate.Errorf(annotate.Invalid, "Articles cannot be sorted by “%s”. Choose updated, created or title.", want.Sort)
	}
	words := searchWords(want.Search)
	if len(words) == 0 && want.Search != "" {
		return []annotate.ArticleSummary{}, 0, nil
	}
	err = r.view(ctx, func(q queryer) error {
		total, err = countArticles(ctx, q, words, want)
		if err != nil {
			return err
		}
		page, err = listArticles(ctx, q, words, order, want)
		if err != nil || len(words) == 0 {
			return err
		}
		return addExcerpts(ctx, q, words, page)
	})
	if err != nil {
		return nil, 0, fmt.Errorf("list articles: %w", err)
	}
	return page, total, nil
}

// CountArticles returns how many articles the library has.
func (r Reader) CountArticles(ctx context.Context) (n int, err error) {
	err = r.view(ctx, func(q queryer) error {
		n, err = countArticles(ctx, q, nil, ArticleQuery{})
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("count articles: %w", err)
	}
	return n, nil
}

func countArticles(ctx context.Context, q queryer, words []string, want ArticleQuery) (int, error) {
	condition, args := want.where(words)
	return count(ctx, q, "SELECT count(*) FROM articles a"+condition, args...)
}

func listArticles(ctx context.Context, q queryer, words []string, order order, want ArticleQuery) ([]annotate.ArticleSummary, error) {
	condition, args := want.where(words)
	return query(ctx, q, scanSummary, "SELECT "+articleColumns+`, a.worked_at, v.words,
		(SELECT count(*) FROM claims c JOIN verdicts j ON j.claim_id = c.id AND j.replaced_at IS NULL WHERE c.article_id = a.id AND `+isPlaced+`),
		a.coverage
		FROM articles a INDEXED BY `+order.index+" CROSS JOIN versions v ON v.id = a.version_id"+condition+
		" ORDER BY "+order.by+" LIMIT ? OFFSET ?", append(args, orNone(want.Limit), want.Offset)...)
}

func scanSummary(row scanner) (s annotate.ArticleSummary, err error) {
	err = row.Scan(append(articleFields(&s.Article), moment{&s.UpdatedAt}, &s.Words, &s.Judged, keptCoverage{&s.Coverage})...)
	return s, err
}

// addExcerpts puts the words around the first hits into the summaries.
func addExcerpts(ctx context.Context, q queryer, words []string, page []annotate.ArticleSummary) error {
	for i, s := range page {
		v, err := Reader{q: q}.Version(ctx, s.VersionID)
		if err != nil {
			return err
		}
		body := v.Blocks
		if len(body) > 0 && body[0].Text == s.Title {
			body = body[1:] // the title stands above the excerpt already
		}
		for _, text := range []string{annotate.JoinBlocks(body), s.Title, s.Byline, s.Publisher} {
			if page[i].Snippet = excerpt(text, words); page[i].Snippet != "" {
				break
			}
		}
	}
	return nil
}

// orNone turns a limit of 0 into SQLite's for none.
func orNone(limit int) int {
	if limit <= 0 {
		return -1
	}
	return limit
}
