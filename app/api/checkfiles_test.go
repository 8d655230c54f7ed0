package api

import (
	"net/http"
	"path/filepath"
	"testing"

	"tickmark/app"
)

// A file with claims is taken in and applied; one that does not fit changes nothing.
func TestCheckFile(t *testing.T) {
	s := app.NewSession(t.Context(), filepath.Join(t.TempDir(), "library.tickmark"), app.Options{Version: "test", Settings: t.TempDir()})
	t.Cleanup(func() { s.Close() })
	c := client{t, NewOver(s, Options{Version: "test"})}
	var in app.Outcome
	c.ask(http.MethodPost, "/api/articles", `{"text":"Harbour\n\nThe pier is 900 m long."}`, http.StatusOK, &in)
	var offered app.OfferedCheck
	var done app.Applied
	apply := func(file string, status int) {
		t.Helper()
		c.ask(http.MethodPost, "/api/checks?name=../check.json", file, http.StatusCreated, &offered)
		c.ask(http.MethodPost, "/api/articles/"+in.Article.ID+"/checks/"+offered.ID, "{}", status, &done)
	}
	c.ask(http.MethodPost, "/api/checks?name=letter.json", "Dear diary", http.StatusUnprocessableEntity, nil)
	apply(`{"claims":[{"passages":[{"quote":{"exact":"The ferry"}}]}]}`, http.StatusNotFound)
	apply(`{"claims":[{"passages":[{"quote":{"exact":"900 m"}}]}],"asides":[{"kind":"opinion","quote":{"exact":"Harbour"}}]}`, http.StatusOK)
	if done != (app.Applied{Added: 1, Asides: 1}) || offered.Name != "check.json" {
		t.Errorf("%+v of %+v", done, offered)
	}
	c.ask(http.MethodPost, "/api/articles/"+in.Article.ID+"/checks/none", "{}", http.StatusNotFound, nil)
}
