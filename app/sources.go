package app

import (
	"context"

	"tickmark/annotate"
	"tickmark/db"
)

// Sources lists the library's sources, or those that a search finds, at most
// limit of them.
func (a *App) Sources(ctx context.Context, search string, limit int) ([]annotate.Source, error) {
	return a.db.Sources(ctx, search, limit)
}

// AddSource puts a source into the library.
func (a *App) AddSource(ctx context.Context, fields annotate.SourceFields) (annotate.Source, error) {
	var source annotate.Source
	err := a.do(ctx, db.Work{Label: "Add source"}, func(tx *db.Tx, _ string) (err error) {
		source, err = putSource(tx, fields)
		return err
	})
	return source, err
}

func putSource(tx *db.Tx, fields annotate.SourceFields) (annotate.Source, error) {
	fields = fields.Clean()
	if err := fields.Check(); err != nil {
		return annotate.Source{}, err
	}
	now := tx.Now()
	source := annotate.Source{ID: annotate.NewID(), SourceFields: fields, CreatedAt: now, UpdatedAt: now}
	return source, tx.PutSource(source)
}

// SaveSource changes a source, everywhere it is cited. articleID names the
// article in whose history the action belongs; empty for the library's.
func (a *App) SaveSource(ctx context.Context, id, articleID string, edit func(*annotate.SourceFields) error) (annotate.Source, error) {
	var source annotate.Source
	err := a.do(ctx, db.Work{Label: "Edit source", ArticleID: articleID, Merge: true}, func(tx *db.Tx, _ string) (err error) {
		if source, err = tx.Source(ctx, id); err != nil {
			return err
		}
		if err := edit(&source.SourceFields); err != nil {
			return err
		}
		source.SourceFields = source.Clean()
		if err := source.Check(); err != nil {
			return err
		}
		source.UpdatedAt = tx.Now()
		return tx.PutSource(source)
	})
	return source, err
}

// DeleteSource removes a source that no evidence cites; the error is Conflict
// while some does.
func (a *App) DeleteSource(ctx context.Context, id string) error {
	return a.do(ctx, db.Work{Label: "Delete source"}, func(tx *db.Tx, _ string) error {
		return tx.DeleteSource(id)
	})
}
