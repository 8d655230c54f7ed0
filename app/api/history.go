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

	type subject struct {
		Of     app.Subject `query:"of" required:"true" enum:"claim,source,details,scale,article,settings,library" doc:"What the history is of; details are an article’s own fields"`
		ID     string      `query:"id" doc:"Of the claim, source or article, or of all versions of the scale; empty for settings and library"`
		Person string      `query:"person" doc:"Only what this person has done"`
		Before int64       `query:"before" minimum:"0" doc:"Only what came before the entry with this number"`
		Limit  int         `query:"limit" minimum:"1" maximum:"100" default:"50"`
	}
	add(h, "get-history", route{method: http.MethodGet, path: "/api/history", summary: "Who changed what, field by field, the newest first"},
		func(ctx context.Context, in *subject) (*answer[app.HistoryPage], error) {
			return reply(a.RecordHistory(ctx, app.HistoryQuery{Of: in.Of, ID: in.ID, Person: in.Person, Before: in.Before, Limit: in.Limit}))
		})

	type puttingBack struct {
		Body struct {
			app.PutBack
			ArticleID string `json:"articleId" doc:"The article in whose history a change of a source belongs; empty for the library’s"`
		}
	}
	add(h, "put-back", route{method: http.MethodPost, path: "/api/history/put-back", summary: "Make a field, what was deleted, or a rating scale as it was before a change"},
		func(ctx context.Context, in *puttingBack) (*empty, error) {
			return nil, a.PutBack(ctx, in.Body.PutBack, in.Body.ArticleID)
		})
}
