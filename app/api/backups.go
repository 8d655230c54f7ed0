package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/app"
	"tickmark/app/sealed"
)

func registerBackups(h huma.API, a *app.App) {
	add(h, "list-backups", route{method: http.MethodGet, path: "/api/backups", summary: "The backups of the library"},
		func(ctx context.Context, _ *empty) (*answer[app.Backups], error) { return reply(a.Backups(ctx)) })

	add(h, "make-backup", route{method: http.MethodPost, path: "/api/backups", summary: "Begin to make a backup", status: http.StatusAccepted},
		func(ctx context.Context, _ *empty) (*answer[app.Task], error) { return reply(a.StartBackup(ctx), nil) })

	type sealing struct {
		Body struct {
			Passphrase string `json:"passphrase" doc:"The new one"`
			Old        string `json:"old,omitempty" doc:"The present one, if there is one"`
		}
	}
	add(h, "seal-backups", route{method: http.MethodPut, path: "/api/backups/passphrase", summary: "Seal backups with a passphrase from now on, or change it"},
		func(ctx context.Context, in *sealing) (*answer[app.Backups], error) {
			if err := a.SetBackupPassphrase(sealed.NewPassphrase(in.Body.Passphrase), sealed.NewPassphrase(in.Body.Old)); err != nil {
				return nil, err
			}
			return reply(a.Backups(ctx))
		})

	add(h, "unseal-backups", route{method: http.MethodDelete, path: "/api/backups/passphrase", summary: "Seal no more backups from now on"},
		func(context.Context, *empty) (*empty, error) { return nil, a.StopSealingBackups() })

	add(h, "delete-plain-backups", route{method: http.MethodDelete, path: "/api/backups/plain", summary: "Delete the backups that are not sealed, if the newest one is"},
		func(ctx context.Context, _ *empty) (*empty, error) { return nil, a.DeletePlainBackups(ctx) })
}
