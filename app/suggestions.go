package app

import (
	"context"

	"tickmark/annotate"
	"tickmark/annotate/suggest"
	"tickmark/db"
)

// Suggestions finds the words of an article's current text that look like
// claims, by rules alone. Nothing is marked, and those that somebody has
// dismissed are among them.
func (a *App) Suggestions(ctx context.Context, articleID string) ([]suggest.Suggestion, error) {
	article, err := a.db.Article(ctx, articleID)
	if err != nil {
		return nil, err
	}
	version, err := a.db.Version(ctx, article.VersionID)
	if err != nil {
		return nil, err
	}
	return suggest.Find(version.Blocks, version.Sentences, article.Lang), nil
}

// DismissSuggestion notes that the suggestion over a span of the article's
// current text is not wanted.
//
// Errors: Invalid for a span outside the text; NotFound.
func (a *App) DismissSuggestion(ctx context.Context, articleID string, span annotate.Span) error {
	return a.do(ctx, db.Work{Label: "Dismiss suggestion", ArticleID: articleID}, func(tx *db.Tx, _ string) error {
		version, err := currentVersion(ctx, tx, articleID)
		if err != nil {
			return err
		}
		if err := version.Text().Check(span); err != nil {
			return err
		}
		return tx.Dismiss(version, span)
	})
}
