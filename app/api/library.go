package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

// library is the open library as seen through one door.
type library struct {
	app.Library
	Desktop bool `json:"desktop" doc:"Whether the routes under /desktop/ exist: native dialogs, opening files"`
}

// vocabulary is every closed list of the domain with its names and looks, so
// that no other part of the program repeats it.
type vocabulary struct {
	Statuses       []annotate.StatusInfo     `json:"statuses"`
	Tones          []annotate.ToneInfo       `json:"tones"`
	Glyphs         []annotate.GlyphInfo      `json:"glyphs"`
	ClaimKinds     []annotate.Term           `json:"claimKinds"`
	Priorities     []annotate.Term           `json:"priorities"`
	Stances        []annotate.Term           `json:"stances"`
	LocatorKinds   []annotate.Term           `json:"locatorKinds"`
	SourceClasses  []annotate.Term           `json:"sourceClasses"`
	SourceTypes    []annotate.SourceTypeInfo `json:"sourceTypes" doc:"What sort of thing a source can be, and which of its fields count then"`
	AsideKinds     []annotate.Term           `json:"asideKinds"`
	Addressees     []annotate.Term           `json:"addressees"`
	Checklists     []annotate.Checklist      `json:"checklists"`
	Profiles       []annotate.Term           `json:"profiles"`
	Kinds          []app.ReportKindInfo      `json:"reportKinds" doc:"What a report can be for"`
	CitationStyles []annotate.Term           `json:"citationStyles" doc:"How reports can cite sources"`
	Images         string                    `json:"images" doc:"Where an element of the page loads a picture of a text from, with its SHA-256 in place of {hash}; it holds good while the program runs"`
	ArticleEndings []string                  `json:"articleEndings" doc:"How the names of the files end that articles can be read from, with the dot"`
	Languages      []annotate.Term           `json:"reportLanguages" doc:"Those that a report's own words can be in, by tag (BCP 47) and own name"`
}

func registerLibrary(h huma.API, a *app.App, m *media, o Options) {
	describe := func(ctx context.Context) (*answer[library], error) {
		l, err := a.Library(ctx)
		return reply(library{l, o.Desktop}, err)
	}
	add(h, "get-library", route{method: http.MethodGet, path: "/api/library", summary: "The open library"},
		func(ctx context.Context, _ *empty) (*answer[library], error) { return describe(ctx) })

	add(h, "verify-library", route{method: http.MethodPost, path: "/api/library/verify", summary: "Begin to hold everything that the library keeps against its hash", status: http.StatusAccepted},
		func(ctx context.Context, _ *empty) (*answer[app.Task], error) {
			return reply(a.StartVerification(ctx), nil)
		})

	type settingPerson struct {
		Body struct {
			Person string `json:"person" maxLength:"200"`
		}
	}
	add(h, "set-person", route{method: http.MethodPatch, path: "/api/library", summary: "Say who is at work"},
		func(ctx context.Context, in *settingPerson) (*answer[library], error) {
			if err := a.SetPerson(ctx, in.Body.Person); err != nil {
				return nil, err
			}
			return describe(ctx)
		})

	add(h, "get-vocabulary", route{method: http.MethodGet, path: "/api/vocabulary", summary: "The closed lists of the domain"},
		func(context.Context, *empty) (*answer[vocabulary], error) {
			return reply(vocabulary{
				annotate.Statuses(), annotate.Tones(), annotate.Glyphs(), annotate.ClaimKinds(), annotate.Priorities(),
				annotate.Stances(), annotate.LocatorKinds(), annotate.SourceClasses(), annotate.SourceTypes(),
				annotate.AsideKinds(), annotate.Addressees(), annotate.Checklists(), annotate.Profiles(), app.ReportKinds(), app.CitationStyles(), m.images(), app.ArticleEndings(), app.ReportLanguages(),
			}, nil)
		})
}
