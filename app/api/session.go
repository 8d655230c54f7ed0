package api

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/app"
	"tickmark/app/sealed"
)

// NewOver returns the use cases as [New] does, over whatever library the session has open;
// and, also while it has none, what can be done about that under /api/session.
func NewOver(s *app.Session, o Options) http.Handler {
	own := http.NewServeMux()
	registerSession(newHuma(own, o), s, o)
	own.HandleFunc("/api/", nothing)
	current := &current{session: s, options: o}
	all := http.NewServeMux()
	all.Handle("/api/session", ownRequests(own))
	all.Handle("/api/session/", ownRequests(own))
	all.Handle("/", current)
	return Secure(all)
}

// current is the handler over the open library, which may be another one than a moment ago.
type current struct {
	session *app.Session
	options Options

	mu      sync.Mutex
	of      *app.App
	handler http.Handler
}

// unusable is the code of a problem that all routes have while no library is open.
const unusable = "unusable"

// ServeHTTP implements [http.Handler].
func (c *current) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a, err := c.session.App()
	if err != nil {
		p := NewProblem(http.StatusServiceUnavailable, ProblemOf(r.Context(), "open-library", err).Detail)
		p.Code = unusable
		p.Write(w)
		return
	}
	c.handlerOf(a).ServeHTTP(w, r)
}

func (c *current) handlerOf(a *app.App) http.Handler {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of != a {
		c.of, c.handler = a, New(a, c.options)
	}
	return c.handler
}

// sessionState is the session as seen through one door.
type sessionState struct {
	app.SessionState
	Desktop bool `json:"desktop" doc:"Whether another library can be chosen: the route /desktop/library exists"`
}

func registerSession(h huma.API, s *app.Session, o Options) {
	state := func() (*answer[sessionState], error) { return reply(sessionState{s.State(), o.Desktop}, nil) }
	add(h, "get-session", route{method: http.MethodGet, path: "/api/session", summary: "Whether the library is open, and what can be done if it is not"},
		func(context.Context, *empty) (*answer[sessionState], error) { return state() })

	type opening struct {
		Body struct {
			ReadOnly bool `json:"readOnly,omitempty" doc:"To be read only: of a damaged library, what can be read"`
		}
	}
	add(h, "open-library", route{method: http.MethodPost, path: "/api/session/open", summary: "Try once more to open the library"},
		func(ctx context.Context, in *opening) (*answer[sessionState], error) {
			if err := s.Reopen(ctx, in.Body.ReadOnly); err != nil {
				return nil, err
			}
			return state()
		})

	add(h, "salvage-library", route{method: http.MethodPost, path: "/api/session/salvage", summary: "Begin to save what can be read of a damaged library in a new one", status: http.StatusAccepted},
		func(ctx context.Context, _ *empty) (*answer[app.Task], error) {
			return reply(s.StartSalvage(ctx))
		})

	type restoring struct {
		Body struct {
			Backup     string `json:"backup" doc:"Name of a backup, or of the library that was salvaged"`
			Passphrase string `json:"passphrase,omitempty" doc:"That of a backup that is sealed"`
		}
	}
	add(h, "restore-backup", route{method: http.MethodPost, path: "/api/session/restore", summary: "Begin to put a backup in the place of the library, which is closed until that is done", status: http.StatusAccepted},
		func(ctx context.Context, in *restoring) (*answer[app.Task], error) {
			return reply(s.StartRestore(ctx, in.Body.Backup, sealed.NewPassphrase(in.Body.Passphrase)))
		})

	add(h, "get-session-task", route{method: http.MethodGet, path: "/api/session/tasks/{id}", summary: "How far long work has come that needs no open library"},
		func(ctx context.Context, in *following) (*answer[app.Task], error) {
			return reply(s.Task(ctx, in.ID, time.Duration(in.Wait)*time.Millisecond))
		})

	add(h, "cancel-session-task", route{method: http.MethodDelete, path: "/api/session/tasks/{id}", summary: "Stop long work that needs no open library"},
		func(_ context.Context, in *byID) (*empty, error) { return nil, s.CancelTask(in.ID) })

	registerLoads(h, s, state)
}
