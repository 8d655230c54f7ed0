package api

import (
	"context"
	"mime"
	"net/http"
	"path/filepath"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"tickmark/app"
	"tickmark/app/sealed"
)

// withPassphrase is a request with a passphrase, which is written nowhere.
type withPassphrase struct {
	Passphrase string `json:"passphrase,omitempty" doc:"Empty: there is none"`
}

func registerDumps(h huma.API, a *app.App) {
	type making struct{ Body withPassphrase }
	add(h, "make-dump", route{method: http.MethodPost, path: "/api/dumps", summary: "Begin to make a copy of everything, sealed if there is a passphrase", status: http.StatusAccepted},
		func(ctx context.Context, in *making) (*answer[app.Task], error) {
			return reply(a.StartDump(ctx, "", sealed.Optional(in.Body.Passphrase)))
		})

	add(h, "get-dump-file", route{method: http.MethodGet, path: "/api/dumps/{id}/file", summary: "A copy of everything that a task has made"},
		func(_ context.Context, in *byID) (*huma.StreamResponse, error) {
			file, err := a.DumpFile(in.ID)
			if err != nil {
				return nil, err
			}
			return &huma.StreamResponse{Body: func(ctx huma.Context) {
				defer file.Close()
				r, w := humago.Unwrap(ctx)
				w.Header().Set("Content-Type", "application/octet-stream")
				w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": filepath.Base(file.Name())}))
				http.ServeContent(w, r, "", time.Time{}, file)
			}}, nil
		})
}

// registerLoads registers what makes a library of a copy of everything. It is there also
// while no library is open.
func registerLoads(h huma.API, s *app.Session, state func() (*answer[sessionState], error)) {
	type receiving struct {
		Name string `query:"name" doc:"The file's name"`
		upload
	}
	add(h, "receive-copy", route{method: http.MethodPost, path: "/api/session/copies", summary: "Take in a copy of everything, of which a library can then be made", status: http.StatusCreated, body: bytesBody},
		func(ctx context.Context, in *receiving) (*answer[app.Offered], error) {
			offered, err := s.ReceiveCopy(ctx, in.Name, in.content)
			in.drainAfter(err)
			return reply(offered, err)
		})

	type loading struct {
		ID   string `path:"id"`
		Body withPassphrase
	}
	add(h, "load-copy", route{method: http.MethodPost, path: "/api/session/copies/{id}/load", summary: "Begin to make a new library of a copy of everything, beside the present one", status: http.StatusAccepted},
		func(ctx context.Context, in *loading) (*answer[app.Task], error) {
			return reply(s.StartLoad(ctx, in.ID, "", sealed.NewPassphrase(in.Body.Passphrase)))
		})

	add(h, "open-loaded", route{method: http.MethodPost, path: "/api/session/tasks/{id}/open", summary: "Open the library that was made in place of the present one"},
		func(ctx context.Context, in *byID) (*answer[sessionState], error) {
			if err := s.OpenLoaded(ctx, in.ID); err != nil {
				return nil, err
			}
			return state()
		})
}
