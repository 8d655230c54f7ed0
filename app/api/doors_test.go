package api

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

// operation is a route of the API, with identifiers of nothing in its path.
type operation struct {
	method, path string
	takesJSON    bool
}

var pathParameter = regexp.MustCompile(`\{(\w+)\}`)

// operations lists every operation of the API.
func operations(t testing.TB) (all []operation) {
	t.Helper()
	content, err := Document()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths map[string]map[string]struct {
			RequestBody struct {
				Content map[string]json.RawMessage `json:"content"`
			} `json:"requestBody"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(content, &document); err != nil {
		t.Fatal(err)
	}
	for path, methods := range document.Paths {
		for method, o := range methods {
			filled := pathParameter.ReplaceAllStringFunc(path, func(name string) string {
				if name == "{page}" {
					return "1"
				}
				return annotate.NewID()
			})
			all = append(all, operation{strings.ToUpper(method), filled, o.RequestBody.Content["application/json"] != nil})
		}
	}
	if len(all) < 80 {
		t.Fatalf("only %d operations", len(all))
	}
	slices.SortFunc(all, func(a, b operation) int { return strings.Compare(a.path+" "+a.method, b.path+" "+b.method) })
	return all
}

// Every route, also one that is none, asks for our header, is answered with the headers that keep an
// answer to ourselves, and never with something that a browser would show as a page.
func TestEveryRouteIsGuarded(t *testing.T) {
	c := open(t)
	// Whatever is asked of the last route, what the others began has ended by itself or is cancelled with the library.
	send := func(o operation, header http.Header, body string) *http.Response {
		t.Helper()
		r := httptest.NewRequestWithContext(t.Context(), o.method, o.path, strings.NewReader(body))
		r.Header = header
		w := httptest.NewRecorder()
		c.handler.ServeHTTP(w, r)
		answer := w.Result()
		if answer.StatusCode >= http.StatusInternalServerError {
			t.Errorf("%s %s: %d %s", o.method, o.path, answer.StatusCode, w.Body)
		}
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
				"img-src 'self' data: blob:; connect-src 'self'; frame-src 'none'; object-src 'none'; " +
				"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Cross-Origin-Opener-Policy":   "same-origin",
		} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%s %s: %s is %q", o.method, o.path, name, got)
			}
		}
		if got := answer.Header.Get("Content-Type"); strings.Contains(got, "html") || strings.Contains(got, "xml") {
			t.Errorf("%s %s answers with %s", o.method, o.path, got)
		}
		return answer
	}
	ours := func(contentType string) http.Header {
		return http.Header{"X-Tickmark": {"1"}, "Content-Type": {contentType}}
	}
	all := operations(t)
	for _, o := range append(slices.Clone(all),
		operation{method: "GET", path: "/api/openapi.json"}, operation{method: "GET", path: "/api/nothing"}, operation{method: "TRACE", path: "/api/library"}) {
		for name, header := range map[string]http.Header{"no header": {}, "a foreign form": {"Content-Type": {"text/plain"}}, "another value": {"X-Tickmark": {"0"}}} {
			if answer := send(o, header, `{}`); answer.StatusCode != http.StatusForbidden {
				t.Errorf("%s %s with %s: %d", o.method, o.path, name, answer.StatusCode)
			}
		}
	}
	for _, o := range all {
		answer := send(o, ours("application/json"), `{"surely unknown":1}`)
		if got := answer.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s %s may be kept: %q", o.method, o.path, got)
		}
		if o.takesJSON {
			for _, foreign := range []string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"} {
				if answer := send(o, ours(foreign), `{}`); answer.StatusCode != http.StatusUnsupportedMediaType {
					t.Errorf("%s %s takes %s: %d", o.method, o.path, foreign, answer.StatusCode)
				}
			}
		}
		for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE"} {
			other := operation{method: method, path: o.path}
			known := slices.ContainsFunc(all, func(a operation) bool { return a.method == method && shape(a.path) == shape(o.path) })
			if !known {
				if answer := send(other, ours("application/json"), `{}`); answer.StatusCode != http.StatusNotFound {
					t.Errorf("%s %s: %d", method, o.path, answer.StatusCode)
				}
			}
		}
	}
	for _, path := range []string{"/media/snapshots/" + annotate.NewID(), "/media/images/" + strings.Repeat("0", 64), "/media/images/x?key=%00", "/media/nothing", "/media/snapshots/x?key=" + strings.Repeat("0", 64)} {
		if answer := send(operation{method: "GET", path: path}, http.Header{}, ""); answer.StatusCode != http.StatusForbidden && answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s without its key: %d", path, answer.StatusCode)
		}
	}
}

var anID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}`)

// shape is a path without its identifiers.
func shape(path string) string { return anID.ReplaceAllString(path, "*") }

// A handler that panics refuses its request and nothing else: the program goes on, and the log says where it was.
func TestPanicIsContained(t *testing.T) {
	logged := logTo(t)
	h := Secure(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("over a comma") }))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/api/here?key=qxsecret", nil))
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "comma") {
		t.Errorf("answered %d %s", w.Code, w.Body)
	}
	if s := logged.String(); !strings.Contains(s, "over a comma") || !strings.Contains(s, "doors_test.go") || strings.Contains(s, "qxsecret") {
		t.Errorf("the log says %s", s)
	}
}

// What goes wrong is logged without what only this run's pages may know, and
// without what was typed.
func TestNoSecretsInTheLog(t *testing.T) {
	logged := logTo(t)
	c := open(t)
	m := newMedia(nil)
	for _, o := range operations(t) {
		r := httptest.NewRequestWithContext(t.Context(), o.method, o.path+"?key="+m.key("x")+"&url=https://qxsecret.example/", strings.NewReader(`{"qxsecret`))
		r.Header = http.Header{"X-Tickmark": {"1"}, "Authorization": {"Bearer qxsecret"}, "Content-Type": {"application/json"}}
		w := httptest.NewRecorder()
		c.handler.ServeHTTP(w, r)
		_, _ = io.Copy(io.Discard, w.Body)
	}
	// A use case that fails for no reason that a person could act on does get there.
	broken := New(nil, Options{})
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/api/library?key=qxsecret", nil)
	r.Header = http.Header{"X-Tickmark": {"1"}, "Authorization": {"Bearer qxsecret"}}
	broken.ServeHTTP(httptest.NewRecorder(), r)
	if s := logged.String(); !strings.Contains(s, "operation failed") || strings.Contains(s, "qxsecret") || strings.Contains(s, m.key("x")) {
		t.Errorf("the log says %s", s)
	}
}

// logTo has the log written where the test can read it, for as long as the test runs.
func logTo(t *testing.T) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&b, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return &b
}
