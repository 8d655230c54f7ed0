package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

// Each of these answers with the whole claim: a query may change its status.
func registerQueries(h huma.API, a *app.App) {
	type asking struct {
		ID   string `path:"id"`
		Body Patch[annotate.QueryFields]
	}
	add(h, "ask-query", route{method: http.MethodPost, path: "/api/claims/{id}/queries", summary: "Put a question about a claim to author or editor", status: http.StatusCreated},
		func(ctx context.Context, in *asking) (*answer[annotate.Claim], error) {
			var fields annotate.QueryFields
			if err := in.Body.Apply(&fields); err != nil {
				return nil, err
			}
			return reply(a.AskQuery(ctx, in.ID, fields))
		})

	add(h, "save-query", route{method: http.MethodPatch, path: "/api/queries/{id}", summary: "Change what a query says"},
		func(ctx context.Context, in *patchByID[annotate.QueryFields]) (*answer[annotate.Claim], error) {
			return reply(a.SaveQuery(ctx, in.ID, in.Body.Apply))
		})

	add(h, "close-query", route{method: http.MethodPost, path: "/api/queries/{id}/close", summary: "Say that a query no longer waits"},
		func(ctx context.Context, in *byID) (*answer[annotate.Claim], error) {
			return reply(a.CloseQuery(ctx, in.ID))
		})

	add(h, "reopen-query", route{method: http.MethodPost, path: "/api/queries/{id}/reopen", summary: "Let a closed query wait again"},
		func(ctx context.Context, in *byID) (*answer[annotate.Claim], error) {
			return reply(a.ReopenQuery(ctx, in.ID))
		})

	add(h, "delete-query", route{method: http.MethodDelete, path: "/api/queries/{id}", summary: "Delete a query", status: http.StatusOK},
		func(ctx context.Context, in *byID) (*answer[annotate.Claim], error) {
			return reply(a.DeleteQuery(ctx, in.ID))
		})
}
