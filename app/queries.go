package app

import (
	"context"

	"tickmark/annotate"
	"tickmark/db"
)

// AskQuery puts a question about a claim to the author or the editor. The
// claim's status becomes “query out”.
//
// Errors: Invalid for fields that break a rule; NotFound.
func (a *App) AskQuery(ctx context.Context, claimID string, fields annotate.QueryFields) (annotate.Claim, error) {
	return a.onClaim(ctx, claimID, db.Work{Label: "Ask query"}, func(tx *db.Tx, claim annotate.Claim, person string) error {
		fields = fields.Clean()
		if err := fields.Check(); err != nil {
			return err
		}
		query := annotate.Query{ID: annotate.NewID(), ClaimID: claimID, QueryFields: fields, AskedBy: person, AskedAt: tx.Now()}
		if err := tx.PutQuery(query); err != nil {
			return err
		}
		return setStatus(tx, claim, annotate.QueryOut)
	})
}

func setStatus(tx *db.Tx, claim annotate.Claim, status annotate.Status) error {
	if claim.Status == status {
		return nil
	}
	claim.Status, claim.StatusBefore, claim.UpdatedAt = status, "", tx.Now()
	return tx.PutClaim(claim)
}

// SaveQuery changes what a query says.
func (a *App) SaveQuery(ctx context.Context, id string, edit func(*annotate.QueryFields) error) (annotate.Claim, error) {
	return a.onQuery(ctx, id, db.Work{Label: "Edit query", Merge: true}, func(tx *db.Tx, _ annotate.Claim, query annotate.Query) error {
		if err := edit(&query.QueryFields); err != nil {
			return err
		}
		query.QueryFields = query.Clean()
		if err := query.Check(); err != nil {
			return err
		}
		return tx.PutQuery(query)
	})
}

// CloseQuery says that a query no longer waits. A claim that was out for it
// alone is in progress again.
func (a *App) CloseQuery(ctx context.Context, id string) (annotate.Claim, error) {
	return a.onQuery(ctx, id, db.Work{Label: "Close query"}, func(tx *db.Tx, claim annotate.Claim, query annotate.Query) error {
		now := tx.Now()
		query.ClosedAt = &now
		if err := tx.PutQuery(query); err != nil {
			return err
		}
		return settle(tx, claim, id)
	})
}

// ReopenQuery lets a closed query wait again.
func (a *App) ReopenQuery(ctx context.Context, id string) (annotate.Claim, error) {
	return a.onQuery(ctx, id, db.Work{Label: "Reopen query"}, func(tx *db.Tx, claim annotate.Claim, query annotate.Query) error {
		query.ClosedAt = nil
		if err := tx.PutQuery(query); err != nil {
			return err
		}
		return setStatus(tx, claim, annotate.QueryOut)
	})
}

// DeleteQuery removes a query.
func (a *App) DeleteQuery(ctx context.Context, id string) (annotate.Claim, error) {
	return a.onQuery(ctx, id, db.Work{Label: "Delete query"}, func(tx *db.Tx, claim annotate.Claim, _ annotate.Query) error {
		if err := tx.DeleteQuery(id); err != nil {
			return err
		}
		return settle(tx, claim, id)
	})
}

// settle takes the claim back from “query out” if no query but the one with the
// id was open.
func settle(tx *db.Tx, claim annotate.Claim, id string) error {
	if claim.Status != annotate.QueryOut {
		return nil
	}
	for _, q := range claim.Queries {
		if q.ID != id && q.Open() {
			return nil
		}
	}
	return setStatus(tx, claim, annotate.InProgress)
}

// onQuery carries out one action on a query and returns its claim as it then is.
func (a *App) onQuery(ctx context.Context, id string, w db.Work, write func(tx *db.Tx, claim annotate.Claim, query annotate.Query) error) (annotate.Claim, error) {
	query, err := a.db.Query(ctx, id)
	if err != nil {
		return annotate.Claim{}, err
	}
	return a.onClaim(ctx, query.ClaimID, w, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		if query, err = tx.Query(ctx, id); err != nil {
			return err
		}
		return write(tx, claim, query)
	})
}
