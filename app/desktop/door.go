package desktop

import (
	"context"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"tickmark/annotate"
	"tickmark/app"
	"tickmark/app/api"
	"tickmark/app/sealed"
)

// Options are what the window shows and works on.
type Options struct {
	// Session has the open library, or none.
	Session *app.Session
	// API answers under /api/ and /media/, with the checks that its other doors have.
	API http.Handler
	// Assets are the built pages of the frontend.
	Assets fs.FS
	// Icon is a PNG for the window's title bar and task list, where the platform takes it from the window.
	Icon []byte
}

// fileFilter is a choice of kinds of file in a native dialog; patterns are separated by semicolons.
type fileFilter struct{ name, patterns string }

var (
	articleFiles = fileFilter{"Articles", "*" + strings.Join(app.ArticleEndings(), ";*")}
	sourceFiles  = fileFilter{"Documents, pages, pictures and recordings", "*.pdf;*.html;*.htm;*.mhtml;*.mht;*.eml;*.txt;*.md;*.docx;*.odt;*.rtf;*.epub;*.png;*.jpg;*.jpeg;*.gif;*.webp;*.mp3;*.m4a;*.ogg;*.wav;*.flac;*.mp4;*.webm;*.srt;*.vtt"}
	logoFiles    = fileFilter{"Pictures", "*.png;*.jpg;*.jpeg"}
	reportFiles  = map[app.Format]fileFilter{
		app.PDF:  {"PDF document", "*.pdf"},
		app.HTML: {"Web page", "*.html"},
		app.JSON: {"Tickmark dossier", "*.json"},

		app.Word:     {"Word document", "*.docx"},
		app.Markdown: {"Markdown", "*.md"},
		app.CSV:      {"Table of claims", "*.csv"},

		app.Annotations:      {"W3C web annotations", "*.jsonld"},
		app.ClaimReview:      {"ClaimReview", "*.jsonld"},
		app.ClaimReviewFiles: {"ClaimReview files", "*.zip"},
		app.CSL:              {"CSL-JSON sources", "*.json"},
		app.BibTeX:           {"BibTeX sources", "*.bib"},
		app.RIS:              {"RIS sources", "*.ris"},
	}
	sealedReportFile = fileFilter{"Sealed file", "*" + sealed.Extension}
)

// native is what only the platform can do. Tests put themselves in its place, because native dialogs cannot be typed
// into reliably.
type native interface {
	// openFiles asks for files; none were chosen when the person cancelled.
	openFiles(title string, filter fileFilter) ([]string, error)
	// openFolder asks for a folder; the path is empty when the person cancelled.
	openFolder(title string) (string, error)
	// saveFile asks where to save, suggesting a name; the path is empty when the person cancelled.
	saveFile(title, name string, filter fileFilter) (string, error)
	// open opens a link or a file with the program chosen for it.
	open(ctx context.Context, target string) error
	// reveal shows a file in the file manager.
	reveal(ctx context.Context, path string) error
	// printPage asks how to print the page, and does.
	printPage()
	// emit tells the page something.
	emit(event string, data any)
}

// door serves the routes under /desktop/ that only a window has.
type door struct {
	Options
	native native
	// closing is told when the page has saved what it held.
	closing *closing
	drops   drops
	// importing is what the page can stop.
	importing importing
	playing   playing
	// last is the library that was open last; see door.app.
	last atomic.Pointer[app.App]
	// busy counts the requests and imports under way.
	busy sync.WaitGroup
}

// outcome is what became of one file.
type outcome struct {
	*app.Outcome
	FileName string `json:"fileName"`
	Error    string `json:"error,omitempty"`
}

// outcomes is what became of several files.
type outcomes struct {
	Outcomes []outcome `json:"outcomes"`
}

