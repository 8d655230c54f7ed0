package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tickmark/app"
)

// elsewhere are operations that reach beyond the library: to the network, to places on
// the disk that the request names, or to another library.
var elsewhere = regexp.MustCompile(`^/api/(session|backups|dumps|preferences|articles/url|articles/[^/]*/versions/url|sources/[^/]*/captures|library/verify)`)

// identifier finds what answers call things by.
var identifier = regexp.MustCompile(`"(?:[a-zA-Z]*[iI]d)":"([0-9a-f-]{36})"`)

// FuzzAPI sends any request to the real handler over a real library with the sample in
// it. It is answered or refused, and never fails: no panic, no status of 500. What it did
// can be undone, and the library holds against itself.
func FuzzAPI(f *testing.F) {
	all := []operation{}
	for _, o := range operations(f) {
		if !elsewhere.MatchString(o.path) {
			all = append(all, o)
		}
	}
	ways := slices.DeleteFunc(slices.Clone(all), func(o operation) bool { return !uuid.MatchString(o.path) })
	for i := range ways {
		f.Add(uint16(i), uint16(i*7), "start=0&end=5&limit=1", `{"text":"The pier is long.","fields":{"wording":"x"},"spans":[{"start":0,"end":3}]}`)
	}
	for i := range all {
		f.Add(uint16(len(ways)+i), uint16(i), "q=pier&sort=title", `{"title":"Pier","status":"verified","level":"true","explanation":"[a](javascript:x)"}`)
	}
	var s *app.Session
	var handler http.Handler
	var known []string
	ctx, folder, requests, libraries := f.Context(), f.TempDir(), 0, 0
	send := func(t testing.TB, method, target, body string) (int, []byte) {
		t.Helper()
		r := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
		r.Header.Set("X-Tickmark", "1")
		r.Header.Set("Content-Type", "application/json")
		if strings.Contains(r.URL.Path, "/file") || strings.HasSuffix(r.URL.Path, "/snapshots") || strings.HasSuffix(r.URL.Path, "/logo") || strings.HasSuffix(r.URL.Path, "/import") {
			r.Header.Set("Content-Type", "application/octet-stream")
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w.Code, w.Body.Bytes()
	}
	begin := func(t testing.TB) {
		t.Helper()
		if s != nil {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
		libraries++
		s = app.NewSession(ctx, filepath.Join(folder, strconv.Itoa(libraries)+".tickmark"), app.Options{Version: "test"})
		handler = NewOver(s, Options{Version: "test"})
		_, sample := send(t, "POST", "/api/articles/sample", "")
		var article struct {
			Article struct{ ID string }
		}
		if err := json.Unmarshal(sample, &article); err != nil {
			t.Fatal(err)
		}
		known = []string{article.Article.ID}
		_, desk := send(t, "GET", "/api/articles/"+article.Article.ID, "")
		_, scales := send(t, "GET", "/api/scales", "")
		for _, m := range identifier.FindAllSubmatch(bytes.Join([][]byte{desk, scales}, nil), -1) {
			if id := string(m[1]); !slices.Contains(known, id) {
				known = append(known, id)
			}
		}
		if len(known) < 10 {
			t.Fatalf("the sample has %d identifiers", len(known))
		}
	}
	f.Cleanup(func() {
		if s != nil {
			_ = s.Close()
		}
	})
	f.Fuzz(func(t *testing.T, which, whose uint16, query, body string) {
		if s == nil || requests%500 == 0 {
			begin(t)
		}
		requests++
		o := append(slices.Clone(ways), all...)[int(which)%(len(ways)+len(all))]
		n := int(whose)
		path := uuid.ReplaceAllStringFunc(o.path, func(string) string {
			id := known[n%len(known)]
			n = n/len(known) + n
			return id
		})
		// Keys and values as a client would send them.
		values, err := url.ParseQuery(query)
		if err != nil {
			values = url.Values{"q": {query}}
		}
		code, answer := send(t, o.method, path+"?"+values.Encode(), body)
		if code >= http.StatusInternalServerError {
			t.Fatalf("%s %s?%s with %q: %d %s", o.method, path, values.Encode(), body, code, answer)
		}
		if o.method != http.MethodGet && code < http.StatusBadRequest {
			for _, history := range []string{"", known[0]} {
				if code, answer := send(t, "POST", "/api/undo", `{"articleId":"`+history+`"}`); code >= http.StatusInternalServerError {
					t.Fatalf("undo: %d %s", code, answer)
				}
			}
		}
		if requests%100 == 0 {
			a, err := s.App()
			if err != nil {
				t.Fatal(err)
			}
			if v, err := a.Verify(t.Context(), nil); err != nil || len(v.Damages) > 0 {
				t.Fatalf("after %d requests: %+v, %v", requests, v.Damages, err)
			}
		}
	})
}

var uuid = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
