package api

import (
	"context"
	"mime"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

// articleList is a part of the library's list.
type articleList struct {
	Articles []annotate.ArticleSummary `json:"articles"`
	Total    int                       `json:"total" doc:"How many there are in all"`
}

// download is a file.
type download struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

func attachment(name, mediaType string, content []byte) *download {
	return &download{mediaType, mime.FormatMediaType("attachment", map[string]string{"filename": name}), content}
}

// WebAddress is where somebody wants a document from.
type WebAddress struct {
	URL   string        `json:"url" doc:"http or https"`
	Allow app.Allowance `json:"allow,omitempty" enum:"once,site" doc:"What the person has just allowed; without it, only a site that was allowed for good is asked"`
}

func registerArticles(h huma.API, a *app.App) {
	type query struct {
		Search     string `query:"q" doc:"Words that occur in the article"`
		Unfinished bool   `query:"unfinished" doc:"Only articles in which a sentence is not done, or a claim not in a final status"`
		Sort       string `query:"sort" enum:"updated,title,created" default:"updated"`
		Limit      int    `query:"limit" minimum:"1" maximum:"500" default:"100"`
		Offset     int    `query:"offset" minimum:"0"`
	}
	add(h, "list-articles", route{method: http.MethodGet, path: "/api/articles", summary: "List or search the library"},
		func(ctx context.Context, in *query) (*answer[articleList], error) {
			articles, total, err := a.Articles(ctx, app.ArticleQuery{
				Search: in.Search, Unfinished: in.Unfinished, Sort: in.Sort, Limit: in.Limit, Offset: in.Offset,
			})
			return reply(articleList{articles, total}, err)
		})

	registerImports(h, a)

	add(h, "get-desk", route{method: http.MethodGet, path: "/api/articles/{id}", summary: "An article with all that is needed to work on it"},
		func(ctx context.Context, in *byID) (*answer[app.Desk], error) { return reply(a.Desk(ctx, in.ID)) })

	add(h, "save-article", route{method: http.MethodPatch, path: "/api/articles/{id}", summary: "Change what is known about an article"},
		func(ctx context.Context, in *patchByID[annotate.ArticleFields]) (*answer[annotate.Article], error) {
			return reply(a.SaveArticle(ctx, in.ID, in.Body.Apply))
		})

	add(h, "delete-article", route{method: http.MethodDelete, path: "/api/articles/{id}", summary: "Delete an article with its claims"},
		func(ctx context.Context, in *byID) (*empty, error) { return nil, a.DeleteArticle(ctx, in.ID) })

	add(h, "get-original", route{method: http.MethodGet, path: "/api/articles/{id}/original", summary: "The bytes that the text was read from"},
		func(ctx context.Context, in *byID) (*download, error) {
			name, content, err := a.Original(ctx, in.ID)
			if err != nil {
				return nil, err
			}
			// Never a type that a browser would show: it is foreign content.
			return attachment(name, "application/octet-stream", content), nil
		})
}

func registerImports(h huma.API, a *app.App) {
	type importingText struct {
		Again bool `query:"again" doc:"Import a text that is already there"`
		Body  struct {
			Text   string                        `json:"text"`
			Format string                        `json:"format" enum:"auto,text,markdown,html" default:"auto" required:"false"`
			Fields Patch[annotate.ArticleFields] `json:"fields,omitempty"`
		}
	}
	add(h, "import-text", route{method: http.MethodPost, path: "/api/articles", summary: "Import a pasted article"},
		func(ctx context.Context, in *importingText) (*answer[app.Outcome], error) {
			intake := app.Intake{Bytes: []byte(in.Body.Text), Again: in.Again}
			if in.Body.Format != "auto" {
				intake.Format = app.InputFormat(in.Body.Format)
			}
			if err := in.Body.Fields.Apply(&intake.Fields); err != nil {
				return nil, err
			}
			return reply(a.Import(ctx, intake))
		})

	type file struct {
		Name    string               `query:"name" doc:"The file's name"`
		Kind    annotate.ArticleKind `query:"kind" enum:"published,draft" default:"published" doc:"Which kind of check it comes in for"`
		Again   bool                 `query:"again" doc:"Import a text that is already there"`
		RawBody []byte               `contentType:"application/octet-stream"`
	}
	add(h, "import-file", route{method: http.MethodPost, path: "/api/articles/file", summary: "Import a file", mayBeEmpty: true},
		func(ctx context.Context, in *file) (*answer[app.Outcome], error) {
			// Huma uses its buffer again, while a parser that was given up may still be reading.
			fields := annotate.ArticleFields{Kind: in.Kind}
			return reply(a.Import(ctx, app.Intake{Name: in.Name, Bytes: slices.Clone(in.RawBody), Fields: fields, Again: in.Again}))
		})

	type importingURL struct {
		Again bool `query:"again" doc:"Import a text that is already there"`
		Body  struct {
			WebAddress
			Fields Patch[annotate.ArticleFields] `json:"fields,omitempty"`
		}
	}
	add(h, "import-url", route{method: http.MethodPost, path: "/api/articles/url", summary: "Import an article as its server sends it"},
		func(ctx context.Context, in *importingURL) (*answer[app.Outcome], error) {
			intake := app.Intake{Again: in.Again}
			if err := in.Body.Fields.Apply(&intake.Fields); err != nil {
				return nil, err
			}
			return reply(a.ImportURL(ctx, in.Body.URL, in.Body.Allow, intake))
		})

	add(h, "import-sample", route{method: http.MethodPost, path: "/api/articles/sample", summary: "Import the sample article with its check"},
		func(ctx context.Context, _ *empty) (*answer[app.Outcome], error) { return reply(a.ImportSample(ctx)) })
}
