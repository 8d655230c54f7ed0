package app

import (
	"context"

	"tickmark/annotate"
	"tickmark/db"
)

// LogSearch notes where somebody has looked for what a claim says.
//
// Errors: Invalid for fields that break a rule; NotFound.
func (a *App) LogSearch(ctx context.Context, claimID string, fields annotate.SearchFields) (annotate.Claim, error) {
	return a.onClaim(ctx, claimID, db.Work{Label: "Log search"}, func(tx *db.Tx, _ annotate.Claim, person string) error {
		fields = fields.Clean()
		if err := fields.Check(); err != nil {
			return err
		}
		return tx.PutSearch(annotate.Search{ID: annotate.NewID(), ClaimID: claimID, SearchFields: fields, Person: person, CreatedAt: tx.Now()})
	})
}

// SaveSearch changes an entry of a search log.
func (a *App) SaveSearch(ctx context.Context, id string, edit func(*annotate.SearchFields) error) (annotate.Claim, error) {
	return a.onSearch(ctx, id, db.Work{Label: "Edit search", Merge: true}, func(tx *db.Tx, search annotate.Search) error {
		if err := edit(&search.SearchFields); err != nil {
			return err
		}
		search.SearchFields = search.Clean()
		if err := search.Check(); err != nil {
			return err
		}
		return tx.PutSearch(search)
	})
}

// DeleteSearch removes an entry of a search log.
func (a *App) DeleteSearch(ctx context.Context, id string) (annotate.Claim, error) {
	return a.onSearch(ctx, id, db.Work{Label: "Delete search"}, func(tx *db.Tx, _ annotate.Search) error {
		return tx.DeleteSearch(id)
	})
}

// onSearch carries out one action on an entry and returns its claim as it then
// is.
func (a *App) onSearch(ctx context.Context, id string, w db.Work, write func(tx *db.Tx, search annotate.Search) error) (annotate.Claim, error) {
	search, err := a.db.Search(ctx, id)
	if err != nil {
		return annotate.Claim{}, err
	}
	return a.onClaim(ctx, search.ClaimID, w, func(tx *db.Tx, _ annotate.Claim, _ string) error {
		if search, err = tx.Search(ctx, id); err != nil {
			return err
		}
		return write(tx, search)
	})
}
