package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

// sourceList is a part of the library's sources.
type sourceList struct {
	Sources []annotate.Source `json:"sources"`
}

func registerSources(h huma.API, a *app.App) {
	type query struct {
		Search string `query:"q" doc:"Words of the title, author, publisher, address or alias"`
		Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
	}
	add(h, "list-sources", route{method: http.MethodGet, path: "/api/sources", summary: "List or search the sources"},
		func(ctx context.Context, in *query) (*answer[sourceList], error) {
			sources, err := a.Sources(ctx, in.Search, in.Limit)
			return reply(sourceList{sources}, err)
		})

	type adding struct{ Body annotate.SourceFields }
	add(h, "add-source", route{method: http.MethodPost, path: "/api/sources", summary: "Add a source", status: http.StatusCreated},
		func(ctx context.Context, in *adding) (*answer[annotate.Source], error) {
			return reply(a.AddSource(ctx, in.Body))
		})

	type savingSource struct {
		ID      string `path:"id"`
		Article string `query:"article" doc:"The article in whose history the change belongs"`
		Body    Patch[annotate.SourceFields]
	}
	add(h, "save-source", route{method: http.MethodPatch, path: "/api/sources/{id}", summary: "Change a source everywhere it is cited"},
		func(ctx context.Context, in *savingSource) (*answer[annotate.Source], error) {
			return reply(a.SaveSource(ctx, in.ID, in.Article, in.Body.Apply))
		})

	add(h, "delete-source", route{method: http.MethodDelete, path: "/api/sources/{id}", summary: "Delete a source that nothing cites"},
		func(ctx context.Context, in *byID) (*empty, error) { return nil, a.DeleteSource(ctx, in.ID) })
}
