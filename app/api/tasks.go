package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/app"
)

// following asks how far work in the background has come.
type following struct {
	ID   string `path:"id"`
	Wait int    `query:"wait" minimum:"0" maximum:"20000" doc:"How long to wait for news, in milliseconds"`
}

func registerTasks(h huma.API, a *app.App) {
	add(h, "get-task", route{method: http.MethodGet, path: "/api/tasks/{id}", summary: "How far long work on the library has come"},
		func(ctx context.Context, in *following) (*answer[app.Task], error) {
			return reply(a.Task(ctx, in.ID, time.Duration(in.Wait)*time.Millisecond))
		})

	add(h, "cancel-task", route{method: http.MethodDelete, path: "/api/tasks/{id}", summary: "Stop long work on the library"},
		func(_ context.Context, in *byID) (*empty, error) { return nil, a.CancelTask(in.ID) })
}
