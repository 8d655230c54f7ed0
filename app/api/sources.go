package api

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

// sourceList is a part of the library's sources.
type sourceList struct {
	Sources []annotate.Source `json:"sources"`
	Total   int               `json:"total" doc:"How many there are in all"`
}

// sourceGroups are sources that most likely are the same one.
type sourceGroups struct {
	Groups [][]annotate.Source `json:"groups"`
}

// WhichSources says which sources are meant. Huma looks into exported types only.
type WhichSources struct {
	Search       string               `query:"q" doc:"Words of titles, names, publication, numbers or notes"`
	Type         annotate.SourceType  `query:"type" doc:"A type of the vocabulary; any if it is left out"`
	Class        annotate.SourceClass `query:"class" enum:"primary,secondary,tertiary" doc:"Any if it is left out"`
	Confidential bool                 `query:"confidential" doc:"Only confidential sources"`
	Uncited      bool                 `query:"uncited" doc:"Only those that no evidence cites"`
}

func (w WhichSources) query() app.SourceQuery {
	return app.SourceQuery{Search: w.Search, Type: w.Type, Class: w.Class, Confidential: w.Confidential, Uncited: w.Uncited}
}

func registerSources(h huma.API, a *app.App) {
	type listing struct {
		WhichSources
		Sort   string `query:"sort" enum:"uses,added,title" default:"uses"`
		Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
		Offset int    `query:"offset" minimum:"0"`
	}
	add(h, "list-sources", route{method: http.MethodGet, path: "/api/sources", summary: "List or search the sources"},
		func(ctx context.Context, in *listing) (*answer[sourceList], error) {
			q := in.query()
			q.Sort, q.Limit, q.Offset = in.Sort, in.Limit, in.Offset
			sources, total, err := a.Sources(ctx, q)
			return reply(sourceList{sources, total}, err)
		})

	add(h, "get-source", route{method: http.MethodGet, path: "/api/sources/{id}", summary: "A source with its origins and what cites it"},
		func(ctx context.Context, in *byID) (*answer[app.SourceDetails], error) {
			return reply(a.Source(ctx, in.ID))
		})

	type adding struct{ Body annotate.SourceFields }
	add(h, "add-source", route{method: http.MethodPost, path: "/api/sources", summary: "Add a source", status: http.StatusCreated},
		func(ctx context.Context, in *adding) (*answer[annotate.Source], error) {
			return reply(a.AddSource(ctx, in.Body))
		})

	type savingSource struct {
		ID      string `path:"id"`
		Article string `query:"article" doc:"The article in whose history the change belongs"`
		Body    Patch[annotate.SourceFields]
	}
	add(h, "save-source", route{method: http.MethodPatch, path: "/api/sources/{id}", summary: "Change a source everywhere it is cited"},
		func(ctx context.Context, in *savingSource) (*answer[annotate.Source], error) {
			return reply(a.SaveSource(ctx, in.ID, in.Article, in.Body.Apply))
		})

	add(h, "delete-source", route{method: http.MethodDelete, path: "/api/sources/{id}", summary: "Delete a source that nothing cites"},
		func(ctx context.Context, in *byID) (*empty, error) { return nil, a.DeleteSource(ctx, in.ID) })

	add(h, "list-duplicates", route{method: http.MethodGet, path: "/api/sources/duplicates", summary: "Sources that most likely are the same one"},
		func(ctx context.Context, _ *empty) (*answer[sourceGroups], error) {
			groups, err := a.DuplicateSources(ctx)
			return reply(sourceGroups{groups}, err)
		})

	type mergingSources struct {
		ID   string `path:"id"`
		Body struct {
			Others []string              `json:"others" minItems:"1" doc:"Those that are merged into it, and then deleted"`
			Fields annotate.SourceFields `json:"fields" doc:"Of the source that remains"`
		}
	}
	add(h, "merge-sources", route{method: http.MethodPost, path: "/api/sources/{id}/merge", summary: "Make one source of several"},
		func(ctx context.Context, in *mergingSources) (*answer[annotate.Source], error) {
			return reply(a.MergeSources(ctx, in.ID, in.Body.Others, in.Body.Fields))
		})

	type importing struct {
		RawBody []byte `contentType:"application/octet-stream"`
	}
	add(h, "import-sources", route{method: http.MethodPost, path: "/api/sources/import", summary: "Begin to add the sources of a bibliography: CSL-JSON, BibTeX or RIS", status: http.StatusAccepted},
		func(ctx context.Context, in *importing) (*answer[app.Task], error) {
			// Huma uses its buffer again, while the task is still reading.
			return reply(a.StartSourceImport(ctx, io.NopCloser(bytes.NewReader(slices.Clone(in.RawBody)))), nil)
		})

	type exporting struct {
		WhichSources
		Format app.Format `query:"format" required:"true" enum:"csl,bib,ris"`
	}
	type bibliographyFile struct {
		Type        string `header:"Content-Type"`
		Disposition string `header:"Content-Disposition"`
		LeftOut     string `header:"X-Left-Out" doc:"How many confidential sources were left out"`
		Body        []byte
	}
	add(h, "export-sources", route{method: http.MethodGet, path: "/api/sources/export", summary: "Sources as a bibliography, without confidential ones"},
		func(ctx context.Context, in *exporting) (*bibliographyFile, error) {
			done, err := a.ExportSources(ctx, in.query(), in.Format)
			if err != nil {
				return nil, err
			}
			file := attachment("Sources."+in.Format.Ending(), "application/octet-stream", done.Content)
			return &bibliographyFile{file.Type, file.Disposition, strconv.Itoa(done.Confidential), file.Body}, nil
		})
}
