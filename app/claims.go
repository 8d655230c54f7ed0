package app

import (
	"cmp"
	"context"

	"tickmark/annotate"
	"tickmark/db"
)

// Marking says where in an article's current text a claim is.
type Marking struct {
	Spans   []annotate.Span // of words, in code points; one passage a span
	Regions []PictureRegion
}

// MarkClaim marks words and regions of pictures as one claim. Whoever asks may
// say by which id the claim is to be known, so as to go on with it before the
// answer is there; for "" it gets a new one.
//
// Errors: Invalid without a place, for a place outside the text or its pictures,
// for fields that break a rule, or for an id that is none; Conflict for one that
// is taken; NotFound.
func (a *App) MarkClaim(ctx context.Context, articleID, id string, m Marking, fields annotate.ClaimFields) (annotate.Claim, error) {
	if len(m.Spans)+len(m.Regions) == 0 {
		return annotate.Claim{}, annotate.Errorf(annotate.Invalid, "Select the words of the claim first, or a region of a picture.")
	}
	id = cmp.Or(id, annotate.NewID())
	if !annotate.ValidID(id) {
		return annotate.Claim{}, annotate.Errorf(annotate.Invalid, "“%s” is not the id of a record.", id)
	}
	var claim annotate.Claim
	err := a.do(ctx, db.Work{Label: "Mark claim", ArticleID: articleID}, func(tx *db.Tx, _ string) error {
		version, err := currentVersion(ctx, tx, articleID)
		if err != nil {
			return err
		}
		if claim, err = newClaim(tx, id, articleID, fields); err != nil {
			return err
		}
		if _, err := tx.Claim(ctx, id); err == nil {
			return annotate.Errorf(annotate.Conflict, "There is a claim with the id %s already.", id)
		} else if annotate.CodeOf(err) != annotate.NotFound {
			return err
		}
		if err := tx.PutClaim(claim); err != nil {
			return err
		}
		if err := addPassages(tx, version.ID, version.Text(), claim.ID, m.Spans...); err != nil {
			return err
		}
		for _, r := range m.Regions {
			if err := addRegion(tx, version, claim.ID, r); err != nil {
				return err
			}
		}
		claim, err = tx.Claim(ctx, claim.ID)
		return err
	})
	return claim, err
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

// Claim returns the whole claim.
func (a *App) Claim(ctx context.Context, id string) (annotate.Claim, error) {
	return a.db.Claim(ctx, id)
}

// SaveClaim changes the fields of a claim.
func (a *App) SaveClaim(ctx context.Context, id string, edit func(*annotate.ClaimFields) error) (annotate.Claim, error) {
	return a.onClaim(ctx, id, db.Work{Label: "Edit claim", Merge: true}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		status := claim.Status
		if err := edit(&claim.ClaimFields); err != nil {
			return err
		}
		claim.ClaimFields = claim.Clean()
		if claim.Status != status {
			claim.StatusBefore = ""
		}
		if err := claim.Check(); err != nil {
			return err
		}
		claim.UpdatedAt = tx.Now()
		return tx.PutClaim(claim)
	})
}

// onClaim carries out one action on a claim and returns the claim as it then is.
func (a *App) onClaim(ctx context.Context, id string, w db.Work, write func(tx *db.Tx, claim annotate.Claim, person string) error) (after annotate.Claim, err error) {
	err = a.do(ctx, w, func(tx *db.Tx, person string) error {
		claim, err := tx.Claim(ctx, id)
		if err != nil {
			return err
		}
		tx.Work.ArticleID = claim.ArticleID
		if err := write(tx, claim, person); err != nil {
			return err
		}
		after, err = tx.Claim(ctx, id)
		return err
	})
	if err != nil {
		return annotate.Claim{}, err
	}
	return after, nil
}

// DeleteClaim removes a claim with all that belongs to it.
func (a *App) DeleteClaim(ctx context.Context, id string) error {
	return a.do(ctx, db.Work{Label: "Delete claim"}, func(tx *db.Tx, _ string) error {
		claim, err := tx.Claim(ctx, id)
		if err != nil {
			return err
		}
		tx.Work.ArticleID = claim.ArticleID
		return tx.DeleteClaim(id)
	})
}

// SaveVerdict gives a claim a verdict, or rewords the reasons of the one that
// the same person gave ([annotate.VerdictFields.Amends]). An earlier verdict is
// kept.
func (a *App) SaveVerdict(ctx context.Context, claimID string, fields annotate.VerdictFields) (annotate.Claim, error) {
	return a.onClaim(ctx, claimID, db.Work{Label: "Give verdict"}, func(tx *db.Tx, claim annotate.Claim, person string) error {
		if claim.Verdict != nil && fields.Amends(*claim.Verdict, person) {
			tx.Work.Label, tx.Work.Merge = "Edit explanation", true
		}
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