// middleware puts the API and the routes of the window before the assets.
func (d *door) middleware(assets http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", assets)
	mux.Handle("/api/", d.API)
	mux.Handle("/media/", d.API)
	for pattern, handle := range d.routes() {
		mux.HandleFunc(pattern, handle)
	}
	return api.Secure(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.busy.Add(1)
		defer d.busy.Done()
		calls := strings.HasPrefix(r.URL.Path, "/api/") || strings.HasPrefix(r.URL.Path, "/desktop/")
		if calls && !fromOwnPage(r) {
			api.NewProblem(http.StatusForbidden, "Only Tickmark’s own pages may ask this.").Write(w)
			return
		}
		if err := d.checkLibrary(r.URL.Path); err != nil {
			fail(w, r, err)
			return
		}
		mux.ServeHTTP(w, r)
	}))
}

// withoutLibrary are the routes that are there while no library is open.
var withoutLibrary = []string{"/desktop/library", "/desktop/open-url", "/desktop/print", "/desktop/close"}

// checkLibrary returns why no library is open, if none is and the route needs one.
func (d *door) checkLibrary(path string) error {
	if !strings.HasPrefix(path, "/desktop/") || strings.HasPrefix(path, "/desktop/copies") || slices.Contains(withoutLibrary, path) {
		return nil
	}
	_, err := d.Session.App()
	return err
}

// app is the open library. It is asked for in requests that came while one was open; if
// that is no longer so, it is that one, whose answers are errors.
func (d *door) app() *app.App {
	if a, err := d.Session.App(); err == nil {
		d.last.Store(a)
	}
	return d.last.Load()
}

// routes are the handlers of the routes that only a window has, by pattern.
func (d *door) routes() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"POST /desktop/import":              d.importFiles,
		"POST /desktop/import/stop":         d.stopImport,
		"POST /desktop/versions":            d.chooseVersion,
		"POST /desktop/drops/{id}":          d.takeDrop,
		"POST /desktop/checks":              d.chooseCheck,
		"POST /desktop/snapshots":           d.chooseSnapshots,
		"POST /desktop/snapshots/{id}/save": d.saveSnapshot,
		"POST /desktop/sources/import":      d.importSources,
		"POST /desktop/sources/export":      d.exportSources,
		"POST /desktop/snapshots/{id}/play": d.playSnapshot,
		"POST /desktop/logo":                d.chooseLogo,
		"POST /desktop/exports":             d.startExport,
		"POST /desktop/exports/{id}/open":   d.withExport(d.native.open),
		"POST /desktop/exports/{id}/reveal": d.withExport(d.native.reveal),
		"POST /desktop/library":             d.chooseLibrary,
		"POST /desktop/backups/folder":      d.chooseBackupFolder,
		"POST /desktop/dumps":               d.startDump,
		"POST /desktop/dumps/{id}/reveal":   d.revealDump,
		"POST /desktop/copies":              d.chooseCopy,
		"POST /desktop/copies/{id}/load":    d.loadCopy,
		"POST /desktop/open-url":            d.openLink,
		"POST /desktop/print": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusNoContent)
			d.native.printPage()
		},
		"POST /desktop/close": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusNoContent)
			// The answer has to be on its way before the window, which carries it, is gone.
			go d.closing.allow()
		},
	}
}

// fromOwnPage says whether a request comes from our page: a frame of another origin in the window, were there ever one,
// cannot set the header, and names its origin.
func fromOwnPage(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	own := origin == "" || strings.HasPrefix(origin, "wails://") || origin == "http://wails.localhost"
	return own && r.Header.Get("X-Tickmark") == "1"
}

// wait returns when no request is under way, or after patience.
func (d *door) wait(patience time.Duration) {
	idle := make(chan struct{})
	go func() {
		d.busy.Wait()
		close(idle)
	}()
	select {
	case <-idle:
	case <-time.After(patience):
	}
}

func (d *door) importFiles(w http.ResponseWriter, r *http.Request) {
	paths, err := d.native.openFiles("Import articles", articleFiles)
	if err != nil {
		fail(w, r, err)
		return
	}
	answer(w, d.importAll(r.Context(), paths))
}

