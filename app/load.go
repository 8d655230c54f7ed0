package app

import (
	"context"
	"errors"
	"fmt"

	"tickmark/annotate"
	"tickmark/app/dump"
	"tickmark/app/sealed"
	"tickmark/db"
)

// IsSealed reports whether the copy at the path is opened by a passphrase. The errors
// are those of [dump.IsSealed].
func IsSealed(path string) (bool, error) { return dump.IsSealed(path) }

// Load makes a new library, in a file that is not there yet, of a copy that
// [App.Dump] made: with everything that is in it, the history and undo among it. If
// ctx ends, or anything is wrong, there is no library. progress is told how many
// bytes of how many were read; it may be nil.
//
// Errors: those of [dump.Open] and [db.Build].
func Load(ctx context.Context, from, library string, p sealed.Passphrase, o Options, progress func(done, total int64)) (done Dumped, err error) {
	d, err := dump.Open(from, p, progress)
	if err != nil {
		return Dumped{}, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	err = db.Build(ctx, library, db.Options{Now: o.Now}, d, func(store *db.DB) error {
		if err := d.Complete(); err != nil {
			return err
		}
		if len(d.Manifest.Lost) > 0 {
			return nil // what it was made of could not be read in full either
		}
		return store.View(ctx, func(v db.View) error { return readThrough(ctx, v) })
	})
	return dumped(library, d.Manifest), err
}

// readThrough reads a library as its pages would, and returns an Invalid error where
// something cannot be. A copy may come from anybody: rows that are well-formed and
// refer to each other can still have places beyond the end of a text.
func readThrough(ctx context.Context, v db.View) error {
	if _, _, err := v.Sources(ctx, SourceQuery{}); err != nil {
		return unreadable(ctx, "a source", err)
	}
	if _, err := v.AllSnapshots(ctx, ""); err != nil {
		return unreadable(ctx, "a copy of a source", err)
	}
	if _, err := v.Scales(ctx); err != nil {
		return unreadable(ctx, "a rating scale", err)
	}
	return eachArticle(ctx, v, func(a annotate.ArticleSummary) error {
		if err := readArticle(ctx, v, a); err != nil {
			return unreadable(ctx, fmt.Sprintf("the article “%s”", a.Title), err)
		}
		return nil
	})
}

func unreadable(ctx context.Context, what string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return annotate.Errorf(annotate.Invalid, "The copy is damaged, or not made by Tickmark: %s cannot be read (%v). Nothing was loaded; take another copy.", what, err)
}

func readArticle(ctx context.Context, v db.View, a annotate.ArticleSummary) error {
	d, err := v.Dossier(ctx, a.ID)
	if err != nil {
		return err
	}
	for _, info := range d.Versions {
		version, err := v.Version(ctx, info.ID)
		if err != nil {
			return err
		}
		spans, err := placesIn(ctx, v, version)
		if err != nil {
			return err
		}
		text := version.Text()
		for _, s := range spans {
			if err := text.Check(s); err != nil {
				return err
			}
		}
	}
	return nil
}

// placesIn returns every place in a version's text.
func placesIn(ctx context.Context, v db.View, version annotate.Version) ([]annotate.Span, error) {
	spans := []annotate.Span{}
	for _, s := range version.Sentences {
		if s.Block < 0 || s.Block >= len(version.Blocks) {
			return nil, fmt.Errorf("a sentence is in block %d of %d", s.Block, len(version.Blocks))
		}
		spans = append(spans, s.Span)
	}
	claims, err := v.ClaimsIn(ctx, version.ID)
	if err != nil {
		return nil, err
	}
	for _, c := range claims {
		for _, p := range c.Passages {
			spans = append(spans, p.Span)
		}
	}
	asides, err := v.AsidesIn(ctx, version.ID)
	for _, a := range asides {
		spans = append(spans, a.Span)
	}
	return spans, err
}
