package desktop

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
	"tickmark/app"
)

// person stands in for the platform and for who uses it: it answers the dialogs and notes what was opened.
type person struct {
	chooses []string // files to import
	folder  string   // a folder
	savesAs string   // the path given in the save dialog
	offered string   // the name that the save dialog suggested

	opened, revealed []string
	told             chan any
	importing        func(importStep) // what the page does when it hears of a file
}

func (p *person) openFiles(string, fileFilter) ([]string, error) { return p.chooses, nil }

func (p *person) openFolder(string) (string, error) { return p.folder, nil }

func (p *person) saveFile(_, name string, _ fileFilter) (string, error) {
	p.offered = name
	return p.savesAs, nil
}

func (p *person) open(_ context.Context, target string) error {
	p.opened = append(p.opened, target)
	return nil
}

func (p *person) reveal(_ context.Context, path string) error {
	p.revealed = append(p.revealed, path)
	return nil
}

func (p *person) printPage() { p.told <- "printed" }

func (p *person) emit(_ string, data any) {
	if step, ok := data.(importStep); ok {
		if p.importing != nil {
			p.importing(step)
		}
		return
	}
	p.told <- data
}

// openDoor returns the handler of a window on a new library.
func openDoor(t *testing.T, p *person) (*door, http.Handler) {
	t.Helper()
	s := app.NewSession(t.Context(), filepath.Join(t.TempDir(), "library.tickmark"), app.Options{Settings: t.TempDir()})
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	p.told = make(chan any, 1)
	d := &door{
		Options: Options{Session: s, API: http.NotFoundHandler()},
		native:  p,
		closing: newClosing(func() {}, func() { p.told <- "closed" }),
	}
	return d, d.middleware(http.NotFoundHandler())
}

// post calls a route as the page does, and decodes the answer into to, unless that is nil.
func post(t *testing.T, h http.Handler, path, body string, to any) int {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("X-Tickmark", "1")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if to != nil {
		if err := json.Unmarshal(w.Body.Bytes(), to); err != nil {
			t.Fatalf("%s: %v\n%s", path, err, w.Body)
		}
	}
	return w.Code
}

func writeFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A logo is one picture from a native dialog; cancelling it changes nothing.
func TestLogoByDialog(t *testing.T) {
	p := &person{}
	_, h := openDoor(t, p)
	if code := post(t, h, "/desktop/logo", "{}", nil); code != http.StatusNoContent {
		t.Errorf("cancelled: status %d", code)
	}
	notes := writeFile(t, "logo.svg", "<svg/>")
	p.chooses = []string{notes}
	var problem struct{ Detail string }
	if code := post(t, h, "/desktop/logo", "{}", &problem); code != http.StatusUnsupportedMediaType || !strings.Contains(problem.Detail, "SVG") {
		t.Errorf("an SVG: status %d, %q", code, problem.Detail)
	}
	p.chooses = []string{notes, notes}
	if code := post(t, h, "/desktop/logo", "{}", &problem); code != http.StatusUnprocessableEntity || !strings.Contains(problem.Detail, "one picture") {
		t.Errorf("two files: status %d, %q", code, problem.Detail)
	}
}

const article = "Port Ellery doubles its harbour fee\n\nThe harbour fee of Port Ellery doubled in 2024, the council says."

func TestImportCanBeStopped(t *testing.T) {
	p := &person{chooses: []string{writeFile(t, "one.txt", article), writeFile(t, "two.txt", article+"\n\nMore."), writeFile(t, "three.txt", "Other words.")}}
	d, h := openDoor(t, p)
	var steps []importStep
	p.importing = func(step importStep) {
		steps = append(steps, step)
		if step.Number == 2 {
			post(t, h, "/desktop/import/stop", "{}", nil)
		}
	}
	var files outcomes
	if code := post(t, h, "/desktop/import", "{}", &files); code != http.StatusOK || len(files.Outcomes) != 1 || files.Outcomes[0].FileName != "one.txt" {
		t.Errorf("status %d, imported %+v", code, files)
	}
	if len(steps) != 2 || steps[0] != (importStep{"one.txt", 1, 3}) {
		t.Errorf("the page heard of %+v", steps)
	}
	if _, total, err := d.app().Articles(t.Context(), app.ArticleQuery{Limit: 10}); err != nil || total != 1 {
		t.Errorf("the library holds %d articles, %v", total, err)
	}
}

