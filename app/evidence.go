package app

import (
	"context"

	"tickmark/annotate"
	"tickmark/annotate/likeness"
	"tickmark/db"
)

// NewEvidence is a piece of evidence to be added: from a source that the
// library has (SourceID) or from one that comes with it (Source).
type NewEvidence struct {
	SourceID string
	Source   *annotate.SourceFields
	Fields   annotate.EvidenceFields
}

// AddEvidence ties a claim to a source.
//
// Errors: Invalid if neither or both of source and SourceID are given, or for
// fields that break a rule; NotFound.
func (a *App) AddEvidence(ctx context.Context, claimID string, n NewEvidence) (annotate.Evidence, error) {
	var evidence annotate.Evidence
	_, err := a.onClaim(ctx, claimID, db.Work{Label: "Add evidence"}, func(tx *db.Tx, _ annotate.Claim, _ string) (err error) {
		evidence, err = addEvidence(ctx, tx, claimID, n)
		return err
	})
	return evidence, err
}

func addEvidence(ctx context.Context, tx *db.Tx, claimID string, n NewEvidence) (annotate.Evidence, error) {
	if (n.SourceID == "") == (n.Source == nil) {
		return annotate.Evidence{}, annotate.Errorf(annotate.Invalid, "Choose a source, or describe a new one.")
	}
	if n.Source != nil {
		source, err := putSource(tx, *n.Source)
		if err != nil {
			return annotate.Evidence{}, err
		}
		n.SourceID = source.ID
	} else if _, err := tx.Source(ctx, n.SourceID); err != nil {
		return annotate.Evidence{}, err
	}
	fields := n.Fields.Clean()
	if err := fields.Check(); err != nil {
		return annotate.Evidence{}, err
	}
	now := tx.Now()
	evidence := annotate.Evidence{
		ID: annotate.NewID(), ClaimID: claimID, SourceID: n.SourceID, EvidenceFields: fields,
		CreatedAt: now, UpdatedAt: now,
	}
	return evidence, tx.PutEvidence(evidence)
}

// SaveEvidence changes the fields of a piece of evidence.
func (a *App) SaveEvidence(ctx context.Context, id string, edit func(*annotate.EvidenceFields) error) (annotate.Evidence, error) {
	evidence, err := a.db.Evidence(ctx, id)
	if err != nil {
		return annotate.Evidence{}, err
	}
	_, err = a.onClaim(ctx, evidence.ClaimID, db.Work{Label: "Edit evidence", Merge: true}, func(tx *db.Tx, _ annotate.Claim, _ string) error {
		if evidence, err = tx.Evidence(ctx, id); err != nil {
			return err
		}
		if err := edit(&evidence.EvidenceFields); err != nil {
			return err
		}
		evidence.EvidenceFields = evidence.Clean()
		if err := evidence.Check(); err != nil {
			return err
		}
		evidence.UpdatedAt = tx.Now()
		return tx.PutEvidence(evidence)
	})
	return evidence, err
}

// DeleteEvidence unties a claim from a source; the source stays in the library.
func (a *App) DeleteEvidence(ctx context.Context, id string) error {
	evidence, err := a.db.Evidence(ctx, id)
	if err != nil {
		return err
	}
	_, err = a.onClaim(ctx, evidence.ClaimID, db.Work{Label: "Remove evidence"}, func(tx *db.Tx, _ annotate.Claim, _ string) error {
		return tx.DeleteEvidence(id)
	})
	return err
}

// Comparison holds a claim against its evidence: which numbers, dates and names
// of the one the other has.
func (a *App) Comparison(ctx context.Context, claimID string) (likeness.Comparison, error) {
	claim, err := a.db.Claim(ctx, claimID)
	if err != nil {
		return likeness.Comparison{}, err
	}
	article, err := a.db.Article(ctx, claim.ArticleID)
	if err != nil {
		return likeness.Comparison{}, err
	}
	version, err := a.db.Version(ctx, article.VersionID)
	if err != nil {
		return likeness.Comparison{}, err
	}
	sources := make([]annotate.Source, 0, len(claim.Evidence))
	for _, e := range claim.Evidence {
		source, err := a.db.Source(ctx, e.SourceID)
		if err != nil {
			return likeness.Comparison{}, err
		}
		sources = append(sources, source)
	}
	return likeness.NewLexicon(version.Text().String(), article.Lang).Compare(claim, sources), nil
}
