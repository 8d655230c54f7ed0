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
	return a.onAsides(ctx, articleID, db.Work{Label: "Set aside"}, func(tx *db.Tx, version annotate.Version, text annotate.Text) (AsideChange, error) {
		return setAside(ctx, tx, version, text, span, kind)
	})
}

// ClearAsides takes back that the words of a span need no check.
//
// Errors: Invalid for a span outside the text; NotFound.
func (a *App) ClearAsides(ctx context.Context, articleID string, span annotate.Span) (AsideChange, error) {
	return a.onAsides(ctx, articleID, db.Work{Label: "Take back into the check"}, func(tx *db.Tx, version annotate.Version, text annotate.Text) (AsideChange, error) {
		if err := text.Check(span); err != nil {
			return AsideChange{}, err
		}
		return cutAsides(ctx, tx, version, text, span)
	})
}

func (a *App) onAsides(ctx context.Context, articleID string, w db.Work, write func(*db.Tx, annotate.Version, annotate.Text) (AsideChange, error)) (change AsideChange, err error) {
	w.ArticleID = articleID
	err = a.do(ctx, w, func(tx *db.Tx, _ string) error {
		version, err := currentVersion(ctx, tx, articleID)
		if err != nil {
			return err
		}
		change, err = write(tx, version, version.Text())
		return err
	})
	return change, err
}

func setAside(ctx context.Context, tx *db.Tx, version annotate.Version, text annotate.Text, span annotate.Span, kind annotate.AsideKind) (AsideChange, error) {
	aside, err := annotate.NewAside(version, text, span, kind)
	if err != nil {
		return AsideChange{}, err
	}
	change, err := cutAsides(ctx, tx, version, text, aside.Span)
	if err != nil {
		return AsideChange{}, err
	}
	err = change.add(tx, aside)
	return change, err
}

// cutAsides takes the span out of all that is set aside.
func cutAsides(ctx context.Context, tx *db.Tx, version annotate.Version, text annotate.Text, span annotate.Span) (AsideChange, error) {
	change := AsideChange{Added: []annotate.Aside{}, Removed: []string{}}
	over, err := tx.AsidesOver(ctx, version.ArticleID, span)
	if err != nil {
		return AsideChange{}, err
	}
	for _, old := range over {
		if err := tx.DeleteAside(old.ID); err != nil {
			return AsideChange{}, err
		}
		change.Removed = append(change.Removed, old.ID)
		for _, left := range text.CutSpan(old.Span, span) {
			part, err := annotate.NewAside(version, text, left, old.Kind)
			if err != nil {
				return AsideChange{}, err
			}
			part.Carried = old.Carried // what is left of words that wait for a decision waits on
			if err := change.add(tx, part); err != nil {
				return AsideChange{}, err
			}
		}
	}
	return change, nil
}

func (c *AsideChange) add(tx *db.Tx, aside annotate.Aside) error {
	aside.CreatedAt = tx.Now()
	c.Added = append(c.Added, aside)
	return tx.PutAside(aside)
}
