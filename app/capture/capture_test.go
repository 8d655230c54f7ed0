package capture

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"tickmark/annotate"
)

func TestPublicAddresses(t *testing.T) {
	for address, public := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1:248:1893:25c8:1946": true, "::ffff:93.184.216.34": true,

		"127.0.0.1": false, "127.9.9.9": false, "::1": false, "0.0.0.0": false, "0.1.2.3": false, "::": false,
		"10.0.0.1": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "192.0.0.8": false, "198.18.0.1": false, "224.0.0.1": false, "240.0.0.1": false, "255.255.255.255": false,
		"fd00::1": false, "fe80::1": false, "fe80::1%eth0": false, "fec0::1": false, "ff02::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2001:0:7f00:1::": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != public {
			t.Errorf("%s: %v", address, got)
		}
	}
}

// site is a server on this machine, and a fetcher that may ask it.
func site(t *testing.T, pages map[string]http.HandlerFunc) (address string, f *Fetcher) {
	t.Helper()
	mux := http.NewServeMux()
	for path, page := range pages {
		mux.HandleFunc(path, page)
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL, New(Options{Agent: "Tickmark/test", Permit: netip.Addr.IsLoopback})
}

func to(address string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, address, http.StatusFound) }
}

// notes is a log that a test can look at: an address and what came of it.
type notes []string

func (n *notes) log(_ context.Context, url string) (func(string, int64), error) {
	i := len(*n)
	*n = append(*n, url)
	return func(answer string, bytes int64) { (*n)[i] += fmt.Sprintf(" %s %d", answer, bytes) }, nil
}

// Every request is in the log: each redirect, one that fails, and one that breaks off.
func TestRequestsAreLogged(t *testing.T) {
	address, f := site(t, map[string]http.HandlerFunc{
		"/moved":  to("/report"),
		"/report": func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "12345") },
		"/file":   to("file:///etc/passwd"),
		"/breaks": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "123")
		},
	})
	for path, want := range map[string][]string{
		"/moved":  {"/moved 302 Found", "/report 200 OK 5"},
		"/file":   {"/file 302 Found"},
		"/gone":   {"/gone 404 Not Found"},
		"/breaks": {"/breaks 200 OK, but it broke off: unexpected EOF 3"},
	} {
		var note notes
		if d, err := f.Fetch(t.Context(), address+path, note.log); err == nil {
			_, _ = io.ReadAll(d.Body)
			d.Body.Close()
		}
		if len(note) != len(want) {
			t.Errorf("%s: %q", path, note)
			continue
		}
		for i, line := range want {
			if !strings.HasPrefix(note[i], address+line) {
				t.Errorf("%s: %q, want %q", path, note[i], line)
			}
		}
	}
	var note notes
	if _, err := New(Options{}).Fetch(t.Context(), address+"/report", note.log); err == nil || len(note) != 1 || !strings.Contains(note[0], "private network") {
		t.Errorf("%v, %q", err, note)
	}
	asked := false
	address, f = site(t, map[string]http.HandlerFunc{"/": func(http.ResponseWriter, *http.Request) { asked = true }})
	full := func(context.Context, string) (func(string, int64), error) {
		return nil, annotate.Errorf(annotate.Invalid, "the disk is full")
	}
	if _, err := f.Fetch(t.Context(), address, full); annotate.CodeOf(err) != annotate.Invalid || asked {
		t.Errorf("what could not be noted was asked: %v, %v", asked, err)
	}
}

func TestFetch(t *testing.T) {
	var note notes
	address, f := site(t, map[string]http.HandlerFunc{
		"/moved": to("/report"),
		"/report": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Cookie")+r.Header.Get("Referer") != "" || r.Header.Get("User-Agent") != "Tickmark/test" {
				t.Errorf("the server was told %v", r.Header)
			}
			w.Header().Set("Content-Type", "text/html; charset=ISO-8859-1")
			w.Header().Set("Set-Cookie", "who=you")
			_, _ = io.WriteString(w, "<p>The line cost 43 million.</p>")
		},
	})
	for range 2 {
		d, err := f.Fetch(t.Context(), address+"/moved", note.log)
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(d.Body)
		d.Body.Close()
		if err != nil || string(content) != "<p>The line cost 43 million.</p>" {
			t.Errorf("it sent %q, %v", content, err)
		}
		if d.URL != address+"/report" || d.Name != "report.html" || d.Type != "text/html" || d.Charset != "ISO-8859-1" || d.Size != int64(len(content)) {
			t.Errorf("the document is %+v", d)
		}
	}
}

func TestFetchRefuses(t *testing.T) {
	var note notes
	address, f := site(t, map[string]http.HandlerFunc{
		"/elsewhere": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://"+strings.Replace(r.Host, "127.0.0.1", "localhost", 1)+"/", http.StatusFound)
		},
		"/round":   to("/round"),
		"/file":    to("file:///etc/passwd"),
		"/gone":    http.NotFound,
		"/private": func(http.ResponseWriter, *http.Request) {},
		"/name": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Disposition", `attachment; filename="../../etc/cron.d/x.pdf"`)
		},
	})
	for name, c := range map[string]struct {
		fetcher *Fetcher
		address string
		code    annotate.Code
		says    string
	}{
		"another site":       {f, address + "/elsewhere", annotate.Conflict, "another site, localhost"},
		"no end":             {f, address + "/round", annotate.NotFound, "more than 5 times"},
		"to a file":          {f, address + "/file", annotate.Invalid, "web address"},
		"no such page":       {f, address + "/gone", annotate.NotFound, "404"},
		"this machine":       {New(Options{}), address + "/private", annotate.NotFound, "private network"},
		"this machine named": {New(Options{}), strings.Replace(address, "127.0.0.1", "localhost", 1), annotate.NotFound, "private network"},
		"a file":             {f, "file:///etc/passwd", annotate.Invalid, "web address"},
		"an e-mail address":  {f, "mailto:ada@port.example", annotate.Invalid, "web address"},
		"with a password":    {f, "http://ada:secret@127.0.0.1/", annotate.Invalid, "password"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := c.fetcher.Fetch(t.Context(), c.address, note.log)
			if err == nil {
				d.Body.Close()
			}
			if annotate.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("the error is %v", err)
			}
		})
	}
	d, err := f.Fetch(t.Context(), address+"/name", note.log)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Body.Close()
	if d.Name != "x.pdf" {
		t.Errorf("the file would be called %q", d.Name)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Fetch(ctx, address, note.log); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestSites(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.port.example/a?b": "port.example", "http://Port.Example.:8080/": "port.example",
		"https://data.gov.uk/": "data.gov.uk", "https://ada.github.io/x": "ada.github.io", "http://192.168.0.1/": "192.168.0.1", "http://localhost/": "localhost",
	} {
		if site, err := CheckURL(address); err != nil || site != want {
			t.Errorf("%s is of %q, %v; want %q", address, site, err, want)
		}
	}
}
