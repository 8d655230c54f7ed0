package api

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/app"
)

// Everything that a library holds goes out as a file and becomes another library, which
// is then the one that is open; with what is not right, nothing is left behind.
func TestCopyOfEverything(t *testing.T) {
	folder := t.TempDir()
	s := app.NewSession(t.Context(), filepath.Join(folder, "library.tickmark"), app.Options{Version: "test", Settings: t.TempDir()})
	t.Cleanup(func() { s.Close() })
	c := client{t, NewOver(s, Options{Version: "test"})}
	c.ask(http.MethodPost, "/api/articles", `{"text":"Harbour\n\nThe pier is 900 m long."}`, http.StatusOK, nil)
	c.ask(http.MethodPost, "/api/dumps", `{"passphrase":"short"}`, http.StatusUnprocessableEntity, nil)
	var task app.Task
	c.ask(http.MethodPost, "/api/dumps", "{}", http.StatusAccepted, &task)
	c.ask(http.MethodGet, "/api/dumps/none/file", "", http.StatusNotFound, nil)
	wait := func(at string) app.Task {
		for task.State == app.Running {
			c.ask(http.MethodGet, at+task.ID+"?wait=20000", "", http.StatusOK, &task)
		}
		return task
	}
	if done := wait("/api/tasks/"); done.State != app.Done || done.Copied.Articles != 1 {
		t.Fatalf("the copy is %+v", done)
	}
	get := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/api/dumps/"+task.ID+"/file", nil)
	get.Header.Set("X-Tickmark", "1")
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, get)
	whole := w.Body.String()
	if w.Code != http.StatusOK || !strings.HasPrefix(whole, "PK") || !strings.Contains(w.Header().Get("Content-Disposition"), "library-copy-") {
		t.Fatalf("the file: %d, %v", w.Code, w.Header())
	}

	var offered app.Offered
	offer := func(content string, status int) {
		t.Helper()
		c.ask(http.MethodPost, "/api/session/copies?name=../desk.zip", content, status, &offered)
	}
	offer("Dear diary", http.StatusUnsupportedMediaType)
	damaged := strings.Replace(whole, "data/articles.jsonl", "data/articleX.jsonl", 2)
	offer(damaged, http.StatusCreated)
	c.ask(http.MethodPost, "/api/session/copies/"+offered.ID+"/load", "{}", http.StatusAccepted, &task)
	if failed := wait("/api/session/tasks/"); failed.State != app.Failed || !strings.Contains(failed.Error, "damaged") {
		t.Errorf("a damaged copy: %+v", failed)
	}
	c.ask(http.MethodPost, "/api/session/tasks/"+task.ID+"/open", "", http.StatusConflict, nil)
	offer(whole, http.StatusCreated)
	c.ask(http.MethodPost, "/api/session/copies/"+offered.ID+"/load", "{}", http.StatusAccepted, &task)
	if done := wait("/api/session/tasks/"); done.State != app.Done || done.Copied.Path != filepath.Join(folder, "desk.tickmark") {
		t.Fatalf("loaded %+v", done)
	}
	var state sessionState
	c.ask(http.MethodPost, "/api/session/tasks/"+task.ID+"/open", "", http.StatusOK, &state)
	if !state.IsOpen || filepath.Base(state.Path) != "desk.tickmark" {
		t.Errorf("open is %+v", state)
	}
	var list struct{ Total int }
	c.ask(http.MethodGet, "/api/articles", "", http.StatusOK, &list)
	left, _ := filepath.Glob(filepath.Join(folder, ".tickmark-*"))
	if list.Total != 1 || len(left) > 0 {
		t.Errorf("%d articles; left behind is %q", list.Total, left)
	}
}
