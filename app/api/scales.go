package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

// scaleList is the current version of every scale.
type scaleList struct {
	Scales []annotate.Scale `json:"scales"`
}

func registerScales(h huma.API, a *app.App) {
	add(h, "list-scales", route{method: http.MethodGet, path: "/api/scales", summary: "The rating scales"},
		func(ctx context.Context, _ *empty) (*answer[scaleList], error) {
			scales, err := a.Scales(ctx)
			return reply(scaleList{scales}, err)
		})

	type adding struct{ Body annotate.ScaleFields }
	add(h, "add-scale", route{method: http.MethodPost, path: "/api/scales", summary: "Make a rating scale", status: http.StatusCreated},
		func(ctx context.Context, in *adding) (*answer[annotate.Scale], error) {
			return reply(a.AddScale(ctx, in.Body))
		})

	type saving struct {
		ID   string `path:"id"`
		Body annotate.ScaleFields
	}
	add(h, "save-scale", route{method: http.MethodPut, path: "/api/scales/{id}", summary: "Make a new version of a rating scale; {id} is its scaleId"},
		func(ctx context.Context, in *saving) (*answer[annotate.Scale], error) {
			return reply(a.SaveScale(ctx, in.ID, in.Body))
		})

	add(h, "retire-scale", route{method: http.MethodDelete, path: "/api/scales/{id}", summary: "Take a rating scale out of use; {id} is its scaleId"},
		func(ctx context.Context, in *byID) (*empty, error) { return nil, a.RetireScale(ctx, in.ID) })
}
