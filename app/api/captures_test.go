package api

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"tickmark/annotate"
	"tickmark/app"
)

func TestNothingIsFetchedUnlessAllowed(t *testing.T) {
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if r.URL.Path == "/large" {
			w.Header().Set("Content-Length", "99999999999")
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=ISO-8859-1")
		_, _ = io.WriteString(w, "<p>The l\xedne cost 43 million.</p>")
	}))
	defer server.Close()
	a, err := app.Open(t.Context(), filepath.Join(t.TempDir(), "library.tickmark"), app.Options{Permit: netip.Addr.IsLoopback})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	c := client{t, New(a, Options{})}
	var source annotate.Source
	c.ask("POST", "/api/sources", newSource, 201, &source)
	fetch := func(path, allow string, status int) (got app.Captured) {
		c.ask("POST", "/api/sources/"+source.ID+"/captures", fmt.Sprintf(`{"url":%q%s}`, server.URL+path, allow), status, &got)
		return got
	}
	const once, site = `,"allow":"once"`, `,"allow":"site"`

	var problem Problem
	c.ask("POST", "/api/sources/"+source.ID+"/captures", fmt.Sprintf(`{"url":%q}`, server.URL), 409, &problem)
	if asked.Load() != 0 || !strings.Contains(problem.Detail, "127.0.0.1") {
		t.Fatalf("the server was asked %d times, though nobody allowed it: %+v", asked.Load(), problem)
	}
	got := fetch("/audit", once, 201)
	blocks, err := a.SnapshotText(t.Context(), got.Snapshot.ID)
	if s := got.Snapshot; err != nil || s.URL != server.URL+"/audit" || s.Name != "audit.html" || annotate.JoinBlocks(blocks) != "The líne cost 43 million." {
		t.Errorf("captured %+v, %v, %v", s, blocks, err)
	}
	if len(got.Notes) != 1 || !strings.Contains(got.Notes[0], "pictures") {
		t.Errorf("the notes are %q", got.Notes)
	}
	c.ask("POST", "/api/sources/"+source.ID+"/captures", fmt.Sprintf(`{"url":%q}`, server.URL), 409, nil)

	if again := fetch("/audit", site, 201); !again.Exists {
		t.Errorf("captured again: %+v", again)
	}
	fetch("/audit", "", 201)
	if sites := a.Preferences().CaptureSites; !slices.Equal(sites, []string{"127.0.0.1"}) {
		t.Errorf("allowed are %q", sites)
	}
	c.ask("POST", "/api/sources/"+source.ID+"/captures", fmt.Sprintf(`{"url":%q}`, server.URL+"/large"), 413, nil)
}