func TestImportAndExportByDialog(t *testing.T) {
	p := &person{chooses: []string{writeFile(t, "ellery.txt", article), filepath.Join(t.TempDir(), "gone.txt")}}
	_, h := openDoor(t, p)

	var files struct {
		Outcomes []struct {
			Article  struct{ ID, Title string }
			FileName string
			Error    string
		}
	}
	if code := post(t, h, "/desktop/import", "{}", &files); code != http.StatusOK {
		t.Fatalf("import: status %d", code)
	}
	if len(files.Outcomes) != 2 {
		t.Fatalf("%d outcomes for two files", len(files.Outcomes))
	}
	got, missing := files.Outcomes[0], files.Outcomes[1]
	if got.Error != "" || got.FileName != "ellery.txt" || got.Article.ID == "" {
		t.Errorf("the file there is: %+v", got)
	}
	if missing.Error == "" || missing.FileName != "gone.txt" || missing.Article.ID != "" {
		t.Errorf("the file that is gone: %+v", missing)
	}

	p.savesAs = filepath.Join(t.TempDir(), "check")
	var export app.Export
	body := `{"articleId": "` + got.Article.ID + `", "format": "json"}`
	if code := post(t, h, "/desktop/exports", body, &export); code != http.StatusOK {
		t.Fatalf("export: status %d", code)
	}
	if !strings.HasSuffix(p.offered, ".json") {
		t.Errorf("the dialog suggested %q", p.offered)
	}
	if want := p.savesAs + ".json"; export.Path != want {
		t.Errorf("exports to %q, want %q", export.Path, want)
	}
}

func TestExportIsFoundAgain(t *testing.T) {
	p := &person{}
	d, h := openDoor(t, p)
	outcome, err := d.app().ImportFile(t.Context(), writeFile(t, "ellery.txt", article), "", false)
	if err != nil {
		t.Fatal(err)
	}
	p.savesAs = filepath.Join(t.TempDir(), "check.json")
	var export app.Export
	post(t, h, "/desktop/exports", `{"articleId": "`+outcome.Article.ID+`", "format": "json"}`, &export)
	for export.State == app.Running {
		if export, err = d.app().Export(t.Context(), export.ID, time.Second); err != nil {
			t.Fatal(err)
		}
	}
	for _, what := range []string{"open", "reveal"} {
		if code := post(t, h, "/desktop/exports/"+export.ID+"/"+what, "{}", nil); code != http.StatusNoContent {
			t.Errorf("%s: status %d", what, code)
		}
	}
	if len(p.opened) != 1 || p.opened[0] != p.savesAs || len(p.revealed) != 1 || p.revealed[0] != p.savesAs {
		t.Errorf("opened %q and showed %q, want %q", p.opened, p.revealed, p.savesAs)
	}

	// Without the ending, the dialog asked about another name than the one that would be replaced.
	p.savesAs = strings.TrimSuffix(p.savesAs, ".json")
	if code := post(t, h, "/desktop/exports", `{"articleId": "`+outcome.Article.ID+`", "format": "json"}`, nil); code != http.StatusConflict {
		t.Errorf("replacing a file nobody chose: status %d, want %d", code, http.StatusConflict)
	}
}

func TestCancelledSaveDialogExportsNothing(t *testing.T) {
	p := &person{}
	d, h := openDoor(t, p)
	outcome, err := d.app().ImportFile(t.Context(), writeFile(t, "ellery.txt", article), "", false)
	if err != nil {
		t.Fatal(err)
	}
	if code := post(t, h, "/desktop/exports", `{"articleId": "`+outcome.Article.ID+`", "format": "pdf"}`, nil); code != http.StatusNoContent {
		t.Errorf("status %d, want %d", code, http.StatusNoContent)
	}
}