// dropped tells the page that files were dropped on the window; see [door.takeDrop].
func (d *door) dropped(paths []string) { d.native.emit("tickmark:dropped", d.drops.put(paths)) }

// pickOne asks for one file. Where it is not ok, the request has been answered: with
// no content if nothing was picked, with several as an error if more than one was.
func (d *door) pickOne(w http.ResponseWriter, r *http.Request, title string, filter fileFilter, several string) (path string, ok bool) {
	paths, err := d.native.openFiles(title, filter)
	if err == nil && len(paths) > 1 {
		err = annotate.Errorf(annotate.Invalid, "%s", several)
	}
	switch {
	case err != nil:
		fail(w, r, err)
	case len(paths) == 0:
		w.WriteHeader(http.StatusNoContent)
	default:
		return paths[0], true
	}
	return "", false
}

// chooseLogo asks for the picture that stands at the head of reports.
func (d *door) chooseLogo(w http.ResponseWriter, r *http.Request) {
	path, ok := d.pickOne(w, r, "Choose a logo", logoFiles, "Choose one picture for the logo.")
	if !ok {
		return
	}
	head, err := d.app().SetLogoFile(r.Context(), path)
	if err != nil {
		fail(w, r, err)
		return
	}
	answer(w, head)
}

func (d *door) startExport(w http.ResponseWriter, r *http.Request) {
	var in struct {
		ArticleID string     `json:"articleId"`
		Format    app.Format `json:"format"`
		app.ReportOptions
		Passphrase string `json:"passphrase"`
	}
	if !read(w, r, &in) {
		return
	}
	o, filter := in.ReportOptions, reportFiles[in.Format]
	if o.Seal = sealed.Optional(in.Passphrase); o.Seal != nil {
		if err := o.Seal.Check(); err != nil { // before somebody chooses a place
			fail(w, r, err)
			return
		}
		filter = sealedReportFile
	}
	name, err := d.app().ReportName(r.Context(), in.ArticleID, in.Format, o)
	if err != nil {
		fail(w, r, err)
		return
	}
	path, err := d.native.saveFile("Export report", name, filter)
	if err != nil {
		fail(w, r, err)
		return
	}
	if path == "" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if path, err = withEnding(path, in.Format, o); err != nil {
		fail(w, r, err)
		return
	}
	started, err := d.app().StartExport(r.Context(), in.ArticleID, in.Format, o, path)
	if err != nil {
		fail(w, r, err)
		return
	}
	answer(w, started)
}

// withEnding adds the ending of a format's files where the person, or the dialog of the platform, left it out. The dialog
// asks before it replaces a file, but it did not ask about this one.
func withEnding(path string, format app.Format, o app.ReportOptions) (string, error) {
	if named, err := app.FormatOf(path); err == nil && named == format && o.Seal == nil {
		return path, nil
	}
	return lengthened(path, "."+o.Ending(format))
}

// lengthened adds an ending that was left out, as [withEnding] does.
func lengthened(path, ending string) (string, error) {
	if strings.HasSuffix(strings.ToLower(path), ending) {
		return path, nil
	}
	path += ending
	if _, err := os.Lstat(path); err == nil {
		return "", annotate.Errorf(annotate.Conflict, "“%s” is there already. To replace it, choose it in the dialog.", filepath.Base(path))
	}
	return path, nil
}

// withExport does something with the file of a finished export.
func (d *door) withExport(do func(ctx context.Context, path string) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		path, _, err := d.app().ExportFile(r.PathValue("id"))
		if err == nil {
			err = do(r.Context(), path)
		}
		if err != nil {
			fail(w, r, err)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

func (d *door) openLink(w http.ResponseWriter, r *http.Request) {
	var in struct {
		URL string `json:"url"`
	}
	if !read(w, r, &in) {
		return
	}
	err := checkLink(in.URL)
	if err == nil {
		err = d.native.open(r.Context(), in.URL)
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
