package api

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tickmark/app"
)

// stock is a library with many sources and copies of them, and what speaks to it.
type stock struct {
	app     *app.App
	path    string
	handler http.Handler
	source  string // the identifier of one with a copy
	copies  []string
}

// BenchmarkStock measures what has to feel immediate in a library of 10,000
// sources with 1 GB of copies, or as many MB as TICKMARK_BENCH_MB says: list,
// search and opening one should stay under 100 ms. The "ratio" is how many times
// as long it takes as with 100 sources and a copy of 1 MB.
func BenchmarkStock(b *testing.B) {
	megabytes := 1024
	if s := os.Getenv("TICKMARK_BENCH_MB"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 20 {
			b.Fatalf("TICKMARK_BENCH_MB is %q, want a number from 20", s)
		}
		megabytes = n
	}
	large, small := newStock(b, 10_000, slices.Repeat([]int{megabytes / 20}, 20)...), newStock(b, 100, 1)
	for _, c := range []struct {
		name string
		run  func(*stock)
	}{
		{"list", func(s *stock) { s.get(b, "/api/sources", "") }},
		{"list/end", func(s *stock) { s.get(b, "/api/sources?sort=title&offset=9900", "") }},
		{"search", func(s *stock) { s.get(b, "/api/sources?q=survey+pier", "") }},
		{"open", func(s *stock) {
			s.get(b, "/api/sources/"+s.source, "")
			s.get(b, "/api/sources/"+s.source+"/snapshots", "")
		}},
		{"open/beginning of a copy", func(s *stock) { s.get(b, "/api/snapshots/"+s.copies[0]+"/bytes", "bytes=0-65535") }},
		{"open/end of a copy", func(s *stock) { s.get(b, "/api/snapshots/"+s.copies[0]+"/bytes", "bytes=-65536") }},
		{"duplicates", func(s *stock) { s.get(b, "/api/sources/duplicates", "") }},
		// The last one, because it closes the library.
		{"start and write", func(s *stock) {
			if err := s.app.Close(); err != nil {
				b.Fatal(err)
			}
			again, err := app.Open(b.Context(), s.path, app.Options{Version: "test"})
			if err != nil {
				b.Fatal(err)
			}
			s.app = again
			if err := s.app.SetPerson(b.Context(), "Ada Checker"); err != nil {
				b.Fatal(err)
			}
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.run(large)
			}
			each := b.Elapsed() / time.Duration(b.N)
			b.ReportMetric(float64(each.Microseconds())/1000, "ms/op")
			const rounds = 20
			start := time.Now()
			for range rounds {
				c.run(small)
			}
			b.ReportMetric(float64(each)*rounds/float64(time.Since(start)), "ratio")
		})
	}
}

// BenchmarkCopyMemory keeps a copy of 1 GB and reads it back, and says how many
// times as much memory is held meanwhile as with a copy of 16 MB: "memory-ratio",
// which should be 1.
func BenchmarkCopyMemory(b *testing.B) {
	held := func(megabytes int) float64 {
		runtime.GC()
		return float64(peak(func() {
			s := newStock(b, 1, megabytes)
			s.get(b, "/api/snapshots/"+s.copies[0]+"/bytes", "")
		}))
	}
	held(1) // what is made once is made
	for b.Loop() {
		small, large := held(16), held(1024)
		b.ReportMetric(large/(1<<20), "MB-held")
		b.ReportMetric(large/small, "memory-ratio")
	}
}

// newStock makes a library with as many sources, some with copies of so many MB,
// all through the same calls as the door of the pages makes.
func newStock(b *testing.B, sources int, megabytes ...int) *stock {
	b.Helper()
	s := &stock{path: filepath.Join(b.TempDir(), "library.tickmark")}
	a, err := app.Open(b.Context(), s.path, app.Options{Version: "test"})
	if err != nil {
		b.Fatal(err)
	}
	s.app = a
	b.Cleanup(func() {
		if err := s.app.Close(); err != nil {
			b.Error(err)
		}
	})
	if _, err := a.ChangePreferences(func(p *app.Preferences) error { p.SnapshotMegabytes = 4096; return nil }); err != nil {
		b.Fatal(err)
	}
	var list strings.Builder
	places := strings.Fields("pier quay ferry tram market bridge school canal tower station")
	for i := range sources {
		fmt.Fprintf(&list, "TY  - RPRT\nTI  - Survey %d of the %s\nAU  - Fenwick, Ada\nPY  - %d\nUR  - https://port.example/%d\nER  - \n", i, places[i%len(places)], 1990+i%30, i)
	}
	if _, err := a.ImportSources(b.Context(), strings.NewReader(list.String()), nil); err != nil {
		b.Fatal(err)
	}
	some, _, err := a.Sources(b.Context(), app.SourceQuery{Limit: len(megabytes)})
	if err != nil {
		b.Fatal(err)
	}
	s.handler, s.source = New(a, Options{Version: "test"}), some[0].ID
	for i, n := range megabytes {
		// No two are alike, or they would be kept once.
		content := io.LimitReader(io.MultiReader(strings.NewReader(fmt.Sprintf("\x00\x00\x00\x18ftypmp42%d", i)), zeros{}), int64(n)<<20)
		captured, err := a.AddSnapshot(b.Context(), app.NewSnapshot{SourceID: some[i].ID, Name: "hearing.mp4", Bytes: content})
		if err != nil {
			b.Fatal(err)
		}
		s.copies = append(s.copies, captured.Snapshot.ID)
	}
	return s
}

// get asks for something, all of it or a range of it, and throws the answer away
// as it comes.
func (s *stock) get(b *testing.B, path, part string) {
	b.Helper()
	r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, path, nil)
	r.Header.Set("X-Tickmark", "1")
	if part != "" {
		r.Header.Set("Range", part)
	}
	w := &discarder{header: http.Header{}, status: http.StatusOK}
	s.handler.ServeHTTP(w, r)
	if w.status >= 300 || w.size == 0 {
		b.Fatalf("%s answered %d with %d bytes", path, w.status, w.size)
	}
}

// discarder is a [http.ResponseWriter] that keeps nothing: a recorder would hold
// the bytes whose memory is measured.
type discarder struct {
	header http.Header
	status int
	size   int64
}

func (d *discarder) Header() http.Header    { return d.header }
func (d *discarder) WriteHeader(status int) { d.status = status }

func (d *discarder) Write(p []byte) (int, error) {
	d.size += int64(len(p))
	return len(p), nil
}

type zeros struct{}

func (zeros) Read(to []byte) (int, error) {
	clear(to)
	return len(to), nil
}

// peak runs fn and returns the most memory in bytes that Go held for its objects
// meanwhile, looked at every 5 ms.
func peak(fn func()) uint64 {
	var most atomic.Uint64
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for tick := time.NewTicker(5 * time.Millisecond); ; {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most.Store(max(most.Load(), m.HeapInuse))
			select {
			case <-stop:
				return
			case <-tick.C:
			}
		}
	}()
	fn()
	close(stop)
	<-stopped
	return most.Load()
}
