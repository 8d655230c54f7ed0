package app

import (
	"context"

	"tickmark/annotate"
	"tickmark/db"
)

// SourceQuery says which part of the library's sources to list.
type SourceQuery = db.SourceQuery

// Sources lists the library's sources, or those that are asked for, and counts all
// of these. Of a confidential one there is what [annotate.Source.Veiled] leaves. The
// error is Invalid for an unknown order.
func (a *App) Sources(ctx context.Context, q SourceQuery) ([]annotate.Source, int, error) {
	found, total, err := a.db.Sources(ctx, q)
	for i := range found {
		found[i] = found[i].Veiled()
	}
	return found, total, err
}

// SourceDetails is a source with what the library knows around it.
type SourceDetails struct {
	Source  annotate.Source   `json:"source"`
	Origins []annotate.Source `json:"origins" doc:"The source that it has it from, the one that this has it from, and so on"`
	Derived []annotate.Source `json:"derived" doc:"Those that have it from this one"`
	Uses    []db.SourceUse    `json:"uses" doc:"Claims whose evidence cites it, the newest first, 50 at most"`
}

// Source returns a source with what the library knows around it.
func (a *App) Source(ctx context.Context, id string) (SourceDetails, error) {
	const mostUses = 50
	way, err := a.db.OriginsOf(ctx, id)
	if err != nil {
		return SourceDetails{}, err
	}
	source, err := a.db.Source(ctx, id)
	if err != nil {
		return SourceDetails{}, err
	}
	derived, err := a.db.Derived(ctx, id)
	if err != nil {
		return SourceDetails{}, err
	}
	uses, err := a.db.SourceUses(ctx, id, mostUses)
	return SourceDetails{Source: source, Origins: way[min(1, len(way)):], Derived: derived, Uses: uses}, err
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
