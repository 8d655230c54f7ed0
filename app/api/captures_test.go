package api

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"tickmark/annotate"
	"tickmark/app"
)

// openToThisMachine is an application that may fetch from this machine, where others
// may not.
func openToThisMachine(t *testing.T) (client, *app.App) {
	t.Helper()
	a, err := app.Open(t.Context(), filepath.Join(t.TempDir(), "library.tickmark"), app.Options{Permit: netip.Addr.IsLoopback})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return client{t, New(a, Options{})}, a
}

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
	c, a := openToThisMachine(t)
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

	var requests requestList
	c.ask("GET", "/api/requests", "", 200, &requests)
	if len(requests.Requests) != 1 || requests.Total != 1 {
		t.Fatalf("the log has %+v", requests)
	}
	if r := requests.Requests[0]; r.URL != server.URL+"/audit" || r.Purpose != annotate.ForCopy || r.AboutID != source.ID || r.About != source.Title || r.Answer != "200 OK" || r.Bytes != 32 || r.Person == "" || r.At.IsZero() {
		t.Errorf("the log has %+v", r)
	}

	if again := fetch("/audit", site, 201); !again.Exists {
		t.Errorf("captured again: %+v", again)
	}
	fetch("/audit", "", 201)
	if sites := a.Preferences().CaptureSites; !slices.Equal(sites, []string{"127.0.0.1"}) {
		t.Errorf("allowed are %q", sites)
	}
	c.ask("POST", "/api/sources/"+source.ID+"/captures", fmt.Sprintf(`{"url":%q}`, server.URL+"/large"), 413, nil)
}

func TestImportFromTheWeb(t *testing.T) {
	page := "<title>Brack buys a ferry</title><article><p>The ferry cost 43 million cro\xfcns, and it has not sailed yet, the council of Brack said on Thursday.</p></article>"
	mux := http.NewServeMux()
	mux.HandleFunc("/ferry", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=ISO-8859-1")
		_, _ = io.WriteString(w, page)
	})
	mux.Handle("/moved", http.RedirectHandler("/ferry", http.StatusFound))
	mux.HandleFunc("/long", func(w http.ResponseWriter, _ *http.Request) {
		for range app.MaxBytes>>20 + 1 { // of a size that was not declared
			_, _ = w.Write(make([]byte, 1<<20))
		}
	})
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = io.WriteString(w, "The ferry")
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	c, a := openToThisMachine(t)
	fetch := func(to, path string, status int, got any) {
		t.Helper()
		c.ask("POST", to, fmt.Sprintf(`{"url":%q,"allow":"once"}`, server.URL+path), status, got)
	}

	c.ask("POST", "/api/articles/url", fmt.Sprintf(`{"url":%q}`, server.URL+"/ferry"), 409, nil)
	var in app.Outcome
	c.ask("POST", "/api/articles/url", fmt.Sprintf(`{"url":%q,"allow":"once","fields":{"kind":"draft"}}`, server.URL+"/moved"), 200, &in)
	if f := in.Article; f.URL != server.URL+"/ferry" || f.Title != "Brack buys a ferry" || f.Kind != annotate.Draft {
		t.Errorf("the article is %+v", f)
	}
	name, original, err := a.Original(t.Context(), in.Article.ID)
	if err != nil || name != "ferry.html" || string(original) != page {
		t.Errorf("kept is %q: %q, %v", name, original, err)
	}
	var desk app.Desk
	c.ask("GET", "/api/articles/"+in.Article.ID, "", 200, &desk)
	if text := annotate.JoinBlocks(desk.Version.Blocks); !strings.Contains(text, "43 million croüns") {
		t.Errorf("the text is %q", text)
	}
	if fetch("/api/articles/url", "/ferry", 200, &in); !in.Exists {
		t.Error("the same text was stored again")
	}

	versions := "/api/articles/" + in.Article.ID + "/versions/url"
	var outcome app.VersionOutcome
	if fetch(versions, "/ferry", 200, &outcome); !outcome.Exists {
		t.Errorf("the same text as a version: %+v", outcome)
	}
	page = strings.Replace(page, "43", "47", 1)
	c.ask("POST", versions, fmt.Sprintf(`{"url":%q}`, server.URL+"/ferry"), 409, nil)
	if fetch(versions, "/ferry", 200, &outcome); outcome.Exists || outcome.Version.Seq != 2 {
		t.Errorf("the new text as a version: %+v", outcome)
	}
	fetch(strings.Replace(versions, in.Article.ID, annotate.NewID(), 1), "/ferry", 404, nil)

	var problem Problem
	if fetch("/api/articles/url", "/long", 413, &problem); !strings.Contains(problem.Detail, "32 MB") {
		t.Errorf("what is too long is refused with %q", problem.Detail)
	}
	for _, path := range []string{"/broken", "/nothing"} {
		if fetch("/api/articles/url", path, 404, &problem); !strings.Contains(problem.Detail, "127.0.0.1") || !strings.Contains(problem.Detail, "Save it in the browser") {
			t.Errorf("%s is refused with %q", path, problem.Detail)
		}
	}

	// What a page says its address is counts only if it is of the same site.
	for canonical, want := range map[string]string{server.URL + "/2025/ferry": server.URL + "/2025/ferry", "https://lantern.example/ferry": server.URL + "/ferry"} {
		page = fmt.Sprintf(`<link rel="canonical" href=%q><article><p>In another text, of %s, it says that the boat is late.</p></article>`, canonical, canonical)
		if fetch("/api/articles/url", "/ferry", 200, &in); in.Article.URL != want {
			t.Errorf("%s: the address is %q", canonical, in.Article.URL)
		}
	}
}

func TestWhatIsFetchedCanBeStopped(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "The ferry ")
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}))
	defer server.Close()
	c, a := openToThisMachine(t)
	var source annotate.Source
	c.ask("POST", "/api/sources", newSource, 201, &source)
	for _, to := range []string{"/api/articles/url", "/api/sources/" + source.ID + "/captures"} {
		stopped := make(chan struct{})
		go func() {
			defer close(stopped)
			for len(a.Readings()) == 0 {
				runtime.Gosched()
			}
			reading := a.Readings()[0]
			if reading.Name != "127.0.0.1" {
				t.Errorf("what is under way is called %q", reading.Name)
			}
			a.StopReading(reading.ID)
		}()
		var problem Problem
		c.ask("POST", to, fmt.Sprintf(`{"url":%q,"allow":"once"}`, server.URL), 409, &problem)
		<-stopped
		if !strings.HasPrefix(problem.Detail, "It was stopped") || len(a.Readings()) != 0 {
			t.Errorf("%s: it is refused with %q, and under way is %v", to, problem.Detail, a.Readings())
		}
	}
}
