package api

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/annotate/closing"
	"tickmark/app"
)

// client speaks to a handler over a fresh library.
type client struct {
	t       *testing.T
	handler http.Handler
}

func open(t *testing.T) client {
	t.Helper()
	s := app.NewSession(t.Context(), filepath.Join(t.TempDir(), "library.tickmark"), app.Options{Version: "test"})
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return client{t, NewOver(s, Options{Version: "test"})}
}

// ask sends a request, checks the status, and reads the answer into out if
// that is not nil.
func (c client) ask(method, path, body string, status int, out any) *http.Response {
	c.t.Helper()
	r := httptest.NewRequestWithContext(c.t.Context(), method, path, strings.NewReader(body))
	r.Header.Set("X-Tickmark", "1")
	r.Header.Set("Content-Type", "application/json")
	if strings.HasPrefix(path, "/api/articles/file") {
		r.Header.Set("Content-Type", "application/octet-stream")
	}
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	answer := w.Result()
	content, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	if answer.StatusCode != status {
		c.t.Fatalf("%s %s answered %d, want %d: %s", method, path, answer.StatusCode, status, content)
	}
	if out != nil {
		if err := json.Unmarshal(content, out); err != nil {
			c.t.Fatalf("%s %s: %v in %s", method, path, err, content)
		}
	}
	answer.Body = io.NopCloser(bytes.NewReader(content))
	return answer
}

func (c client) article() app.Outcome {
	c.t.Helper()
	var outcome app.Outcome
	c.ask("POST", "/api/articles", `{"text":"Harbour tram opens\n\nThe tram opened on Monday."}`, 200, &outcome)
	return outcome
}

func TestForeignPagesAreRefused(t *testing.T) {
	c := open(t)
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/api/library", nil))
	if w.Code != http.StatusForbidden {
		t.Errorf("a request without the header is answered with %d", w.Code)
	}
	if w.Header().Get("Content-Security-Policy") == "" {
		t.Error("the answer has no content security policy")
	}
}

func TestProblems(t *testing.T) {
	c := open(t)
	id := c.article().Article.ID
	cases := []struct {
		name, method, path, body string
		status                   int
		code, says               string
	}{
		{"no such path", "GET", "/api/nothing", "", 404, "not_found", "/api/nothing"},
		{"no such article", "GET", "/api/articles/" + annotate.NewID(), "", 404, "not_found", ""},
		{"rule of the domain", "PATCH", "/api/articles/" + id, `{"url":"nonsense"}`, 422, "invalid", "web address"},
		{"unknown field", "PATCH", "/api/articles/" + id, `{"headline":"x"}`, 422, "invalid", "headline"},
		{"not on the list", "PATCH", "/api/articles/" + id, `{"kind":"poem"}`, 422, "invalid", "kind"},
		{"not JSON", "PATCH", "/api/articles/" + id, `{`, 400, "invalid", ""},
		{"nothing to undo", "POST", "/api/undo", `{"articleId":"` + id + `"}`, 404, "not_found", "undo"},
		{"not an article", "POST", "/api/articles/file?name=a.png", "\x89PNG\r\n\x1a\n\x00\x00", 415, "unsupported", ""},
		{"empty text", "POST", "/api/articles", `{"text":" "}`, 422, "invalid", "no words"},
		{"empty file", "POST", "/api/articles/file?name=a.txt", "", 422, "invalid", "empty"},
		{"unknown export", "GET", "/api/exports/x", "", 404, "not_found", ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			var p Problem
			answer := client{t, c.handler}.ask(tc.method, tc.path, tc.body, tc.status, &p)
			if p.Code != tc.code || p.Status != tc.status || !strings.Contains(p.Detail, tc.says) || p.Detail == "" {
				t.Errorf("the problem is %+v", p)
			}
			if got := answer.Header.Get("Content-Type"); got != "application/problem+json" {
				t.Errorf("its type is %q", got)
			}
		})
	}
}

func TestPatchChangesOnlyWhatItHolds(t *testing.T) {
	c := open(t)
	id := c.article().Article.ID
	var claim annotate.Claim
	c.ask("POST", "/api/articles/"+id+"/claims", `{"spans":[{"start":0,"end":7}],"fields":{"claimant":"The mayor","tags":["tram"]}}`, 201, &claim)
	c.ask("PATCH", "/api/claims/"+claim.ID, `{"wording":"It opened.","status":"verified"}`, 200, &claim)
	if claim.Wording != "It opened." || claim.Status != annotate.Verified || claim.Claimant != "The mayor" || len(claim.Tags) != 1 {
		t.Errorf("claim is %+v", claim.ClaimFields)
	}
	c.ask("PATCH", "/api/claims/"+claim.ID, `{"tags":[],"claimant":""}`, 200, &claim)
	if claim.Claimant != "" || len(claim.Tags) != 0 || claim.Wording != "It opened." {
		t.Errorf("claim is %+v", claim.ClaimFields)
	}
	c.ask("DELETE", "/api/claims/"+claim.ID, "", 204, nil)
	var desk app.Desk
	c.ask("GET", "/api/articles/"+id, "", 200, &desk)
	if len(desk.Claims) != 0 || desk.Undo == nil || desk.Undo.Label != "Delete claim" {
		t.Errorf("desk is %+v", desk)
	}
	c.ask("POST", "/api/undo", `{"articleId":"`+id+`"}`, 200, nil)
	c.ask("GET", "/api/claims/"+claim.ID, "", 200, nil)
}