// Files that are dropped are articles, or copies of the source that the page says they fell on, or a new version.
func TestDroppedFiles(t *testing.T) {
	p := &person{}
	d, h := openDoor(t, p)
	if _, err := d.app().ChangePreferences(func(p *app.Preferences) error { p.ImportKind = annotate.Draft; return nil }); err != nil {
		t.Fatal(err)
	}
	source, err := d.app().AddSource(t.Context(), annotate.SourceFields{Title: "Audit"})
	if err != nil {
		t.Fatal(err)
	}
	path := writeFile(t, "ellery.txt", article)
	dropped := func() string {
		d.dropped([]string{path})
		return (<-p.told).(drop).ID
	}

	id := dropped()
	var imported outcomes
	if code := post(t, h, "/desktop/drops/"+id, "{}", &imported); code != http.StatusOK || len(imported.Outcomes) != 1 || imported.Outcomes[0].Article.Kind != annotate.Draft {
		t.Errorf("status %d, imported %+v", code, imported)
	}
	if code := post(t, h, "/desktop/drops/"+id, "{}", nil); code != http.StatusNotFound {
		t.Errorf("the same drop again: status %d", code)
	}

	var kept struct{ Outcomes []captured }
	if code := post(t, h, "/desktop/drops/"+dropped(), `{"sourceId":"`+source.ID+`"}`, &kept); code != http.StatusOK || len(kept.Outcomes) != 1 || kept.Outcomes[0].Snapshot.Name != "ellery.txt" {
		t.Errorf("status %d, kept %+v", code, kept)
	}
	if code := post(t, h, "/desktop/drops/"+dropped(), `{"sourceId":"x"}`, &kept); code != http.StatusOK || !strings.Contains(kept.Outcomes[0].Error, "no such source") {
		t.Errorf("on no source: status %d, %+v", code, kept)
	}

	articleID := imported.Outcomes[0].Article.ID
	var version app.VersionOutcome
	if code := post(t, h, "/desktop/drops/"+dropped(), `{"versionOf":"`+articleID+`"}`, &version); code != http.StatusOK || !version.Exists {
		t.Errorf("the same text as a version: status %d, %+v", code, version)
	}
	p.chooses = []string{writeFile(t, "second.txt", article+" And more.")}
	if code := post(t, h, "/desktop/versions", `{"articleId":"`+articleID+`"}`, &version); code != http.StatusOK || version.Version.Seq != 2 {
		t.Errorf("a version that was picked: status %d, %+v", code, version)
	}
	p.chooses = append(p.chooses, path)
	if code := post(t, h, "/desktop/versions", `{"articleId":"`+articleID+`"}`, nil); code != http.StatusUnprocessableEntity {
		t.Errorf("two files at once: status %d", code)
	}
}

func TestSnapshotsByDialog(t *testing.T) {
	p := &person{chooses: []string{writeFile(t, "audit.txt", article), filepath.Join(t.TempDir(), "gone.txt")}}
	d, h := openDoor(t, p)
	source, err := d.app().AddSource(t.Context(), annotate.SourceFields{Title: "Audit"})
	if err != nil {
		t.Fatal(err)
	}
	var kept struct{ Outcomes []captured }
	post(t, h, "/desktop/snapshots", `{"sourceId":"`+source.ID+`"}`, &kept)
	if len(kept.Outcomes) != 2 || kept.Outcomes[0].Captured == nil || kept.Outcomes[1].Error == "" {
		t.Fatalf("kept %+v", kept)
	}
	save := "/desktop/snapshots/" + kept.Outcomes[0].Snapshot.ID + "/save"
	if code := post(t, h, save, "{}", nil); code != http.StatusNoContent || p.offered != "audit.txt" {
		t.Errorf("cancelled: status %d, offered %q", code, p.offered)
	}
	p.savesAs = filepath.Join(t.TempDir(), "copy.txt")
	if code := post(t, h, save, "{}", nil); code != http.StatusNoContent {
		t.Errorf("status %d", code)
	}
	if saved, err := os.ReadFile(p.savesAs); err != nil || string(saved) != article {
		t.Errorf("saved %q, %v", saved, err)
	}
}

// What a source calls itself does not decide which program opens it.
func TestRecordingsGoToThePlayer(t *testing.T) {
	sound := "RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data\x00\x00\x00\x00"
	p := &person{chooses: []string{writeFile(t, "talk.desktop", sound), writeFile(t, "audit.txt", article)}}
	d, h := openDoor(t, p)
	source, err := d.app().AddSource(t.Context(), annotate.SourceFields{Title: "Talk"})
	if err != nil {
		t.Fatal(err)
	}
	var kept struct{ Outcomes []captured }
	post(t, h, "/desktop/snapshots", `{"sourceId":"`+source.ID+`"}`, &kept)
	play := func(i int) int {
		return post(t, h, "/desktop/snapshots/"+kept.Outcomes[i].Snapshot.ID+"/play", "{}", nil)
	}
	for range 2 {
		if code := play(0); code != http.StatusNoContent {
			t.Fatalf("status %d", code)
		}
	}
	if len(p.opened) != 2 || p.opened[0] != p.opened[1] || filepath.Base(p.opened[0]) != kept.Outcomes[0].Snapshot.Hash+".wav" {
		t.Errorf("opened %q", p.opened)
	}
	if heard, err := os.ReadFile(p.opened[0]); err != nil || string(heard) != sound {
		t.Errorf("it plays %q, %v", heard, err)
	}
	if code := play(1); code != http.StatusUnsupportedMediaType {
		t.Errorf("a text: status %d", code)
	}
	d.playing.tidy()
	if _, err := os.Stat(p.opened[0]); !os.IsNotExist(err) {
		t.Errorf("it stays: %v", err)
	}
}

