package app

import (
	"context"

	"tickmark/annotate"
	"tickmark/db"
)

// MarkClaim marks the words at the spans (code points of the article's current
// text) as one claim, one passage a span.
//
// Errors: Invalid without a span, for a span outside the text, or for fields
// that break a rule; NotFound.
func (a *App) MarkClaim(ctx context.Context, articleID string, spans []annotate.Span, fields annotate.ClaimFields) (annotate.Claim, error) {
	if len(spans) == 0 {
		return annotate.Claim{}, annotate.Errorf(annotate.Invalid, "Select the words of the claim first.")
	}
	id := annotate.NewID()
	err := a.do(ctx, db.Work{Label: "Mark claim", ArticleID: articleID}, func(tx *db.Tx, _ string) error {
		version, err := currentVersion(ctx, tx, articleID)
		if err != nil {
			return err
		}
		claim, err := newClaim(tx, id, articleID, fields)
		if err != nil {
			return err
		}
		if err := tx.PutClaim(claim); err != nil {
			return err
		}
		text := version.Text()
		for _, span := range spans {
			if err := addPassage(tx, version.ID, text, id, span); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return annotate.Claim{}, err
	}
	return a.db.Claim(ctx, id)
}

func newClaim(tx *db.Tx, id, articleID string, fields annotate.ClaimFields) (annotate.Claim, error) {
	fields = fields.Clean()
	if err := fields.Check(); err != nil {
		return annotate.Claim{}, err
	}
	now := tx.Now()
	return annotate.Claim{ID: id, ArticleID: articleID, ClaimFields: fields, CreatedAt: now, UpdatedAt: now}, nil
}

func currentVersion(ctx context.Context, tx *db.Tx, articleID string) (annotate.Version, error) {
	article, err := tx.Article(ctx, articleID)
	if err != nil {
		return annotate.Version{}, err
	}
	return tx.Version(ctx, article.VersionID)
}

func addPassage(tx *db.Tx, versionID string, text annotate.Text, claimID string, span annotate.Span) error {
	passage, err := annotate.NewPassage(versionID, text, span)
	if err != nil {
		return err
	}
	return tx.PutPassage(claimID, passage)
}

// Claim returns the whole claim.
func (a *App) Claim(ctx context.Context, id string) (annotate.Claim, error) {
	return a.db.Claim(ctx, id)
}

// SaveClaim changes the fields of a claim.
func (a *App) SaveClaim(ctx context.Context, id string, edit func(*annotate.ClaimFields) error) (annotate.Claim, error) {
	return a.onClaim(ctx, id, db.Work{Label: "Edit claim", Merge: true}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		if err := edit(&claim.ClaimFields); err != nil {
			return err
		}
		claim.ClaimFields = claim.Clean()
		if err := claim.Check(); err != nil {
			return err
		}
		claim.UpdatedAt = tx.Now()
		return tx.PutClaim(claim)
	})
}

// onClaim carries out one action on a claim and returns the claim as it then is.
func (a *App) onClaim(ctx context.Context, id string, w db.Work, write func(tx *db.Tx, claim annotate.Claim, person string) error) (annotate.Claim, error) {
	claim, err := a.db.Claim(ctx, id)
	if err != nil {
		return annotate.Claim{}, err
	}
	w.ArticleID = claim.ArticleID
	err = a.do(ctx, w, func(tx *db.Tx, person string) error {
		current, err := tx.Claim(ctx, id)
		if err != nil {
			return err
		}
		return write(tx, current, person)
	})
	if err != nil {
		return annotate.Claim{}, err
	}
	return a.db.Claim(ctx, id)
}

// DeleteClaim removes a claim with its passages, verdicts and evidence.
func (a *App) DeleteClaim(ctx context.Context, id string) error {
	claim, err := a.db.Claim(ctx, id)
	if err != nil {
		return err
	}
	return a.do(ctx, db.Work{Label: "Delete claim", ArticleID: claim.ArticleID}, func(tx *db.Tx, _ string) error {
		return tx.DeleteClaim(id)
	})
}

// AddPassage marks further words of the current text as part of the claim.
func (a *App) AddPassage(ctx context.Context, claimID string, span annotate.Span) (annotate.Claim, error) {
	return a.onClaim(ctx, claimID, db.Work{Label: "Add passage"}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		version, err := currentVersion(ctx, tx, claim.ArticleID)
		if err != nil {
			return err
		}
		return addPassage(tx, version.ID, version.Text(), claimID, span)
	})
}

// RemovePassage takes words out of a claim. A claim keeps at least one passage:
// the error for the last one is Conflict.
func (a *App) RemovePassage(ctx context.Context, claimID, passageID string) (annotate.Claim, error) {
	return a.onClaim(ctx, claimID, db.Work{Label: "Remove passage"}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		for _, p := range claim.Passages {
			if p.ID != passageID {
				continue
			}
			if len(claim.Passages) == 1 {
				return annotate.Errorf(annotate.Conflict, "These are the only words of the claim. Delete the claim instead.")
			}
			return tx.DeletePassage(passageID)
		}
		return annotate.Errorf(annotate.NotFound, "The claim has no such passage any more.")
	})
}

// SaveVerdict gives a claim a verdict, or rewords the reasons of the one that
// the same person gave ([annotate.VerdictFields.Amends]). An earlier verdict is
// kept.
func (a *App) SaveVerdict(ctx context.Context, claimID string, fields annotate.VerdictFields) (annotate.Claim, error) {
	claim, err := a.db.Claim(ctx, claimID)
	if err != nil {
		return annotate.Claim{}, err
	}
	person, err := a.person(ctx)
	if err != nil {
		return annotate.Claim{}, err
	}
	w := db.Work{Label: "Give verdict"}
	if claim.Verdict != nil && fields.Amends(*claim.Verdict, person) {
		w = db.Work{Label: "Edit explanation", Merge: true}
	}
	return a.onClaim(ctx, claimID, w, func(tx *db.Tx, claim annotate.Claim, person string) error {
		return putVerdict(ctx, tx, claim, fields, person)
	})
}

func putVerdict(ctx context.Context, tx *db.Tx, claim annotate.Claim, fields annotate.VerdictFields, person string) error {
	fields = fields.Clean()
	scale, err := tx.Scale(ctx, fields.ScaleVersionID)
	if err != nil {
		return err
	}
	if err := fields.CheckOn(scale); err != nil {
		return err
	}
	now := tx.Now()
	if v := claim.Verdict; v != nil && fields.Amends(*v, person) {
		v.VerdictFields, v.UpdatedAt = fields, now
		return tx.PutVerdict(*v)
	}
	if err := withdraw(tx, claim); err != nil {
		return err
	}
	return tx.PutVerdict(annotate.Verdict{
		ID: annotate.NewID(), ClaimID: claim.ID, VerdictFields: fields,
		GivenBy: person, GivenAt: now, UpdatedAt: now,
	})
}

// withdraw makes the verdict in force, if any, an earlier one.
func withdraw(tx *db.Tx, claim annotate.Claim) error {
	if claim.Verdict == nil {
		return nil
	}
	now := tx.Now()
	claim.Verdict.ReplacedAt = &now
	return tx.PutVerdict(*claim.Verdict)
}

// WithdrawVerdict leaves the claim without a verdict; the one it had is kept
// among the earlier ones.
func (a *App) WithdrawVerdict(ctx context.Context, claimID string) (annotate.Claim, error) {
	return a.onClaim(ctx, claimID, db.Work{Label: "Withdraw verdict"}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		return withdraw(tx, claim)
	})
}
