package app

import (
	"context"
	"slices"

	"tickmark/annotate"
	"tickmark/db"
)

// addPassages makes each span of a version's text a passage of the claim.
func addPassages(tx *db.Tx, versionID string, text annotate.Text, claimID string, spans ...annotate.Span) error {
	for _, span := range spans {
		passage, err := annotate.NewPassage(versionID, text, span)
		if err != nil {
			return err
		}
		if err := tx.PutPassage(claimID, passage); err != nil {
			return err
		}
	}
	return nil
}

// onPlaces carries out one action on the places of a claim and returns the claim as
// it then is. With places chosen by hand there is no way back to the status that it
// had before a new version of the text reopened it, and a claim that was parked is
// back in the text, to check.
func (a *App) onPlaces(ctx context.Context, claimID string, w db.Work, write func(tx *db.Tx, claim annotate.Claim, person string) error) (annotate.Claim, error) {
	return a.onClaim(ctx, claimID, w, func(tx *db.Tx, claim annotate.Claim, person string) error {
		if err := write(tx, claim, person); err != nil {
			return err
		}
		after, err := tx.Claim(ctx, claimID)
		if err != nil {
			return err
		}
		return placedByHand(tx, claim, after)
	})
}

func placedByHand(tx *db.Tx, before, after annotate.Claim) error {
	status := after.Status
	switch {
	case after.Parked() && after.StatusBefore != "":
		after.Status = after.StatusBefore // it is kept as it was
	case before.Parked() && !after.Parked():
		after.Reopen()
		if err := dropLosses(tx, slices.DeleteFunc(slices.Clone(after.Lost), annotate.Loss.Waits)); err != nil {
			return err
		}
	}
	if after.Status == status && after.StatusBefore == "" {
		return nil
	}
	after.StatusBefore, after.UpdatedAt = "", tx.Now()
	return tx.PutClaim(after)
}

// dropLosses ends what a claim has lost: it has other places.
func dropLosses(tx *db.Tx, lost []annotate.Loss) error {
	for _, l := range lost {
		if err := tx.DeleteLoss(l.ID); err != nil {
			return err
		}
	}
	return nil
}

// AddPassage marks further words of the current text as part of the claim.
func (a *App) AddPassage(ctx context.Context, claimID string, span annotate.Span) (annotate.Claim, error) {
	return a.onPlaces(ctx, claimID, db.Work{Label: "Add passage"}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		version, err := currentVersion(ctx, tx, claim.ArticleID)
		if err != nil {
			return err
		}
		return addPassages(tx, version.ID, version.Text(), claimID, span)
	})
}

// RemovePassage takes words out of a claim. A claim keeps at least one place:
// the error for the last one is Conflict.
func (a *App) RemovePassage(ctx context.Context, claimID, passageID string) (annotate.Claim, error) {
	return a.onPlaces(ctx, claimID, db.Work{Label: "Remove passage"}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		if _, err := passageOf(claim, passageID); err != nil {
			return err
		}
		if len(claim.Passages)+len(claim.Regions) == 1 {
			return annotate.Errorf(annotate.Conflict, "These are the only words of the claim. Delete the claim instead.")
		}
		return tx.DeletePassage(passageID)
	})
}

// ResizePassage gives a passage other edges. Steps that follow one another
// closely are one action.
//
// Errors: Invalid for a span outside the text or of white space only; NotFound.
func (a *App) ResizePassage(ctx context.Context, claimID, passageID string, span annotate.Span) (annotate.Claim, error) {
	return a.onPlaces(ctx, claimID, db.Work{Label: "Resize passage", Merge: true}, func(tx *db.Tx, claim annotate.Claim, person string) error {
		passage, err := passageOf(claim, passageID)
		if err != nil {
			return err
		}
		version, err := tx.Version(ctx, passage.VersionID)
		if err != nil {
			return err
		}
		resized, err := annotate.NewPassage(version.ID, version.Text(), span)
		if err != nil {
			return err
		}
		resized.ID = passage.ID
		if passage.Carried != nil {
			resized.Carried = passage.Carried.Decide(annotate.Attach, person, tx.Now())
		}
		return tx.PutPassage(claimID, resized)
	})
}

