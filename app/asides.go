package app

import (
	"context"

	"tickmark/annotate"
	"tickmark/db"
)

// AsideChange is what setting words aside, or taking them back, did.
type AsideChange struct {
	Added   []annotate.Aside `json:"added"`
	Removed []string         `json:"removed" doc:"Identifiers of those that are gone"`
}

// SetAside says that the words of a span (code points of the article's current
// text) need no check. What was set aside in it before gives way.
//
// Errors: Invalid for an unknown kind, or a span outside the text; NotFound.
func (a *App) SetAside(ctx context.Context, articleID string, span annotate.Span, kind annotate.AsideKind) (AsideChange, error) {
	return a.cutAsides(ctx, articleID, db.Work{Label: "Set aside"}, span, func(version annotate.Version, text annotate.Text) ([]annotate.Aside, error) {
		aside, err := annotate.NewAside(version, text, span, kind)
		return []annotate.Aside{aside}, err
	})
}

// ClearAsides takes back that the words of a span need no check.
//
// Errors: Invalid for a span outside the text; NotFound.
func (a *App) ClearAsides(ctx context.Context, articleID string, span annotate.Span) (AsideChange, error) {
	return a.cutAsides(ctx, articleID, db.Work{Label: "Take back into the check"}, span, func(_ annotate.Version, text annotate.Text) ([]annotate.Aside, error) {
		return nil, text.Check(span)
	})
}

// cutAsides takes the span out of all asides and then adds those that add
// returns.
func (a *App) cutAsides(ctx context.Context, articleID string, w db.Work, span annotate.Span,
	add func(annotate.Version, annotate.Text) ([]annotate.Aside, error),
) (AsideChange, error) {
	w.ArticleID = articleID
	change := AsideChange{Added: []annotate.Aside{}, Removed: []string{}}
	err := a.do(ctx, w, func(tx *db.Tx, _ string) error {
		version, err := currentVersion(ctx, tx, articleID)
		if err != nil {
			return err
		}
		text := version.Text()
		added, err := add(version, text)
		if err != nil {
			return err
		}
		over, err := tx.AsidesOver(ctx, articleID, span)
		if err != nil {
			return err
		}
		for _, old := range over {
			if err := tx.DeleteAside(old.ID); err != nil {
				return err
			}
			change.Removed = append(change.Removed, old.ID)
			for _, left := range text.CutSpan(old.Span, span) {
				part, err := annotate.NewAside(version, text, left, old.Kind)
				if err != nil {
					return err
				}
				added = append(added, part)
			}
		}
		for _, aside := range added {
			aside.CreatedAt = tx.Now()
			if err := tx.PutAside(aside); err != nil {
				return err
			}
			change.Added = append(change.Added, aside)
		}
		return nil
	})
	return change, err
}
