package desktop

import (
	"net/http"
	"path/filepath"
	"sync"

	"tickmark/annotate"
	"tickmark/app"
	"tickmark/app/api"
)

// drops holds the paths of the files that were dropped last, until the page says what they fell on. A page could not be
// trusted with paths, and only it knows what is where.
type drops struct {
	mu    sync.Mutex
	id    string
	paths []string
}

// drop is what the page is told of files that were dropped.
type drop struct {
	ID    string   `json:"id"`
	Names []string `json:"names"`
}

func (d *drops) put(paths []string) drop {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.id, d.paths = annotate.NewID(), paths
	told := drop{ID: d.id, Names: []string{}}
	for _, path := range paths {
		told.Names = append(told.Names, filepath.Base(path))
	}
	return told
}

// take returns the files of a drop, once.
func (d *drops) take(id string) ([]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if id != d.id || d.paths == nil {
		return nil, annotate.Errorf(annotate.NotFound, "These files are not at hand any more. Drop them again.")
	}
	paths := d.paths
	d.paths = nil
	return paths, nil
}

// onSource is a request that brings files to a source.
type onSource struct {
	SourceID string `json:"sourceId"`
	// ArticleID names the article in whose history this belongs; empty for the library's.
	ArticleID string `json:"articleId"`
}

// captured is what became of one file that was brought to a source.
type captured struct {
	*app.Captured
	FileName string `json:"fileName"`
	Error    string `json:"error,omitempty"`
}

// takeDrop does with dropped files what the page says: they are copies of a source, or
// one is the new version of an article, or else they are articles.
func (d *door) takeDrop(w http.ResponseWriter, r *http.Request) {
	var in struct {
		onSource
		// VersionOf names the article of which the file is a new version.
		VersionOf string `json:"versionOf"`
	}
	if !read(w, r, &in) {
		return
	}
	paths, err := d.drops.take(r.PathValue("id"))
	switch {
	case err != nil:
		fail(w, r, err)
	case in.VersionOf != "":
		d.importVersion(w, r, in.VersionOf, paths)
	case in.SourceID == "":
		answer(w, d.importAll(r.Context(), paths))
	default:
		d.keep(w, r, in.onSource, paths)
	}
}

// chooseSnapshots asks for files that are copies of a source.
func (d *door) chooseSnapshots(w http.ResponseWriter, r *http.Request) {
	var in onSource
	if !read(w, r, &in) {
		return
	}
	paths, err := d.native.openFiles("Keep copies of the source", sourceFiles)
	if err != nil {
		fail(w, r, err)
		return
	}
	d.keep(w, r, in, paths)
}

func (d *door) keep(w http.ResponseWriter, r *http.Request, in onSource, paths []string) {
	all := []captured{}
	for _, path := range paths {
		one := captured{FileName: filepath.Base(path)}
		kept, err := d.app().AddSnapshotFile(r.Context(), app.NewSnapshot{SourceID: in.SourceID, ArticleID: in.ArticleID}, path)
		if err != nil {
			one.Error = api.ProblemOf(r.Context(), "add-snapshot", err).Detail
		} else {
			one.Captured = &kept
		}
		all = append(all, one)
	}
	answer(w, map[string]any{"outcomes": all})
}

// saveSnapshot asks where a copy of a source is to be saved, unchanged.
func (d *door) saveSnapshot(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	snapshot, err := d.app().Snapshot(r.Context(), id)
	if err != nil {
		fail(w, r, err)
		return
	}
	name, err := d.app().SnapshotName(r.Context(), snapshot)
	if err != nil {
		fail(w, r, err)
		return
	}
	path, err := d.native.saveFile("Save a copy of the source", name, fileFilter{"The same kind of file", "*" + filepath.Ext(snapshot.Name)})
	if err == nil && path != "" {
		err = d.app().SaveSnapshot(r.Context(), id, path)
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
