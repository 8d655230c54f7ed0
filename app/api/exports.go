package api

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/app"
	"tickmark/app/sealed"
)

func registerExports(h huma.API, a *app.App) {
	type startingExport struct {
		ID   string `path:"id"`
		Body struct {
			Format app.Format `json:"format" enum:"pdf,html,json,docx,md,csv,annotations,claimreview,claimreview-files,csl,bib,ris"`
			app.ReportOptions
			Passphrase string `json:"passphrase,omitempty" doc:"Has the file sealed, and is written nowhere; empty to leave it open"`
		}
	}
	add(h, "start-export", route{method: http.MethodPost, path: "/api/articles/{id}/exports", summary: "Begin to write a report", status: http.StatusAccepted},
		func(ctx context.Context, in *startingExport) (*answer[app.Export], error) {
			o := in.Body.ReportOptions
			o.Seal = sealed.Optional(in.Body.Passphrase)
			return reply(a.StartExport(ctx, in.ID, in.Body.Format, o, ""))
		})

	type asking struct {
		ID      string           `path:"id"`
		Format  app.Format       `query:"format" required:"true" enum:"pdf,html,json,docx,md,csv,annotations,claimreview,claimreview-files,csl,bib,ris"`
		Kind    app.ReportKind   `query:"kind" enum:"factCheck,annotatedArticle,memo,querySheet,sourceList" doc:"factCheck if it is left out"`
		Without []app.ReportPart `query:"without,explode" enum:"article,asides,sources,ratings,about" doc:"Parts that are left out"`
	}
	add(h, "get-leaving", route{method: http.MethodGet, path: "/api/articles/{id}/leaving", summary: "What a report would take out of the newsroom"},
		func(ctx context.Context, in *asking) (*answer[app.Leaving], error) {
			return reply(a.Leaving(ctx, in.ID, in.Format, app.ReportOptions{Kind: in.Kind, Without: in.Without}))
		})

	type previewing struct {
		ID   string `path:"id"`
		Body struct {
			Format app.Format `json:"format" enum:"pdf,html,json,docx,md,csv,annotations,claimreview,claimreview-files,csl,bib,ris"`
			app.ReportOptions
		}
	}
	add(h, "preview-export", route{method: http.MethodPost, path: "/api/articles/{id}/preview", summary: "What an export would write"},
		func(ctx context.Context, in *previewing) (*answer[app.Preview], error) {
			return reply(a.Preview(ctx, in.ID, in.Body.Format, in.Body.ReportOptions))
		})

	add(h, "get-export", route{method: http.MethodGet, path: "/api/exports/{id}", summary: "How far an export has come"},
		func(ctx context.Context, in *following) (*answer[app.Export], error) {
			return reply(a.Export(ctx, in.ID, time.Duration(in.Wait)*time.Millisecond))
		})

	add(h, "cancel-export", route{method: http.MethodDelete, path: "/api/exports/{id}", summary: "Stop an export"},
		func(_ context.Context, in *byID) (*empty, error) { return nil, a.CancelExport(in.ID) })

	add(h, "get-export-file", route{method: http.MethodGet, path: "/api/exports/{id}/file", summary: "A finished report"},
		func(_ context.Context, in *byID) (*download, error) {
			path, name, err := a.ExportFile(in.ID)
			if err != nil {
				return nil, err
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return nil, fmt.Errorf("read the finished report: %w", err)
			}
			return attachment(name, "application/octet-stream", content), nil
		})
}
