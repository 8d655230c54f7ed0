package desktop

import (
	"context"
	"net/http"
	"path/filepath"
	"sync"

	"tickmark/annotate"
	"tickmark/app/api"
)

// importing is the import under way, which the page can stop.
type importing struct {
	mu    sync.Mutex
	stops map[int]context.CancelFunc
	next  int
}

// begin returns a context that ends with ctx or when the page stops the import, and what to call at the end.
func (i *importing) begin(ctx context.Context) (context.Context, func()) {
	ctx, stop := context.WithCancel(ctx)
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.stops == nil {
		i.stops = map[int]context.CancelFunc{}
	}
	number := i.next
	i.next++
	i.stops[number] = stop
	return ctx, func() {
		i.mu.Lock()
		defer i.mu.Unlock()
		delete(i.stops, number)
		stop()
	}
}

func (i *importing) stop() {
	i.mu.Lock()
	defer i.mu.Unlock()
	for _, stop := range i.stops {
		stop()
	}
}

// importStep tells the page which file is being read.
type importStep struct {
	FileName string `json:"fileName"`
	Number   int    `json:"number"` // from 1
	Of       int    `json:"of"`
}

func (d *door) stopImport(w http.ResponseWriter, _ *http.Request) {
	d.importing.stop()
	w.WriteHeader(http.StatusNoContent)
}

// importAll imports files for the kind of check that was chosen last: a native dialog cannot ask for it, and a drop asks
// for nothing. Where the page stops it, what was not read yet has no outcome.
func (d *door) importAll(ctx context.Context, paths []string) outcomes {
	ctx, end := d.importing.begin(ctx)
	defer end()
	all := outcomes{Outcomes: []outcome{}}
	kind := d.app().Preferences().ImportKind
	for i, path := range paths {
		one := outcome{FileName: filepath.Base(path)}
		d.native.emit("tickmark:importing", importStep{FileName: one.FileName, Number: i + 1, Of: len(paths)})
		imported, err := d.app().ImportFile(ctx, path, kind, false)
		switch {
		case err != nil && ctx.Err() != nil:
			return all
		case err != nil:
			one.Error = api.ProblemOf(ctx, "import-file", err).Detail
		default:
			one.Outcome = &imported
		}
		all.Outcomes = append(all.Outcomes, one)
	}
	return all
}

// chooseVersion asks for the file that becomes the next version of an article.
func (d *door) chooseVersion(w http.ResponseWriter, r *http.Request) {
	var in struct {
		ArticleID string `json:"articleId"`
	}
	if !read(w, r, &in) {
		return
	}
	path, ok := d.pickOne(w, r, "Import a new version", articleFiles, oneVersion)
	if ok {
		d.importVersion(w, r, in.ArticleID, []string{path})
	}
}

const oneVersion = "Choose one file: a text has one new version at a time."

// importVersion makes the one file at the paths the next version of an article.
func (d *door) importVersion(w http.ResponseWriter, r *http.Request, articleID string, paths []string) {
	if len(paths) != 1 {
		fail(w, r, annotate.Errorf(annotate.Invalid, "%s", oneVersion))
		return
	}
	ctx, end := d.importing.begin(r.Context())
	defer end()
	outcome, err := d.app().ImportVersionFile(ctx, articleID, paths[0])
	if err != nil {
		fail(w, r, err)
		return
	}
	answer(w, outcome)
}
