package app

import (
	"context"
	"slices"

	"tickmark/annotate"
	"tickmark/db"
)

// DuplicateSources groups the library's sources that most likely are the same one;
// see [annotate.Duplicates]. A confidential one is in no group: to stand beside
// another would tell who it is.
func (a *App) DuplicateSources(ctx context.Context) ([][]annotate.Source, error) {
	all, _, err := a.db.Sources(ctx, SourceQuery{Sort: "added"})
	if err != nil {
		return nil, err
	}
	return annotate.Duplicates(slices.DeleteFunc(all, func(s annotate.Source) bool { return s.Confidential })), nil
}

// MergeSources makes one source of several: the one with the identifier id gets the
// fields, and all that the others have: their evidence, their copies, and what has
// it from them. Then the others are deleted. It is one action, also where the
// evidence is of several articles. A source that is merged with a confidential one
// is confidential.
//
// Errors: NotFound; Invalid for no other source, for fields that break a rule, and
// for an origin that would lead back.
func (a *App) MergeSources(ctx context.Context, id string, others []string, fields annotate.SourceFields) (annotate.Source, error) {
	others = slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(others))), func(other string) bool { return other == id })
	if len(others) == 0 {
		return annotate.Source{}, annotate.Errorf(annotate.Invalid, "Choose another source to merge this one with.")
	}
	fields = fields.Clean()
	var kept annotate.Source
	err := a.do(ctx, db.Work{Label: "Merge sources"}, func(tx *db.Tx, _ string) (err error) {
		if kept, err = tx.Source(ctx, id); err != nil {
			return err
		}
		merged := make([]annotate.Source, len(others))
		for i, other := range others {
			if merged[i], err = tx.Source(ctx, other); err != nil {
				return err
			}
			if merged[i].Confidential {
				fields.Confidential = true
			}
		}
		fields.Confidential = fields.Confidential || kept.Confidential
		if fields.OriginID == id || slices.Contains(others, fields.OriginID) {
			fields.OriginID = ""
		}
		if err := fields.Check(); err != nil {
			return err
		}
		// First without an origin, so that no way between those that become one leads back.
		kept.SourceFields, kept.UpdatedAt = fields, tx.Now()
		kept.OriginID = ""
		if err := tx.PutSource(kept); err != nil {
			return err
		}
		for _, other := range merged {
			if err := absorb(ctx, tx, other, kept.ID); err != nil {
				return err
			}
		}
		for _, other := range others {
			if err := tx.DeleteSource(other); err != nil {
				return err
			}
		}
		kept.OriginID = fields.OriginID
		if err := tx.PutSource(kept); err != nil {
			return err
		}
		kept, err = tx.Source(ctx, id) // with all its uses
		return err
	})
	return kept, err
}

// absorb moves to another source whatever belongs to one.
func absorb(ctx context.Context, tx *db.Tx, from annotate.Source, to string) error {
	if from.OriginID != "" {
		from.OriginID = ""
		if err := tx.PutSource(from); err != nil {
			return err
		}
	}
	derived, err := tx.Derived(ctx, from.ID)
	if err != nil {
		return err
	}
	for _, s := range derived {
		if s.OriginID = to; s.ID == to {
			s.OriginID = ""
		}
		if err := tx.PutSource(s); err != nil {
			return err
		}
	}
	copies, err := tx.Snapshots(ctx, from.ID)
	if err != nil {
		return err
	}
	for _, snapshot := range copies {
		snapshot.SourceID = to
		if err := tx.PutSnapshot(snapshot); err != nil {
			return err
		}
	}
	evidence, err := tx.EvidenceFrom(ctx, from.ID)
	if err != nil {
		return err
	}
	for _, e := range evidence {
		e.SourceID = to
		if err := tx.PutEvidence(e); err != nil {
			return err
		}
	}
	return nil
}
