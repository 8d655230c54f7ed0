package app

import (
	"context"
	"slices"
	"time"

	"tickmark/annotate"
	"tickmark/annotate/likeness"
	"tickmark/db"
)

// NewEvidence is a piece of evidence to be added: from a source that the
// library has (SourceID) or from one that comes with it (Source). With a
// SnapshotID it is taken from that copy of the source, at Place; then quotation,
// locator and the day of access are the copy's.
type NewEvidence struct {
	SourceID   string
	Source     *annotate.SourceFields
	SnapshotID string
	Place      *annotate.Selector
	Fields     annotate.EvidenceFields
}

// AddEvidence ties a claim to a source.
//
// Errors: Invalid if neither or both of source and SourceID are given, for fields
// that break a rule, and for a copy of another source or a place that it has not;
// NotFound.
//
// What is taken from a copy takes the place of evidence from that source that says
// nothing yet.
func (a *App) AddEvidence(ctx context.Context, claimID string, n NewEvidence) (annotate.Evidence, error) {
	var evidence annotate.Evidence
	_, err := a.onClaim(ctx, claimID, db.Work{Label: "Add evidence"}, func(tx *db.Tx, claim annotate.Claim, _ string) (err error) {
		evidence, err = addEvidence(ctx, tx, claim, n)
		return err
	})
	return evidence, err
}

func addEvidence(ctx context.Context, tx *db.Tx, claim annotate.Claim, n NewEvidence) (annotate.Evidence, error) {
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
	now := tx.Now()
	evidence := annotate.Evidence{
		ID: annotate.NewID(), ClaimID: claim.ID, SourceID: n.SourceID, EvidenceFields: n.Fields, CreatedAt: now, UpdatedAt: now,
	}
	// A source is cited first and opened then: what is taken from it says what the citation left open.
	bare := func(e annotate.Evidence) bool { return e.SourceID == n.SourceID && e.Bare() }
	if i := slices.IndexFunc(claim.Evidence, bare); i >= 0 && n.SnapshotID != "" {
		evidence.ID, evidence.CreatedAt = claim.Evidence[i].ID, claim.Evidence[i].CreatedAt
	}
	if err := take(ctx, tx, &evidence, n); err != nil {
		return annotate.Evidence{}, err
	}
	evidence.EvidenceFields = evidence.Clean()
	if err := evidence.Check(); err != nil {
		return annotate.Evidence{}, err
	}
	return evidence, tx.PutEvidence(evidence)
}

// take says in a piece of evidence that it was taken from a copy of its source,
// and where, if it was.
func take(ctx context.Context, tx *db.Tx, e *annotate.Evidence, n NewEvidence) error {
	if n.SnapshotID == "" {
		if n.Place != nil {
			return annotate.Errorf(annotate.Invalid, "Say which copy of the source the place is in.")
		}
		return nil
	}
	snapshot, err := tx.Snapshot(ctx, n.SnapshotID)
	if err != nil {
		return err
	}
	if snapshot.SourceID != e.SourceID {
		return annotate.Errorf(annotate.Invalid, "This copy is of another source.")
	}
	e.SnapshotID = snapshot.ID
	e.AccessedOn = annotate.Date(snapshot.CapturedAt.Local().Format(time.DateOnly))
	if n.Place == nil {
		return nil
	}
	blocks, err := tx.Blocks(ctx, snapshot.BlocksHash)
	if err != nil {
		return err
	}
	place, err := n.Place.In(blocks)
	if err != nil {
		return err
	}
	e.Selector = &place
	e.LocatorKind, e.Locator = place.Locator(blocks)
	if place.Span != nil {
		e.Quote = place.Quote.Exact
	}
	return nil
}

// SaveEvidence changes the fields of a piece of evidence. A quotation that was
// taken from a copy of the source stays as it is there: another one is Invalid.
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
		if s := evidence.Selector; s != nil && s.Span != nil && evidence.Quote != annotate.CleanText(s.Quote.Exact) {
			return annotate.Errorf(annotate.Invalid, "This quotation is what stands in the copy of the source. To quote other words, select them there.")
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
