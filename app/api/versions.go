package api

import (
	"context"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

// versionList is the versions of an article's text.
type versionList struct {
	Versions []annotate.VersionInfo `json:"versions" doc:"The first one first"`
}

func registerVersions(h huma.API, a *app.App) {
	type pasted struct {
		ID   string `path:"id"`
		Body struct {
			Text   string `json:"text"`
			Format string `json:"format" enum:"auto,text,markdown,html" default:"auto" required:"false"`
		}
	}
	add(h, "import-version-text", route{method: http.MethodPost, path: "/api/articles/{id}/versions", summary: "Make a pasted text the next version of an article, and carry its check over"},
		func(ctx context.Context, in *pasted) (*answer[app.VersionOutcome], error) {
			intake := app.Intake{Bytes: []byte(in.Body.Text)}
			if in.Body.Format != "auto" {
				intake.Format = app.InputFormat(in.Body.Format)
			}
			return reply(a.ImportVersion(ctx, in.ID, intake))
		})

	type file struct {
		ID      string `path:"id"`
		Name    string `query:"name" doc:"The file's name"`
		RawBody []byte `contentType:"application/octet-stream"`
	}
	add(h, "import-version-file", route{method: http.MethodPost, path: "/api/articles/{id}/versions/file", summary: "Make a file the next version of an article, and carry its check over", mayBeEmpty: true},
		func(ctx context.Context, in *file) (*answer[app.VersionOutcome], error) {
			// Huma uses its buffer again, while a parser that was given up may still be reading.
			return reply(a.ImportVersion(ctx, in.ID, app.Intake{Name: in.Name, Bytes: slices.Clone(in.RawBody)}))
		})

	type fetched struct {
		ID   string `path:"id"`
		Body WebAddress
	}
	add(h, "import-version-url", route{method: http.MethodPost, path: "/api/articles/{id}/versions/url", summary: "Make a text as its server sends it the next version of an article, and carry its check over"},
		func(ctx context.Context, in *fetched) (*answer[app.VersionOutcome], error) {
			return reply(a.ImportVersionURL(ctx, in.ID, in.Body.URL, in.Body.Allow))
		})

	add(h, "list-versions", route{method: http.MethodGet, path: "/api/articles/{id}/versions", summary: "The versions of an article's text"},
		func(ctx context.Context, in *byID) (*answer[versionList], error) {
			versions, err := a.Versions(ctx, in.ID)
			return reply(versionList{versions}, err)
		})

	add(h, "get-version", route{method: http.MethodGet, path: "/api/versions/{id}", summary: "A version of a text with what was marked in it, for reading"},
		func(ctx context.Context, in *byID) (*answer[app.VersionView], error) {
			return reply(a.VersionView(ctx, in.ID))
		})

	type comparing struct {
		ID   string `path:"id"`
		From int    `query:"from" minimum:"0" doc:"Number of the old version; 0 or absent: the one before the new one"`
		To   int    `query:"to" minimum:"0" doc:"Number of the new version; 0 or absent: the current one"`
	}
	add(h, "get-diff", route{method: http.MethodGet, path: "/api/articles/{id}/diff", summary: "The difference between two versions of a text, word by word"},
		func(ctx context.Context, in *comparing) (*answer[app.Diff], error) {
			return reply(a.Diff(ctx, in.ID, in.From, in.To))
		})

	add(h, "get-recheck", route{method: http.MethodGet, path: "/api/articles/{id}/recheck", summary: "What waits for a decision because the text has changed"},
		func(ctx context.Context, in *byID) (*answer[app.Recheck], error) { return reply(a.Recheck(ctx, in.ID)) })

	type deciding struct {
		ID   string `path:"id"`
		Item string `path:"item" doc:"Of the recheck list; also a loss of a claim that is parked, to attach it to words again"`
		Body struct {
			Decision annotate.Decision `json:"decision" enum:"accept,attach,park" doc:"accept: the judgement holds for the changed words; attach: another place is meant; park: it is not in this text"`
			app.Target
		}
	}
	add(h, "decide-recheck", route{method: http.MethodPost, path: "/api/articles/{id}/recheck/{item}", summary: "Decide about words that have changed or are gone"},
		func(ctx context.Context, in *deciding) (*answer[app.Recheck], error) {
			return reply(a.Decide(ctx, in.ID, in.Item, in.Body.Decision, in.Body.Target))
		})
}