func passageOf(claim annotate.Claim, id string) (annotate.Passage, error) {
	for _, p := range claim.Passages {
		if p.ID == id {
			return p, nil
		}
	}
	return annotate.Passage{}, annotate.Errorf(annotate.NotFound, "The claim has no such passage any more.")
}

// MoveClaim puts a claim, also one that is parked, on other words of the current
// text; all that is known about it stays.
//
// Errors: Invalid without a span, or for one outside the text; NotFound.
func (a *App) MoveClaim(ctx context.Context, claimID string, spans []annotate.Span) (annotate.Claim, error) {
	if len(spans) == 0 {
		return annotate.Claim{}, annotate.Errorf(annotate.Invalid, "Select the words that the claim is to move to.")
	}
	return a.onPlaces(ctx, claimID, db.Work{Label: "Move claim"}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		version, err := currentVersion(ctx, tx, claim.ArticleID)
		if err != nil {
			return err
		}
		for _, p := range claim.Passages {
			if err := tx.DeletePassage(p.ID); err != nil {
				return err
			}
		}
		if err := dropLosses(tx, claim.Lost); err != nil {
			return err
		}
		return addPassages(tx, version.ID, version.Text(), claimID, spans...)
	})
}

// ClaimChange is what splitting or merging did to the claims of an article.
type ClaimChange struct {
	Claims  []annotate.Claim `json:"claims" doc:"Those that were made or changed; the one to go on with first"`
	Deleted []string         `json:"deleted" doc:"Identifiers of those that are gone"`
}

// SplitClaim takes the words of a span out of a claim and makes a claim of its
// own of them, with the same fields, evidence and search log, but to be
// checked, without a wording, a verdict or queries of its own. The new claim
// comes first in the answer.
//
// Errors: Invalid if the span holds none of the claim's words; Conflict if none
// would be left; NotFound.
func (a *App) SplitClaim(ctx context.Context, claimID string, span annotate.Span) (ClaimChange, error) {
	part := annotate.NewID()
	var split annotate.Claim
	left, err := a.onPlaces(ctx, claimID, db.Work{Label: "Split claim"}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		version, err := currentVersion(ctx, tx, claim.ArticleID)
		if err != nil {
			return err
		}
		text := version.Text()
		taken, kept := cutPassages(text, claim.Passages, span)
		switch {
		case len(taken) == 0:
			return annotate.Errorf(annotate.Invalid, "Select those words of the claim that are to be a claim of their own.")
		case len(kept) == 0:
			return annotate.Errorf(annotate.Conflict, "Nothing would be left of the claim. Select only some of its words.")
		}
		fields := claim.ClaimFields
		fields.Wording, fields.Note, fields.StatusReason, fields.Status, fields.Checked = "", "", "", annotate.ToCheck, nil
		made, err := newClaim(tx, part, claim.ArticleID, fields)
		if err != nil {
			return err
		}
		if err := tx.PutClaim(made); err != nil {
			return err
		}
		for _, p := range claim.Passages {
			if err := tx.DeletePassage(p.ID); err != nil {
				return err
			}
		}
		if err := addPassages(tx, version.ID, text, claimID, kept...); err != nil {
			return err
		}
		if err := addPassages(tx, version.ID, text, part, taken...); err != nil {
			return err
		}
		if err := copyFindings(tx, claim, part); err != nil {
			return err
		}
		split, err = tx.Claim(ctx, part)
		return err
	})
	if err != nil {
		return ClaimChange{}, err
	}
	return ClaimChange{Claims: []annotate.Claim{split, left}, Deleted: []string{}}, nil
}

// cutPassages parts the words of the passages into those inside the span and
// those outside.
func cutPassages(text annotate.Text, passages []annotate.Passage, span annotate.Span) (inside, outside []annotate.Span) {
	for _, p := range passages {
		if part := p.Intersect(span); part.Len() > 0 && text.Trim(part).Len() > 0 {
			inside = append(inside, part)
		}
		outside = append(outside, text.CutSpan(p.Span, span)...)
	}
	return inside, outside
}

// copyFindings gives another claim what was found out about one.
func copyFindings(tx *db.Tx, from annotate.Claim, to string) error {
	for _, e := range from.Evidence {
		e.ID, e.ClaimID = annotate.NewID(), to
		if err := tx.PutEvidence(e); err != nil {
			return err
		}
	}
	for _, s := range from.Searches {
		s.ID, s.ClaimID = annotate.NewID(), to
		if err := tx.PutSearch(s); err != nil {
			return err
		}
	}
	return nil
}

