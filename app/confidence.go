package app

import (
	"context"
	"path/filepath"

	"tickmark/annotate"
)

// called is what a file of a source is called where the name of the file could tell
// who a confidential source is: by the source's own name, which is its alias.
func called(source, file string) string { return slug(source) + filepath.Ext(file) }

// SnapshotName returns the name under which a copy of a source is saved, and by which
// it is spoken of in messages: that of its file, or for a confidential source one that
// is made of the alias.
func (a *App) SnapshotName(ctx context.Context, s annotate.Snapshot) (string, error) {
	source, err := a.db.Source(ctx, s.SourceID)
	if err != nil {
		return "", err
	}
	return nameOfCopy(source, s.Name), nil
}

func nameOfCopy(source annotate.Source, file string) string {
	if source.Confidential {
		return called(source.Name(), file)
	}
	return file
}

// veiledCopy returns a copy as it may be seen beside its source: nothing in its name
// or its place tells who a confidential one is.
func veiledCopy(source annotate.Source, s annotate.Snapshot) annotate.Snapshot {
	if !source.Confidential {
		return s
	}
	s.Name, s.URL = nameOfCopy(source, s.Name), ""
	if s.Path != "" {
		s.Path = s.Name
	}
	return s
}

// placeOfCopy is how messages say where a file outside the library is: they may be
// read by somebody who is not to know it, where the source is confidential.
func placeOfCopy(path, file, name string) string {
	if name != file {
		return name
	}
	return path
}
