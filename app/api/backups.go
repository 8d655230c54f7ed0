package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/app"
)

func registerBackups(h huma.API, a *app.App) {
	add(h, "list-backups", route{method: http.MethodGet, path: "/api/backups", summary: "The backups of the library"},
		func(ctx context.Context, _ *empty) (*answer[app.Backups], error) { return reply(a.Backups(ctx)) })

	add(h, "make-backup", route{method: http.MethodPost, path: "/api/backups", summary: "Begin to make a backup", status: http.StatusAccepted},
		func(ctx context.Context, _ *empty) (*answer[app.Task], error) { return reply(a.StartBackup(ctx), nil) })
}
