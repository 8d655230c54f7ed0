package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/app"
	"tickmark/app/sealed"
)

// registerCheckFiles registers what puts the claims of a file on an article.
func registerCheckFiles(h huma.API, a *app.App) {
	type receiving struct {
		Name string `query:"name" doc:"The file's name"`
		upload
	}
	add(h, "receive-check", route{method: http.MethodPost, path: "/api/checks", summary: "Take in a file with claims, which can then be applied to an article: a dossier, W3C annotations or ClaimReviews, perhaps sealed", status: http.StatusCreated, body: bytesBody},
		func(_ context.Context, in *receiving) (*answer[app.OfferedCheck], error) {
			offered, err := a.OfferCheck(in.Name, in.content)
			in.drainAfter(err)
			return reply(offered, err)
		})

	type applying struct {
		ID    string `path:"id"`
		Check string `path:"check" doc:"The identifier of the file that was taken in"`
		Body  withPassphrase
	}
	add(h, "apply-check", route{method: http.MethodPost, path: "/api/articles/{id}/checks/{check}", summary: "Put the claims of a file on the article: all of them, or none if one does not fit"},
		func(ctx context.Context, in *applying) (*answer[app.Applied], error) {
			return reply(a.ApplyOffered(ctx, in.ID, in.Check, sealed.NewPassphrase(in.Body.Passphrase)))
		})
}
