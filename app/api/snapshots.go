package api

import (
	"context"
	"io"
	"mime"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"tickmark/annotate"
	"tickmark/app"
)

// upload is a request whose body is read as it comes in, because it may be larger
// than the memory.
type upload struct {
	content io.Reader
	size    int64 // bytes; 0 if it is not known
}

// Resolve implements [huma.Resolver].
func (u *upload) Resolve(ctx huma.Context) []error {
	r, _ := humago.Unwrap(ctx)
	u.content, u.size = ctx.BodyReader(), max(r.ContentLength, 0)
	return nil
}

// drainAfter reads the rest after an error: who is still sending does not hear the answer.
func (u *upload) drainAfter(err error) {
	if err != nil {
		_, _ = io.Copy(io.Discard, u.content)
	}
}

// bytesBody describes the body of such a request.
var bytesBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
	"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
}}

// snapshotList are the copies of a source.
type snapshotList struct {
	Snapshots []annotate.Snapshot `json:"snapshots" doc:"The newest first"`
}

// readingList are the documents on their way.
type readingList struct {
	Readings []app.Reading `json:"readings" doc:"The one that began first first"`
}

// snapshotView is a copy of a source with what is needed to show it.
type snapshotView struct {
	Snapshot annotate.Snapshot `json:"snapshot"`
	MediaURL string            `json:"mediaUrl" doc:"Where an element of the page can load a picture, sound or film from while this program runs; empty for all else"`
}

// snapshotText is the text of a copy of a source.
type snapshotText struct {
	Blocks []annotate.Block `json:"blocks" doc:"As they were read when the copy was made; empty if it has no text"`
}

// boxes are where some words stand.
type boxes struct {
	Boxes []annotate.Region `json:"boxes" doc:"One for each line; none if the words are not on the page"`
}

// picture is the answer to a request for one. The bytes of a copy never change,
// so neither does what is drawn of them.
type picture struct {
	ContentType  string `header:"Content-Type"`
	CacheControl string `header:"Cache-Control"`
	Body         []byte
}

