package cli

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"testing"
)

func TestGuard(t *testing.T) {
	site := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	guarded := guard(site, "127.0.0.1:4000", "secret")

	for name, c := range map[string]struct {
		host, origin, authorization, path string
		want                              int
	}{
		"the page":                 {path: "/", want: http.StatusNoContent},
		"an asset":                 {path: "/assets/app.js", want: http.StatusNoContent},
		"a call":                   {path: "/api/articles", authorization: "Bearer secret", want: http.StatusNoContent},
		"a call of our page":       {path: "/api/articles", authorization: "Bearer secret", origin: "http://127.0.0.1:4000", want: http.StatusNoContent},
		"a call without token":     {path: "/api/articles", want: http.StatusUnauthorized},
		"a call with wrong token":  {path: "/api/articles", authorization: "Bearer secreT", want: http.StatusUnauthorized},
		"a call with part of it":   {path: "/api/articles", authorization: "Bearer secre", want: http.StatusUnauthorized},
		"a rebound name":           {path: "/", host: "evil.example:4000", want: http.StatusMisdirectedRequest},
		"another port's page":      {path: "/api/articles", authorization: "Bearer secret", origin: "http://127.0.0.1:5000", want: http.StatusForbidden},
		"a sandboxed frame's call": {path: "/api/articles", authorization: "Bearer secret", origin: "null", want: http.StatusForbidden},
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
		})
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
