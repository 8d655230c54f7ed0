package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/app"
)

func registerPreferences(h huma.API, a *app.App) {
	add(h, "get-preferences", route{method: http.MethodGet, path: "/api/preferences", summary: "How the person at this machine wants Tickmark to be"},
		func(context.Context, *empty) (*answer[app.Preferences], error) { return reply(a.Preferences(), nil) })

	type changing struct{ Body Patch[app.Preferences] }
	add(h, "change-preferences", route{method: http.MethodPatch, path: "/api/preferences", summary: "Change some preferences"},
		func(_ context.Context, in *changing) (*answer[app.Preferences], error) {
			return reply(a.ChangePreferences(func(p *app.Preferences) error {
				// Where files are written is chosen in a native dialog; a page names no paths. The key
				// comes with a passphrase.
				folder, key := p.BackupFolder, p.BackupKey
				err := in.Body.Apply(p)
				p.BackupFolder, p.BackupKey = folder, key
				return err
			}))
		})
}