func registerSnapshots(h huma.API, a *app.App, m *media) {
	add(h, "list-snapshots", route{method: http.MethodGet, path: "/api/sources/{id}/snapshots", summary: "The copies of a source"},
		func(ctx context.Context, in *byID) (*answer[snapshotList], error) {
			snapshots, err := a.Snapshots(ctx, in.ID)
			return reply(snapshotList{snapshots}, err)
		})

	type adding struct {
		ID      string `path:"id"`
		Name    string `query:"name" doc:"The file's name"`
		URL     string `query:"url" doc:"Where it was taken from"`
		Article string `query:"article" doc:"The article in whose history the change belongs"`
		upload
	}
	add(h, "add-snapshot", route{method: http.MethodPost, path: "/api/sources/{id}/snapshots", summary: "Keep a copy of a source", status: http.StatusCreated, body: bytesBody},
		func(ctx context.Context, in *adding) (*answer[app.Captured], error) {
			captured, err := a.AddSnapshot(ctx, app.NewSnapshot{SourceID: in.ID, ArticleID: in.Article, Name: in.Name, URL: in.URL, Bytes: in.content, Size: in.size})
			in.drainAfter(err)
			return reply(captured, err)
		})

	type capturing struct {
		ID      string `path:"id"`
		Article string `query:"article" doc:"The article in whose history the change belongs"`
		Body    WebAddress
	}
	add(h, "capture-source", route{method: http.MethodPost, path: "/api/sources/{id}/captures", summary: "Keep a copy of a source as its server sends it", status: http.StatusCreated},
		func(ctx context.Context, in *capturing) (*answer[app.Captured], error) {
			return reply(a.CaptureURL(ctx, in.ID, in.Article, in.Body.URL, in.Body.Allow))
		})

	add(h, "list-readings", route{method: http.MethodGet, path: "/api/readings", summary: "The documents on their way into the library or out of it"},
		func(context.Context, *struct{}) (*answer[readingList], error) {
			return reply(readingList{a.Readings()}, nil)
		})
	add(h, "stop-reading", route{method: http.MethodDelete, path: "/api/readings/{id}", summary: "Stop a document on its way, and keep nothing of it"},
		func(_ context.Context, in *byID) (*empty, error) {
			a.StopReading(in.ID)
			return &empty{}, nil
		})

	add(h, "get-snapshot", route{method: http.MethodGet, path: "/api/snapshots/{id}", summary: "A copy of a source"},
		func(ctx context.Context, in *byID) (*answer[snapshotView], error) {
			snapshot, err := a.Snapshot(ctx, in.ID)
			return reply(snapshotView{snapshot, m.address(snapshot)}, err)
		})

	add(h, "get-snapshot-text", route{method: http.MethodGet, path: "/api/snapshots/{id}/text", summary: "The text of a copy of a source"},
		func(ctx context.Context, in *byID) (*answer[snapshotText], error) {
			blocks, err := a.SnapshotText(ctx, in.ID)
			return reply(snapshotText{blocks}, err)
		})

	add(h, "get-snapshot-bytes", route{method: http.MethodGet, path: "/api/snapshots/{id}/bytes", summary: "The bytes of a copy of a source, unchanged; in ranges, if asked for"},
		func(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
			snapshot, content, err := a.OpenSnapshot(ctx, in.ID)
			if err != nil {
				return nil, err
			}
			name, err := a.SnapshotName(ctx, snapshot)
			if err != nil {
				content.Close()
				return nil, err
			}
			return &huma.StreamResponse{Body: func(ctx huma.Context) {
				defer content.Close()
				r, w := humago.Unwrap(ctx)
				w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
				// Never a type that a browser would show: it is foreign content.
				serveSnapshot(w, r, snapshot, content, "application/octet-stream")
			}}, nil
		})

	type drawing struct {
		ID    string `path:"id"`
		Page  int    `path:"page" minimum:"1"`
		Width int    `query:"width" minimum:"16" maximum:"4000" default:"1200" doc:"Of the picture, in pixels; it is smaller where the page is too long for that"`
	}
	add(h, "get-snapshot-page", route{method: http.MethodGet, path: "/api/snapshots/{id}/pages/{page}", summary: "A page of a copy of a source that is a PDF, drawn as PNG"},
		func(ctx context.Context, in *drawing) (*picture, error) {
			png, err := a.SnapshotPage(ctx, in.ID, in.Page, in.Width)
			if err != nil {
				return nil, err
			}
			return &picture{ContentType: "image/png", CacheControl: "private, max-age=3600", Body: png}, nil
		})

	type boxing struct {
		ID    string `path:"id"`
		Page  int    `path:"page" minimum:"1"`
		Start int    `query:"start" required:"true" minimum:"0" doc:"First code point of the words, in the text of the copy"`
		End   int    `query:"end" required:"true" minimum:"1" doc:"Code point after the last one"`
	}
	add(h, "get-snapshot-boxes", route{method: http.MethodGet, path: "/api/snapshots/{id}/pages/{page}/boxes", summary: "Where on a page of a copy of a source words of its text stand"},
		func(ctx context.Context, in *boxing) (*answer[boxes], error) {
			regions, err := a.SnapshotBoxes(ctx, in.ID, in.Page, annotate.Span{Start: in.Start, End: in.End})
			return reply(boxes{regions}, err)
		})

	type deleting struct {
		ID      string `path:"id"`
		Article string `query:"article" doc:"The article in whose history the change belongs"`
	}
	add(h, "delete-snapshot", route{method: http.MethodDelete, path: "/api/snapshots/{id}", summary: "Delete a copy of a source that no evidence was taken from"},
		func(ctx context.Context, in *deleting) (*empty, error) {
			return nil, a.DeleteSnapshot(ctx, in.ID, in.Article)
		})
}

func serveSnapshot(w http.ResponseWriter, r *http.Request, s annotate.Snapshot, content io.ReadSeeker, mediaType string) {
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Etag", `"`+s.Hash+`"`)
	http.ServeContent(w, r, "", s.CapturedAt, content)
}