func TestOpenLink(t *testing.T) {
	p := &person{}
	_, h := openDoor(t, p)
	for link, want := range map[string]int{
		"https://encyclopaedia.example/wiki/Ellery_(port)~old!*": http.StatusNoContent,
		"http://port.example":             http.StatusNoContent,
		"mailto:desk@paper.example":       http.StatusNoContent,
		"file:///etc/passwd":              http.StatusUnprocessableEntity,
		"javascript:alert(1)":             http.StatusUnprocessableEntity,
		"smb://server.example/share":      http.StatusUnprocessableEntity,
		"https:///no-host":                http.StatusUnprocessableEntity,
		"--help":                          http.StatusUnprocessableEntity,
		"https://port.example/\x00broken": http.StatusUnprocessableEntity,
	} {
		p.opened = nil
		body, err := json.Marshal(map[string]string{"url": link})
		if err != nil {
			t.Fatal(err)
		}
		if code := post(t, h, "/desktop/open-url", string(body), nil); code != want {
			t.Errorf("%q: status %d, want %d", link, code, want)
		}
		if opened := len(p.opened) == 1 && p.opened[0] == link; opened != (want == http.StatusNoContent) {
			t.Errorf("%q: opened %q", link, p.opened)
		}
	}
}

func TestThePageIsPrinted(t *testing.T) {
	p := &person{}
	_, h := openDoor(t, p)
	if code := post(t, h, "/desktop/print", "{}", nil); code != http.StatusNoContent {
		t.Errorf("status %d", code)
	}
	if got := <-p.told; got != "printed" {
		t.Errorf("the platform was told %v", got)
	}
}

// Every route that the window has is kept from others, and is answered with the policy of our pages.
func TestOnlyTheOwnPageIsServed(t *testing.T) {
	d, h := openDoor(t, &person{})
	paths := []string{"POST /api/articles", "POST /desktop/nothing"}
	for pattern := range d.routes() {
		paths = append(paths, pattern)
	}
	for name, headers := range map[string]map[string]string{
		"no header":         {},
		"foreign page":      {"X-Tickmark": "1", "Origin": "https://evil.example"},
		"a name like ours":  {"X-Tickmark": "1", "Origin": "http://wails.localhost.evil.example"},
		"a file":            {"X-Tickmark": "1", "Origin": "file://"},
		"sandbox frame":     {"X-Tickmark": "1", "Origin": "null"},
		"frame with a form": {"Content-Type": "text/plain", "Origin": "wails://wails"},
	} {
		for _, pattern := range paths {
			method, path, _ := strings.Cut(pattern, " ")
			r := httptest.NewRequestWithContext(t.Context(), method, strings.ReplaceAll(path, "{id}", annotate.NewID()), strings.NewReader("{}"))
			for key, value := range headers {
				r.Header.Set(key, value)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != http.StatusForbidden || w.Header().Get("Content-Security-Policy") == "" {
				t.Errorf("%s, %s: status %d, want %d; %v", name, path, w.Code, http.StatusForbidden, w.Header())
			}
		}
	}
	for pattern := range d.routes() {
		method, path, _ := strings.Cut(pattern, " ")
		if method != http.MethodPost {
			t.Errorf("%s changes something, or is no call", pattern)
		}
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, strings.ReplaceAll(path, "{id}", "x"), nil)
		r.Header.Set("X-Tickmark", "1")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code < 400 || w.Code >= 500 {
			t.Errorf("GET %s: status %d", path, w.Code)
		}
	}
}

func TestPageLetsTheWindowClose(t *testing.T) {
	p := &person{}
	_, h := openDoor(t, p)
	if code := post(t, h, "/desktop/close", "{}", nil); code != http.StatusNoContent {
		t.Errorf("status %d", code)
	}
	if told := <-p.told; told != "closed" {
		t.Errorf("told %v", told)
	}
}

// The save dialog knows the files of every format.
func TestEveryFormatHasAFilter(t *testing.T) {
	for _, format := range app.Formats() {
		if !strings.HasSuffix("report."+format.Ending(), strings.TrimPrefix(reportFiles[format].patterns, "*")) || reportFiles[format].name == "" {
			t.Errorf("%s: %+v", format, reportFiles[format])
		}
	}
}
