package app

import (
	"context"
	"fmt"
	"strings"

	"tickmark/annotate"
	"tickmark/db"
)

// Verification is what holding the library against itself came to.
type Verification struct {
	Items   int               `json:"items" doc:"How many originals, texts, pictures and copies of sources were read"`
	Bytes   int64             `json:"bytes" doc:"How many bytes these and the history have"`
	Head    annotate.Head     `json:"head" doc:"Of the history"`
	Damages []annotate.Damage `json:"damages" doc:"What is not what it was; copies of sources first"`
}

// Verify reads everything that the library keeps, and the files that it refers to,
// and holds each against its SHA-256; the history against its chain of hashes; and
// every record against the history. What is found is remembered, so that a
// damaged copy is shown as one ([annotate.Snapshot].Damage), until the next
// verification. progress is told how many bytes of how many were read; it may be
// nil.
func (a *App) Verify(ctx context.Context, progress func(done, total int64)) (Verification, error) {
	files, err := a.db.FileSnapshots(ctx)
	if err != nil {
		return Verification{}, err
	}
	var outside int64
	for _, f := range files {
		outside += f.Size
	}
	report := func(done, total int64) {
		if progress != nil {
			progress(done, total+outside)
		}
	}
	found, err := a.db.Verify(ctx, report)
	if err != nil {
		return Verification{}, err
	}
	v := Verification{Items: found.Items + len(files), Bytes: found.Bytes + outside, Head: found.Head}
	done := found.Bytes
	for _, f := range files {
		before := done
		fault, err := a.faultOfFile(ctx, f, func(n int64) { report(min(before+n, before+f.Size), found.Bytes) })
		if err != nil {
			return Verification{}, err
		}
		if fault != "" {
			found.Damages = append(found.Damages, annotate.Damage{Hash: f.Hash, Fault: fault})
		}
		done += f.Size
		report(done, found.Bytes)
	}
	v.Damages, err = a.db.Remember(ctx, found.Damages)
	return v, err
}

// ActionsUpTo returns the action at which a head of the history was taken, of which
// at least the first eight characters are known, and how many there were by then. It
// returns a NotFound error if this history has never been there.
func (a *App) ActionsUpTo(ctx context.Context, head string) (annotate.Action, int64, error) {
	return a.db.ActionsUpTo(ctx, strings.ToLower(strings.TrimSpace(head)))
}

// faultOfFile says what is wrong with the file of a snapshot, or "". read is told
// how many bytes of it were read.
func (a *App) faultOfFile(ctx context.Context, s annotate.Snapshot, read func(n int64)) (string, error) {
	name, err := a.SnapshotName(ctx, s)
	if err != nil {
		return "", err
	}
	place := placeOfCopy(s.Path, s.Name, name)
	a.outside.forget(s)
	file, err := a.outside.open(ctx, s, place, read)
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil:
		return fmt.Sprintf("The file %s cannot be taken for the copy. %v", place, err), nil
	}
	return "", file.Close()
}

// SourceSnapshot is a copy of a source, and whose it is.
type SourceSnapshot = db.SourceSnapshot

// AllSnapshots returns the copies of all sources, or of those that a search finds,
// the newest first. Those of confidential ones are named after their alias.
func (a *App) AllSnapshots(ctx context.Context, search string) ([]SourceSnapshot, error) {
	all, err := a.db.AllSnapshots(ctx, search)
	for i, s := range all {
		if s.Confidential {
			all[i].Name, all[i].URL, all[i].Path = called(s.Source, s.Name), "", ""
		}
	}
	return all, err
}

// FindSnapshot returns the snapshot that a person names by its identifier or an
// unambiguous part of it.
func (a *App) FindSnapshot(ctx context.Context, id string) (annotate.Snapshot, error) {
	return a.db.SnapshotByPrefix(ctx, id)
}

// FindSource returns the source that a person names by its identifier or an
// unambiguous part of it, or by words that no other source has.
func (a *App) FindSource(ctx context.Context, words string) (annotate.Source, error) {
	source, err := a.db.SourceByPrefix(ctx, words)
	if annotate.CodeOf(err) != annotate.NotFound {
		return source, err
	}
	found, _, err := a.db.Sources(ctx, db.SourceQuery{Search: words, Limit: 2})
	switch {
	case err != nil:
		return annotate.Source{}, err
	case len(found) == 0:
		return annotate.Source{}, annotate.Errorf(annotate.NotFound, "No source is called “%s”.", words)
	case len(found) > 1:
		return annotate.Source{}, annotate.Errorf(annotate.Conflict, "Several sources have “%s” in them, such as “%s” and “%s”. Give more words, or the identifier.", words, found[0].Name(), found[1].Name())
	}
	return found[0], nil
}