func TestPreferences(t *testing.T) {
	c := open(t)
	var p app.Preferences
	c.ask("PATCH", "/api/preferences", `{"keys":{"claim.mark":["Mod+M"],"claim.next":["n"]},"theme":"dark"}`, 200, nil)
	c.ask("PATCH", "/api/preferences", `{"keys":{"claim.next":["j","n"]},"zoom":125}`, 200, nil)
	c.ask("PATCH", "/api/preferences", `{"zoom":20}`, 422, nil)
	c.ask("PATCH", "/api/preferences", `{"contrast":"glaring"}`, 422, nil)
	c.ask("GET", "/api/preferences", "", 200, &p)
	if p.Theme != app.Dark || p.Zoom != 125 || p.Contrast != app.SystemContrast {
		t.Errorf("preferences are %+v", p)
	}
	if len(p.Keys) != 1 || len(p.Keys["claim.next"]) != 2 {
		t.Errorf("keys that were taken back are still there: %v", p.Keys)
	}
}

func TestFilesComeAndGoUnchanged(t *testing.T) {
	c := open(t)
	var outcome app.Outcome
	page := "<title>Tram</title><p>The tram to Lindmouth opened on Monday.\r\n<script>alert(1)</script>"
	c.ask("POST", "/api/articles/file?name=tram.html", page, 200, &outcome)
	answer := c.ask("GET", "/api/articles/"+outcome.Article.ID+"/original", "", 200, nil)
	content, err := io.ReadAll(answer.Body)
	if err != nil || string(content) != page {
		t.Errorf("the original came back as %q, %v", content, err)
	}
	if got := answer.Header.Get("Content-Disposition"); got != "attachment; filename=tram.html" {
		t.Errorf("it would be shown in place: %q", got)
	}

	var export app.Export
	c.ask("POST", "/api/articles/"+outcome.Article.ID+"/exports", `{"format":"json"}`, 202, &export)
	for export.State == app.Running {
		c.ask("GET", "/api/exports/"+export.ID+"?wait=20000", "", 200, &export)
	}
	var dossier annotate.Dossier
	c.ask("GET", "/api/exports/"+export.ID+"/file", "", 200, &dossier)
	if dossier.Article.ID != outcome.Article.ID || dossier.Generator != "Tickmark test" {
		t.Errorf("the dossier is of %q, by %q", dossier.Article.ID, dossier.Generator)
	}
}

func TestClosing(t *testing.T) {
	c := open(t)
	path := "/api/articles/" + c.article().Article.ID
	var closed closing.Closing
	c.ask("GET", path+"/closing", "", 200, &closed)
	result, _ := closed.Result("untouched-sentences")
	if closed.Answer != closing.NotYet || len(result.Findings) != 2 {
		t.Fatalf("closing is %s: %+v", closed.Summary, result)
	}
	c.ask("PUT", path+"/waivers/untouched-sentences", `{"reason":"A headline.","findings":["another"]}`, 409, nil)
	seen := `{"reason":"A headline.","findings":["` + result.Findings[0].Key + `","` + result.Findings[1].Key + `"]}`
	c.ask("PUT", path+"/waivers/untouched-sentences", seen, 200, &closed)
	if result, _ = closed.Result("untouched-sentences"); result.State != closing.Waived {
		t.Errorf("it is %s", result.State)
	}
	c.ask("DELETE", path+"/waivers/untouched-sentences", "", 200, nil)
	c.ask("DELETE", path+"/waivers/untouched-sentences", "", 404, nil)

	var house houseProfile
	c.ask("PUT", "/api/profiles/house", `{"levels":{"few-sources":"fail"},"sources":3,"accessDays":30}`, 200, nil)
	c.ask("PUT", "/api/profiles/house", `{"levels":{"few-sources":"no"},"sources":3,"accessDays":30}`, 422, nil)
	c.ask("GET", "/api/profiles/house", "", 200, &house)
	if house.Sources != 3 || house.Defaults.Sources != 2 || house.Levels["few-sources"] != closing.Fail || len(house.Rules) == 0 {
		t.Errorf("the house rules are %+v", house)
	}
}
