package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/annotate/suggest"
	"tickmark/app"
)

// suggestionList is what rules find in a text.
type suggestionList struct {
	Suggestions []suggest.Suggestion `json:"suggestions" doc:"In the order of the text"`
}

func registerSuggestions(h huma.API, a *app.App) {
	add(h, "list-suggestions", route{method: http.MethodGet, path: "/api/articles/{id}/suggestions", summary: "Words that look like claims"},
		func(ctx context.Context, in *byID) (*answer[suggestionList], error) {
			found, err := a.Suggestions(ctx, in.ID)
			return reply(suggestionList{found}, err)
		})

	type dismissing struct {
		ID   string `path:"id"`
		Body annotate.Span
	}
	add(h, "dismiss-suggestion", route{method: http.MethodPost, path: "/api/articles/{id}/dismissals", summary: "Say that a suggestion is not wanted"},
		func(ctx context.Context, in *dismissing) (*empty, error) {
			return nil, a.DismissSuggestion(ctx, in.ID, in.Body)
		})
}
