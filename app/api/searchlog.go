package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

// Each of these answers with the whole claim, to which the search log belongs.
func registerSearchLog(h huma.API, a *app.App) {
	type logging struct {
		ID   string `path:"id"`
		Body Patch[annotate.SearchFields]
	}
	add(h, "log-search", route{method: http.MethodPost, path: "/api/claims/{id}/searches", summary: "Note where somebody has looked", status: http.StatusCreated},
		func(ctx context.Context, in *logging) (*answer[annotate.Claim], error) {
			var fields annotate.SearchFields
			if err := in.Body.Apply(&fields); err != nil {
				return nil, err
			}
			return reply(a.LogSearch(ctx, in.ID, fields))
		})

	add(h, "save-search", route{method: http.MethodPatch, path: "/api/searches/{id}", summary: "Change an entry of a search log"},
		func(ctx context.Context, in *patchByID[annotate.SearchFields]) (*answer[annotate.Claim], error) {
			return reply(a.SaveSearch(ctx, in.ID, in.Body.Apply))
		})

	add(h, "delete-search", route{method: http.MethodDelete, path: "/api/searches/{id}", summary: "Delete an entry of a search log", status: http.StatusOK},
		func(ctx context.Context, in *byID) (*answer[annotate.Claim], error) {
			return reply(a.DeleteSearch(ctx, in.ID))
		})
}
