package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

// step is an undo or redo that was carried out, and what can come next.
type step struct {
	Action annotate.Action `json:"action"`
	app.History
}

// actionList is the recent history of an article or of the library.
type actionList struct {
	Actions []annotate.Action `json:"actions"`
	app.History
}

// changeList is the recent history of a record.
type changeList struct {
	Changes []annotate.Change `json:"changes"`
}

func registerHistory(h huma.API, a *app.App) {
	type historyScope struct {
		Body struct {
			ArticleID string `json:"articleId" doc:"Empty for the library's own history"`
		}
	}
	take := func(run func(context.Context, string) (annotate.Action, error)) func(context.Context, *historyScope) (*answer[step], error) {
		return func(ctx context.Context, in *historyScope) (*answer[step], error) {
			action, err := run(ctx, in.Body.ArticleID)
			if err != nil {
				return nil, err
			}
			history, err := a.History(ctx, in.Body.ArticleID)
			return reply(step{action, history}, err)
		}
	}
	add(h, "undo", route{method: http.MethodPost, path: "/api/undo", summary: "Take back the newest action"}, take(a.Undo))
	add(h, "redo", route{method: http.MethodPost, path: "/api/redo", summary: "Carry out again what was undone"}, take(a.Redo))

	type query struct {
		Article string `query:"article" doc:"Empty for the library's own history"`
		Limit   int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
	}
	add(h, "list-actions", route{method: http.MethodGet, path: "/api/actions", summary: "What was done, the newest first"},
		func(ctx context.Context, in *query) (*answer[actionList], error) {
			actions, err := a.Actions(ctx, in.Article, in.Limit)
			if err != nil {
				return nil, err
			}
			history, err := a.History(ctx, in.Article)
			return reply(actionList{actions, history}, err)
		})

	type record struct {
		ID    string `path:"id"`
		Limit int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
	}
	add(h, "list-changes", route{method: http.MethodGet, path: "/api/records/{id}/changes", summary: "The changes of one record, the newest first"},
		func(ctx context.Context, in *record) (*answer[changeList], error) {
			changes, err := a.Changes(ctx, in.ID, in.Limit)
			return reply(changeList{changes}, err)
		})
}
