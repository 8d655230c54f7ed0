package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/app"
)

func registerLetterhead(h huma.API, a *app.App) {
	add(h, "get-letterhead", route{method: http.MethodGet, path: "/api/letterhead", summary: "What stands at the head of reports"},
		func(ctx context.Context, _ *empty) (*answer[app.Letterhead], error) { return reply(a.Letterhead(ctx)) })

	type changing struct {
		Body Patch[app.LetterheadFields]
	}
	add(h, "change-letterhead", route{method: http.MethodPatch, path: "/api/letterhead", summary: "Change the words at the head of reports"},
		func(ctx context.Context, in *changing) (*answer[app.Letterhead], error) {
			return reply(a.ChangeLetterhead(ctx, in.Body.Apply))
		})

	type file struct {
		RawBody []byte `contentType:"application/octet-stream"`
	}
	add(h, "set-logo", route{method: http.MethodPut, path: "/api/letterhead/logo", summary: "Put a logo, PNG or JPEG, at the head of reports", mayBeEmpty: true},
		func(ctx context.Context, in *file) (*answer[app.Letterhead], error) {
			return reply(a.SetLogo(ctx, in.RawBody))
		})

	add(h, "remove-logo", route{method: http.MethodDelete, path: "/api/letterhead/logo", summary: "Take the logo off the head of reports"},
		func(ctx context.Context, _ *empty) (*answer[app.Letterhead], error) { return reply(a.RemoveLogo(ctx)) })
}