// MergeClaims makes one claim of two: into the first go the places, evidence,
// queries and search log of the other, its verdicts as earlier ones, and the
// fields that the first has not filled in.
//
// Errors: Invalid if both are the same or of different articles; Conflict while
// words of either wait for a decision or one of them is parked; NotFound.
func (a *App) MergeClaims(ctx context.Context, claimID, otherID string) (ClaimChange, error) {
	if claimID == otherID {
		return ClaimChange{}, annotate.Errorf(annotate.Invalid, "A claim cannot be merged with itself. Choose another one.")
	}
	merged, err := a.onPlaces(ctx, claimID, db.Work{Label: "Merge claims"}, func(tx *db.Tx, claim annotate.Claim, _ string) error {
		other, err := tx.Claim(ctx, otherID)
		if err != nil {
			return err
		}
		if other.ArticleID != claim.ArticleID {
			return annotate.Errorf(annotate.Invalid, "Claims of different articles cannot be merged.")
		}
		for _, c := range []annotate.Claim{claim, other} {
			if c.Waits() || c.Parked() {
				return annotate.Errorf(annotate.Conflict, "The words of “%s” have changed or are gone. Decide about them first, in the list of what is to be checked again.", c.Words())
			}
		}
		claim.ClaimFields = claim.Absorb(other.ClaimFields)
		claim.UpdatedAt = tx.Now()
		if err := tx.PutClaim(claim); err != nil {
			return err
		}
		if err := mergePassages(ctx, tx, claim, other); err != nil {
			return err
		}
		if err := movePlaces(ctx, tx, other, claimID); err != nil {
			return err
		}
		if err := moveFindings(tx, other, claimID); err != nil {
			return err
		}
		return tx.DeleteClaim(otherID)
	})
	if err != nil {
		return ClaimChange{}, err
	}
	return ClaimChange{Claims: []annotate.Claim{merged}, Deleted: []string{otherID}}, nil
}

// mergePassages gives the claim the words of the other one as well. Passages that
// touch or overlap become one.
func mergePassages(ctx context.Context, tx *db.Tx, claim, other annotate.Claim) error {
	version, err := currentVersion(ctx, tx, claim.ArticleID)
	if err != nil {
		return err
	}
	text, spans := version.Text(), []annotate.Span{}
	for _, p := range slices.Concat(claim.Passages, other.Passages) {
		spans = append(spans, p.Span)
		if err := tx.DeletePassage(p.ID); err != nil {
			return err
		}
	}
	return addPassages(tx, version.ID, text, claim.ID, text.Unite(spans)...)
}

// movePlaces makes the regions of one claim another's, and its passages in earlier
// versions.
func movePlaces(ctx context.Context, tx *db.Tx, from annotate.Claim, to string) error {
	passages, err := tx.AllPassages(ctx, from.ID)
	if err != nil {
		return err
	}
	regions, err := tx.AllRegions(ctx, from.ID)
	if err != nil {
		return err
	}
	for _, p := range passages {
		if err := tx.PutPassage(to, p); err != nil {
			return err
		}
	}
	for _, r := range regions {
		if err := tx.PutRegion(to, r); err != nil {
			return err
		}
	}
	return nil
}

// moveFindings makes what was found out about one claim another's.
func moveFindings(tx *db.Tx, from annotate.Claim, to string) error {
	if err := withdraw(tx, from); err != nil {
		return err
	}
	verdicts := from.EarlierVerdicts
	if from.Verdict != nil {
		verdicts = append(verdicts, *from.Verdict) // withdrawn just now
	}
	for _, v := range verdicts {
		v.ClaimID = to
		if err := tx.PutVerdict(v); err != nil {
			return err
		}
	}
	for _, e := range from.Evidence {
		e.ClaimID = to
		if err := tx.PutEvidence(e); err != nil {
			return err
		}
	}
	for _, q := range from.Queries {
		q.ClaimID = to
		if err := tx.PutQuery(q); err != nil {
			return err
		}
	}
	for _, s := range from.Searches {
		s.ClaimID = to
		if err := tx.PutSearch(s); err != nil {
			return err
		}
	}
	return nil
}
