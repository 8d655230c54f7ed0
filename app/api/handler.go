package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"tickmark/app"
)

// contentSecurityPolicy lets pages load their own scripts, styles and data and
// nothing else. Inline styles are allowed because components place popovers and
// colours with them; the text of articles never becomes markup.
const contentSecurityPolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' data: blob:; connect-src 'self'; frame-src 'none'; object-src 'none'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Options are what the handler says of the door it stands behind.
type Options struct {
	// Version is the program's own version.
	Version string
	// Desktop says that the routes under /desktop/ exist.
	Desktop bool
}

// New returns the use cases as a handler for the paths under /api/, and under
// /media/ for what elements of a page load.
func New(a *app.App, o Options) http.Handler {
	mux, m := http.NewServeMux(), newMedia(a)
	register(mux, a, m, o)
	mux.HandleFunc("/api/", nothing)
	all := http.NewServeMux()
	all.Handle("/api/", ownRequests(mux))
	all.HandleFunc("GET /media/snapshots/{id}", m.serve)
	all.HandleFunc("GET /media/images/{hash}", m.serveImage)
	return Secure(all)
}

// nothing answers where there is no operation.
func nothing(w http.ResponseWriter, r *http.Request) {
	NewProblem(http.StatusNotFound, "There is nothing at "+r.URL.Path+".").Write(w)
}

// Document returns the OpenAPI 3.1 document as indented JSON. The copy in this
// folder is kept fresh by a test; the frontend's types are generated from it.
func Document() ([]byte, error) {
	h := register(http.NewServeMux(), nil, newMedia(nil), Options{})
	registerSession(h, nil, Options{})
	compact, err := h.OpenAPI().MarshalJSON()
	if err != nil {
		return nil, fmt.Errorf("write the OpenAPI document: %w", err)
	}
	var document bytes.Buffer
	if err := json.Indent(&document, compact, "", "  "); err != nil {
		return nil, fmt.Errorf("indent the OpenAPI document: %w", err)
	}
	document.WriteByte('\n')
	return document.Bytes(), nil
}

// newHuma returns what typed operations are registered with.
func newHuma(mux *http.ServeMux, o Options) huma.API {
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		return NewProblem(status, message, errs...)
	}
	huma.DefaultArrayNullable = false // slices in answers are never nil
	config := huma.DefaultConfig("Tickmark", o.Version)
	config.OpenAPIPath = "/api/openapi"
	config.DocsPath, config.SchemasPath = "", ""
	config.CreateHooks = nil // no $schema links in answers
	return humago.New(mux, config)
}

func register(mux *http.ServeMux, a *app.App, m *media, o Options) huma.API {
	h := newHuma(mux, o)
	registerLibrary(h, a, m, o)
	registerPreferences(h, a)
	registerArticles(h, a)
	registerVersions(h, a)
	registerClaims(h, a)
	registerCheckFiles(h, a)
	registerPassages(h, a)
	registerAsides(h, a)
	registerQueries(h, a)
	registerSearchLog(h, a)
	registerSuggestions(h, a)
	registerClosing(h, a)
	registerEvidence(h, a)
	registerSources(h, a)
	registerSnapshots(h, a, m)
	registerScales(h, a)
	registerHistory(h, a)
	registerExports(h, a)
	registerTasks(h, a)
	registerBackups(h, a)
	registerDumps(h, a)
	registerLetterhead(h, a)
	registerRequests(h, a)
	return h
}

// Secure adds the headers that every answer of the application carries, pages
// and data alike: what a page may load, that no type is guessed, that nobody is
// told where a link was followed, and that no other site may embed an answer or
// hold on to our window. A handler that panics has its request refused; in the
// window it would otherwise take the whole program with it.
func Secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", contentSecurityPolicy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		defer func() {
			if p := recover(); p != nil {
				// The path and not the address, which may hold a key.
				ProblemOf(r.Context(), r.URL.Path, fmt.Errorf("panic: %v\n%s", p, debug.Stack())).Write(w)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// ownRequests refuses requests that the application's own pages did not make.
func ownRequests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Tickmark") != "1" {
			NewProblem(http.StatusForbidden, "The request lacks the header “X-Tickmark: 1”.").Write(w)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// route describes an operation.
type route struct {
	method, path, summary string
	status                int               // 0: 200, or 204 for an answer without a body
	mayBeEmpty            bool              // the request body, of which the use case then says what is missing
	body                  *huma.RequestBody // where the input does not describe it
}

// maxBody is how large a request may be, in bytes: a pasted article as JSON,
// where a byte of text can become up to six.
const maxBody = 6 * app.MaxBytes

// add registers an operation, with errors turned into problems.
func add[I, O any](h huma.API, name string, r route, handle func(context.Context, *I) (*O, error)) {
	operation := huma.Operation{
		OperationID: name, Method: r.method, Path: r.path, Summary: r.summary,
		DefaultStatus: r.status, MaxBodyBytes: maxBody, BodyReadTimeout: -1, RequestBody: r.body,
	}
	if r.mayBeEmpty {
		operation.RequestBody = &huma.RequestBody{}
	}
	huma.Register(h, operation, func(ctx context.Context, in *I) (*O, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, ProblemOf(ctx, name, err)
		}
		return out, nil
	})
	if r.mayBeEmpty {
		operation.RequestBody.Required = false // which Register has set
	}
}

// answer is a JSON body.
type answer[T any] struct{ Body T }

// reply wraps what a use case returns as an answer.
func reply[T any](value T, err error) (*answer[T], error) {
	if err != nil {
		return nil, err
	}
	return &answer[T]{value}, nil
}

// empty is an answer without a body.
type empty struct{}

// byID is a request that names a record.
type byID struct {
	ID string `path:"id"`
}

// patchByID is a request that changes some fields of a record.
type patchByID[T any] struct {
	ID   string `path:"id"`
	Body Patch[T]
}

func logFault(ctx context.Context, operation string, err error) {
	slog.ErrorContext(ctx, "operation failed", "operation", operation, "error", err)
}
