package app

import (
	"context"

	"tickmark/annotate"
)

// History is what can be undone and redone next.
type History struct {
	Undo *annotate.Action `json:"undo,omitempty" doc:"The action that undo would take back"`
	Redo *annotate.Action `json:"redo,omitempty" doc:"The action that redo would carry out again"`
}

// History returns what can be undone and redone in an article, or, for an empty
// articleID, in the library itself.
func (a *App) History(ctx context.Context, articleID string) (History, error) {
	undo, redo, err := a.db.UndoState(ctx, articleID)
	return History{Undo: undo, Redo: redo}, err
}

// Undo takes back the newest action of an article or of the library.
//
// Errors: NotFound if there is none; Conflict if what it touched has been
// changed from elsewhere since.
func (a *App) Undo(ctx context.Context, articleID string) (annotate.Action, error) {
	person, err := a.person(ctx)
	if err != nil {
		return annotate.Action{}, err
	}
	return a.db.Undo(ctx, articleID, person)
}

// Redo carries out again what was undone last. Errors as for [App.Undo].
func (a *App) Redo(ctx context.Context, articleID string) (annotate.Action, error) {
	person, err := a.person(ctx)
	if err != nil {
		return annotate.Action{}, err
	}
	return a.db.Redo(ctx, articleID, person)
}

// Actions lists what was done in an article or in the library, the newest
// first.
func (a *App) Actions(ctx context.Context, articleID string, limit int) ([]annotate.Action, error) {
	return a.db.Actions(ctx, articleID, limit)
}

// Changes lists the changes of one record, the newest first.
func (a *App) Changes(ctx context.Context, recordID string, limit int) ([]annotate.Change, error) {
	return a.db.Changes(ctx, recordID, limit)
}
