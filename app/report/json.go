package report

import (
	"context"
	_ "embed"
	"io"
	"slices"

	"tickmark/annotate"
)

//go:embed dossier.schema.json
var schema []byte

// Schema returns the JSON Schema (draft 2020-12) of dossiers, both as
// [WriteJSON] writes them and as they are written by hand for [ReadDossier].
func Schema() []byte { return slices.Clone(schema) }

// WriteJSON writes the whole dossier, the checker's notes included, so that
// [ReadDossier] can bring the check into another library.
func WriteJSON(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	return writeIndented(ctx, w, d, o)
}

// published returns the dossier as others may have it: without what is for the
// checkers only, and with confidential sources by their alias. Whatever is
// written from a dossier, but for the memo and the dossier itself, is written
// from this.
//
// The head of the history stays: unlike the hash of a check, it is made from
// identifiers that nobody can guess.
func published(d annotate.Dossier, say *wording) annotate.Dossier {
	d.Article.Note = ""
	d.Version.Sentences = []annotate.Sentence{}
	d.Version.Blocks = slices.Clone(d.Version.Blocks)
	for i := range d.Version.Blocks {
		d.Version.Blocks[i].References = nil // comments in a manuscript are between its author and the desk
	}
	d = d.Standing()
	d.Asides, d.Waivers = []annotate.Aside{}, []annotate.Waiver{}
	d.SignOffs = slices.Clone(d.SignOffs)
	for i := range d.SignOffs {
		// With the hash of the check a guess at who a confidential source is could be
		// tried: all else that it is made from is known.
		d.SignOffs[i].Note, d.SignOffs[i].CheckHash = "", ""
	}
	d.Snapshots = slices.Clone(d.Snapshots)
	for i := range d.Snapshots {
		d.Snapshots[i].Path, d.Snapshots[i].Damage = "", "" // of this machine
	}
	d.Claims = slices.Clone(d.Claims)
	for i := range d.Claims {
		c := &d.Claims[i]
		c.Note, c.StatusReason, c.Checked = "", "", []string{}
		c.EarlierVerdicts = []annotate.Verdict{}
		if c.Waits() {
			c.Verdict = nil // it was given on other words, and nobody has said that it holds for these
		}
		c.Queries, c.Searches = []annotate.Query{}, []annotate.Search{}
	}
	d = veiled(d, say)
	d.Sources, d.Origins = slices.Clone(d.Sources), []annotate.Source{}
	for i := range d.Sources {
		s := &d.Sources[i]
		s.Note = ""
		// An origin that is confidential, or that nothing cites, is nobody else's business.
		if d.Source(s.OriginID).Confidential || d.Source(s.OriginID).ID == "" {
			s.OriginID = ""
		}
	}
	return d
}

// forPrograms is what files for other programs are written from; they are for
// others whatever kind of report is asked for.
func forPrograms(d annotate.Dossier, o Options) (annotate.Dossier, error) {
	say, err := wordingIn(o.Lang)
	if err != nil {
		return annotate.Dossier{}, err
	}
	return published(d, say), nil
}
