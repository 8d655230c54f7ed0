package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

func registerClaims(h huma.API, a *app.App) {
	type markingClaim struct {
		ID   string `path:"id"`
		Body struct {
			ID      string                      `json:"id,omitempty" format:"uuid" doc:"By which the claim is to be known; a new one if it is left out"`
			Spans   []annotate.Span             `json:"spans,omitempty" doc:"The claim's words in the article's text; one passage a span"`
			Regions []app.PictureRegion         `json:"regions,omitempty" doc:"The parts of the article's pictures that it is made in"`
			Fields  Patch[annotate.ClaimFields] `json:"fields,omitempty"`
		}
	}
	add(h, "mark-claim", route{method: http.MethodPost, path: "/api/articles/{id}/claims", summary: "Mark words, or a region of a picture, as a claim", status: http.StatusCreated},
		func(ctx context.Context, in *markingClaim) (*answer[annotate.Claim], error) {
			var fields annotate.ClaimFields
			if err := in.Body.Fields.Apply(&fields); err != nil {
				return nil, err
			}
			return reply(a.MarkClaim(ctx, in.ID, in.Body.ID, app.Marking{Spans: in.Body.Spans, Regions: in.Body.Regions}, fields))
		})

	add(h, "get-claim", route{method: http.MethodGet, path: "/api/claims/{id}", summary: "A whole claim"},
		func(ctx context.Context, in *byID) (*answer[annotate.Claim], error) {
			return reply(a.Claim(ctx, in.ID))
		})

	add(h, "save-claim", route{method: http.MethodPatch, path: "/api/claims/{id}", summary: "Change the fields of a claim"},
		func(ctx context.Context, in *patchByID[annotate.ClaimFields]) (*answer[annotate.Claim], error) {
			return reply(a.SaveClaim(ctx, in.ID, in.Body.Apply))
		})

	add(h, "delete-claim", route{method: http.MethodDelete, path: "/api/claims/{id}", summary: "Delete a claim with its verdicts and evidence"},
		func(ctx context.Context, in *byID) (*empty, error) { return nil, a.DeleteClaim(ctx, in.ID) })

	type verdict struct {
		ID   string `path:"id"`
		Body annotate.VerdictFields
	}
	add(h, "save-verdict", route{method: http.MethodPut, path: "/api/claims/{id}/verdict", summary: "Give a verdict, or reword its reasons"},
		func(ctx context.Context, in *verdict) (*answer[annotate.Claim], error) {
			return reply(a.SaveVerdict(ctx, in.ID, in.Body))
		})

	add(h, "withdraw-verdict", route{method: http.MethodDelete, path: "/api/claims/{id}/verdict", summary: "Withdraw the verdict; it is kept among the earlier ones"},
		func(ctx context.Context, in *byID) (*answer[annotate.Claim], error) {
			return reply(a.WithdrawVerdict(ctx, in.ID))
		})
}
