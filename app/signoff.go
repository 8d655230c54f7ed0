package app

import (
	"context"
	"slices"
	"strings"

	"tickmark/annotate"
	"tickmark/annotate/closing"
	"tickmark/db"
)

// SignOff lets whoever is at work stand for the check as it is now. The note is
// for the file.
//
// Errors: Invalid for a role that does not exist; NotFound; Conflict if the person
// stands for it in the role already, or would be a second reader of their own
// work.
func (a *App) SignOff(ctx context.Context, articleID string, role annotate.SignOffRole, note string) (closing.Closing, error) {
	if !slices.Contains(annotate.SignOffRoles(), role) {
		return closing.Closing{}, annotate.Errorf(annotate.Invalid, "“%s” is not a role in which a check is signed off. Choose check, secondRead or legal.", role)
	}
	dossier, err := a.db.Dossier(ctx, articleID)
	if err != nil {
		return closing.Closing{}, err
	}
	err = a.do(ctx, db.Work{Label: "Sign off", ArticleID: articleID}, func(tx *db.Tx, person string) error {
		if role == annotate.RoleSecondRead {
			if err := dossier.CheckSecondReader(person); err != nil {
				return err
			}
		}
		if slices.ContainsFunc(dossier.SignOffs, func(s annotate.SignOff) bool {
			return s.Role == role && !s.Lapsed && strings.EqualFold(s.Person, person)
		}) {
			return annotate.Errorf(annotate.Conflict, "%s has signed off in this role already, and nothing has changed since.", person)
		}
		return tx.PutSignOff(annotate.SignOff{
			ID: annotate.NewID(), ArticleID: articleID, Role: role, Person: person, At: tx.Now(),
			TextHash: dossier.Version.TextHash, CheckHash: dossier.CheckHash(), Note: strings.TrimSpace(annotate.CleanText(note)),
		})
	})
	if err != nil {
		return closing.Closing{}, err
	}
	return a.Closing(ctx, articleID)
}

// WithdrawSignOff takes a sign-off back. The error is NotFound if the article has
// no such sign-off.
func (a *App) WithdrawSignOff(ctx context.Context, articleID, id string) (closing.Closing, error) {
	err := a.do(ctx, db.Work{Label: "Withdraw sign-off", ArticleID: articleID}, func(tx *db.Tx, _ string) error {
		return tx.DeleteSignOff(articleID, id)
	})
	if err != nil {
		return closing.Closing{}, err
	}
	return a.Closing(ctx, articleID)
}
