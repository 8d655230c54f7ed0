package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

// requestList is a part of the requests.
type requestList struct {
	Requests []annotate.Request `json:"requests" doc:"The newest first"`
	Total    int                `json:"total" doc:"How many there are in all"`
}

func registerRequests(h huma.API, a *app.App) {
	type query struct {
		Limit  int `query:"limit" minimum:"1" maximum:"500" default:"100"`
		Offset int `query:"offset" minimum:"0"`
	}
	add(h, "list-requests", route{method: http.MethodGet, path: "/api/requests", summary: "The requests that were made on the network"},
		func(ctx context.Context, in *query) (*answer[requestList], error) {
			requests, total, err := a.Requests(ctx, in.Limit, in.Offset)
			return reply(requestList{requests, total}, err)
		})
}
