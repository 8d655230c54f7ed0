package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tickmark/app"
	"tickmark/app/api"
)

func TestGuard(t *testing.T) {
	site := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	guarded := guard(site, "127.0.0.1:4000", "secret")

	for name, c := range map[string]struct {
		host, origin, authorization, path string
		want                              int
	}{
		"the page":                        {path: "/", want: http.StatusNoContent},
		"an asset":                        {path: "/assets/app.js", want: http.StatusNoContent},
		"a call":                          {path: "/api/articles", authorization: "Bearer secret", want: http.StatusNoContent},
		"a call of our page":              {path: "/api/articles", authorization: "Bearer secret", origin: "http://127.0.0.1:4000", want: http.StatusNoContent},
		"a call without token":            {path: "/api/articles", want: http.StatusUnauthorized},
		"a call with wrong token":         {path: "/api/articles", authorization: "Bearer secreT", want: http.StatusUnauthorized},
		"a call with part of it":          {path: "/api/articles", authorization: "Bearer secre", want: http.StatusUnauthorized},
		"a rebound name":                  {path: "/", host: "evil.example:4000", want: http.StatusMisdirectedRequest},
		"another port's page":             {path: "/api/articles", authorization: "Bearer secret", origin: "http://127.0.0.1:5000", want: http.StatusForbidden},
		"by another name of this machine": {path: "/", host: "localhost:4000", want: http.StatusMisdirectedRequest},
		"without a port":                  {path: "/", host: "127.0.0.1", want: http.StatusMisdirectedRequest},
		"a foreign page's picture":        {path: "/media/images/x", origin: "https://evil.example", want: http.StatusForbidden},
		"a token in the address":          {path: "/api/articles?token=secret", want: http.StatusUnauthorized},
		"a sandboxed frame's call":        {path: "/api/articles", authorization: "Bearer secret", origin: "null", want: http.StatusForbidden},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, c.path, nil)
			r.Host = "127.0.0.1:4000"
			if c.host != "" {
				r.Host = c.host
			}
			if c.origin != "" {
				r.Header.Set("Origin", c.origin)
			}
			if c.authorization != "" {
				r.Header.Set("Authorization", c.authorization)
			}
			w := httptest.NewRecorder()
			guarded.ServeHTTP(w, r)
			if w.Code != c.want {
				t.Errorf("status %d, want %d", w.Code, c.want)
			}
			if w.Header().Get("Content-Security-Policy") == "" {
				t.Error("no content security policy")
			}
			if strings.Contains(w.Body.String(), "secret") {
				t.Errorf("the token is told: %s", w.Body)
			}
		})
	}
}

// Nothing of the API is answered without the token, whatever the path looks like.
func TestEveryCallNeedsTheToken(t *testing.T) {
	a, err := app.Open(t.Context(), filepath.Join(t.TempDir(), "library.tickmark"), app.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	content, err := api.Document()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(content, &document); err != nil {
		t.Fatal(err)
	}
	guarded := guard(api.New(a, api.Options{}), "127.0.0.1:4000", "secret")
	ask := func(method, path string) {
		r := httptest.NewRequestWithContext(t.Context(), method, "/", nil)
		r.URL = &url.URL{Path: path}
		r.Host = "127.0.0.1:4000"
		r.Header.Set("X-Tickmark", "1")
		w := httptest.NewRecorder()
		guarded.ServeHTTP(w, r)
		if w.Code < 300 || w.Code >= 500 {
			t.Errorf("%s %s without the token: status %d", method, path, w.Code)
		}
	}
	for path, methods := range document.Paths {
		for method := range methods {
			ask(strings.ToUpper(method), path)
		}
	}
	for _, path := range []string{"//api/library", "/./api/library", "/x/../api/library", "/API/library", "api/library", "/media/../api/library", "/api/openapi.json"} {
		ask(http.MethodGet, path)
	}
}

func TestServePrintsTheAddressAndStops(t *testing.T) {
	site := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.URL.Path) })
	ctx, stop := context.WithCancel(t.Context())
	printed, out := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, out, site) }()

	line, err := bufio.NewReader(printed).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, printed) }()
	address, err := url.Parse(regexp.MustCompile(`http://\S+`).FindString(line))
	if err != nil {
		t.Fatal(err)
	}
	token := address.Query().Get("token")
	if len(token) < 26 {
		t.Errorf("token %q has less than 128 bits", token)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address.Host+"/api/articles", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if body, _ := io.ReadAll(answer.Body); string(body) != "/api/articles" {
		t.Errorf("answered %q", body)
	}

	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
