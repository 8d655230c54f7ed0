package app

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"slices"

	"tickmark/annotate"
	"tickmark/app/bibliography"
	"tickmark/db"
)

// ImportedSources is what became of a bibliography.
type ImportedSources struct {
	Format  bibliography.Format  `json:"format" enum:"csl,bib,ris" doc:"What it was read as"`
	Added   []ImportedSource     `json:"added"`
	Known   []ImportedSource     `json:"known" doc:"Entries that are in the library already, or came twice: by DOI, ISBN, address, or title and author"`
	Faults  []bibliography.Fault `json:"faults" doc:"Entries that could not be read"`
	LeftOut []LeftOut            `json:"leftOut" doc:"What sources have no place for, of those that were added"`
}

// ImportedSource is an entry of a bibliography.
type ImportedSource struct {
	SourceID string `json:"sourceId" doc:"That was added, or that is the same"`
	Name     string `json:"name"`
}

// LeftOut is something that was not kept, and of how many entries.
type LeftOut struct {
	What    string `json:"what" doc:"By its name in the format: abstract, ISSN"`
	Entries int    `json:"entries"`
}

// ImportSources reads a bibliography in CSL-JSON, BibTeX or RIS, whose format it
// tells by the content, and adds the entries that the library does not have. It is
// one action: if ctx ends before it does, nothing was added. progress is told how
// many entries of how many are through; it may be nil.
//
// Errors: those of [bibliography.Read].
func (a *App) ImportSources(ctx context.Context, r io.Reader, progress func(done, total int64)) (ImportedSources, error) {
	read, err := bibliography.Read(r)
	if err != nil {
		return ImportedSources{}, err
	}
	done := ImportedSources{Format: read.Format, Added: []ImportedSource{}, Known: []ImportedSource{}, Faults: read.Faults, LeftOut: []LeftOut{}}
	err = a.do(ctx, db.Work{Label: "Import sources"}, func(tx *db.Tx, _ string) error {
		all, _, err := tx.Sources(ctx, SourceQuery{})
		if err != nil {
			return err
		}
		known := map[string]string{} // mark -> id
		for _, s := range all {
			remember(known, s)
		}
		leftOut := map[string]int{}
		for i, entry := range read.Entries {
			if progress != nil {
				progress(int64(i+1), int64(len(read.Entries)))
			}
			if same := sameAs(known, entry.SourceFields); same != "" {
				done.Known = append(done.Known, ImportedSource{same, entry.Name()})
				continue
			}
			source, err := putSource(tx, entry.SourceFields)
			if err != nil {
				return err
			}
			remember(known, source)
			done.Added = append(done.Added, ImportedSource{source.ID, source.Name()})
			for _, what := range entry.LeftOut {
				leftOut[what]++
			}
		}
		for what, n := range leftOut {
			done.LeftOut = append(done.LeftOut, LeftOut{what, n})
		}
		return nil
	})
	if err != nil {
		return ImportedSources{}, err
	}
	slices.SortFunc(done.LeftOut, func(a, b LeftOut) int {
		return cmp.Or(cmp.Compare(b.Entries, a.Entries), cmp.Compare(a.What, b.What))
	})
	return done, nil
}

func remember(known map[string]string, s annotate.Source) {
	for _, mark := range marksOf(s.SourceFields) {
		if known[mark] == "" {
			known[mark] = s.ID
		}
	}
}

func sameAs(known map[string]string, f annotate.SourceFields) string {
	for _, mark := range marksOf(f) {
		if known[mark] != "" {
			return known[mark]
		}
	}
	return ""
}

// marksOf are the marks by which a source is known. One that has none is known by
// its title, so that a bibliography can be imported twice.
func marksOf(f annotate.SourceFields) []string {
	if marks := f.SourceMarks(); len(marks) > 0 {
		return marks
	}
	return []string{"title alone " + f.Title}
}

// ExportedSources is a bibliography that was written.
type ExportedSources struct {
	Content []byte
	Written int
	// Confidential is how many sources were left out because they are.
	Confidential int
}

// ExportSources writes the sources that are asked for as a bibliography: CSL,
// BibTeX or RIS. It is for others, so confidential sources are left out, and what is
// the newsroom's own of the others: class, interests, origin and note.
//
// Errors: Unsupported for another format; those of [App.Sources].
func (a *App) ExportSources(ctx context.Context, q SourceQuery, format Format) (ExportedSources, error) {
	write, ok := map[Format]func(io.Writer, []bibliography.Item) error{
		CSL: bibliography.WriteCSL, BibTeX: bibliography.WriteBibTeX, RIS: bibliography.WriteRIS,
	}[format]
	if !ok {
		return ExportedSources{}, annotate.Errorf(annotate.Unsupported, "Sources cannot be written as “%s”. Choose csl, bib or ris.", format)
	}
	q.Sort, q.Limit, q.Offset = "title", 0, 0
	sources, _, err := a.db.Sources(ctx, q)
	if err != nil {
		return ExportedSources{}, err
	}
	done, items := ExportedSources{}, []bibliography.Item{}
	for _, s := range sources {
		if s.Confidential {
			done.Confidential++
			continue
		}
		items = append(items, bibliography.Item{Key: bibliography.Key(s), SourceFields: s.SourceFields})
	}
	var b bytes.Buffer
	if err := write(&b, items); err != nil {
		return ExportedSources{}, err
	}
	done.Content, done.Written = b.Bytes(), len(items)
	return done, nil
}

// WriteSources is [App.ExportSources] to the file at path, which holds either all of
// it or what it held before. The error is also Invalid if the file cannot be written.
func (a *App) WriteSources(ctx context.Context, q SourceQuery, format Format, path string) (ExportedSources, error) {
	done, err := a.ExportSources(ctx, q, format)
	if err != nil {
		return ExportedSources{}, err
	}
	return done, replaceFile(path, func(w io.Writer) error {
		_, err := w.Write(done.Content)
		return err
	})
}
