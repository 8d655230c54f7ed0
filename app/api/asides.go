package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

func registerAsides(h huma.API, a *app.App) {
	type setting struct {
		ID   string `path:"id"`
		Body struct {
			annotate.Span
			Kind annotate.AsideKind `json:"kind" enum:"opinion,nothingToCheck"`
		}
	}
	add(h, "set-aside", route{method: http.MethodPost, path: "/api/articles/{id}/asides", summary: "Say that words need no check"},
		func(ctx context.Context, in *setting) (*answer[app.AsideChange], error) {
			return reply(a.SetAside(ctx, in.ID, in.Body.Span, in.Body.Kind))
		})

	type clearing struct {
		ID    string `path:"id"`
		Start int    `query:"start" minimum:"0" required:"true"`
		End   int    `query:"end" minimum:"0" required:"true"`
	}
	add(h, "clear-asides", route{method: http.MethodDelete, path: "/api/articles/{id}/asides", summary: "Take words back into the check", status: http.StatusOK},
		func(ctx context.Context, in *clearing) (*answer[app.AsideChange], error) {
			return reply(a.ClearAsides(ctx, in.ID, annotate.Span{Start: in.Start, End: in.End}))
		})
}
