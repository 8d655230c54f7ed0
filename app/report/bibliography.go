package report

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"tickmark/annotate"
	"tickmark/app/bibliography"
)

// WriteCSL writes the cited sources as CSL-JSON.
func WriteCSL(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	return writeBibliography(ctx, w, d, o, bibliography.WriteCSL)
}

// WriteBibTeX writes the cited sources for BibTeX and BibLaTeX.
func WriteBibTeX(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	return writeBibliography(ctx, w, d, o, bibliography.WriteBibTeX)
}

// WriteRIS writes the cited sources as RIS.
func WriteRIS(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	return writeBibliography(ctx, w, d, o, bibliography.WriteRIS)
}

func writeBibliography(ctx context.Context, w io.Writer, d annotate.Dossier, o Options, write func(io.Writer, []bibliography.Item) error) error {
	d, err := forPrograms(d, o)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("write sources: %w", err)
	}
	if err := write(w, itemsOf(d)); err != nil {
		return fmt.Errorf("write sources: %w", err)
	}
	o.progress(1)
	return nil
}

// itemsOf are the cited sources with what the evidence adds to them: the first
// archived copy, and the latest day on which they were looked at.
func itemsOf(d annotate.Dossier) []bibliography.Item {
	items, at := make([]bibliography.Item, len(d.Sources)), map[string]*bibliography.Item{}
	for i, s := range d.Sources {
		items[i] = bibliography.Item{Key: bibliography.Key(s), SourceFields: s.SourceFields}
		at[s.ID] = &items[i]
	}
	for _, c := range d.Claims {
		for _, e := range c.Evidence {
			if item := at[e.SourceID]; item != nil {
				item.Archive = cmp.Or(item.Archive, e.ArchiveURL)
				item.Accessed = max(item.Accessed, e.AccessedOn)
			}
		}
	}
	return items
}
