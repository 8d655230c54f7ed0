package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/app"
)

func registerPassages(h huma.API, a *app.App) {
	type passage struct {
		ID   string `path:"id"`
		Body annotate.Span
	}
	add(h, "add-passage", route{method: http.MethodPost, path: "/api/claims/{id}/passages", summary: "Add words to a claim"},
		func(ctx context.Context, in *passage) (*answer[annotate.Claim], error) {
			return reply(a.AddPassage(ctx, in.ID, in.Body))
		})

	type passages struct {
		ID   string `path:"id"`
		Body struct {
			Spans []annotate.Span `json:"spans" minItems:"1" doc:"The words to move to; one passage a span"`
		}
	}
	add(h, "move-claim", route{method: http.MethodPut, path: "/api/claims/{id}/passages", summary: "Put a claim on other words"},
		func(ctx context.Context, in *passages) (*answer[annotate.Claim], error) {
			return reply(a.MoveClaim(ctx, in.ID, in.Body.Spans))
		})

	type resizing struct {
		ID      string `path:"id"`
		Passage string `path:"passage"`
		Body    annotate.Span
	}
	add(h, "resize-passage", route{method: http.MethodPut, path: "/api/claims/{id}/passages/{passage}", summary: "Give a passage other edges"},
		func(ctx context.Context, in *resizing) (*answer[annotate.Claim], error) {
			return reply(a.ResizePassage(ctx, in.ID, in.Passage, in.Body))
		})

	type passageOf struct {
		ID      string `path:"id"`
		Passage string `path:"passage"`
	}
	add(h, "remove-passage", route{method: http.MethodDelete, path: "/api/claims/{id}/passages/{passage}", summary: "Take words out of a claim"},
		func(ctx context.Context, in *passageOf) (*answer[annotate.Claim], error) {
			return reply(a.RemovePassage(ctx, in.ID, in.Passage))
		})

	type region struct {
		ID   string `path:"id"`
		Body app.PictureRegion
	}
	add(h, "add-region", route{method: http.MethodPost, path: "/api/claims/{id}/regions", summary: "Add a region of a picture to a claim"},
		func(ctx context.Context, in *region) (*answer[annotate.Claim], error) {
			return reply(a.AddRegion(ctx, in.ID, in.Body))
		})

	type resizingRegion struct {
		ID     string `path:"id"`
		Region string `path:"region"`
		Body   annotate.Region
	}
	add(h, "resize-region", route{method: http.MethodPut, path: "/api/claims/{id}/regions/{region}", summary: "Give a region other edges"},
		func(ctx context.Context, in *resizingRegion) (*answer[annotate.Claim], error) {
			return reply(a.ResizeRegion(ctx, in.ID, in.Region, in.Body))
		})

	type regionOf struct {
		ID     string `path:"id"`
		Region string `path:"region"`
	}
	add(h, "remove-region", route{method: http.MethodDelete, path: "/api/claims/{id}/regions/{region}", summary: "Take a region out of a claim"},
		func(ctx context.Context, in *regionOf) (*answer[annotate.Claim], error) {
			return reply(a.RemoveRegion(ctx, in.ID, in.Region))
		})

	add(h, "split-claim", route{method: http.MethodPost, path: "/api/claims/{id}/split", summary: "Make some of a claim's words a claim of their own"},
		func(ctx context.Context, in *passage) (*answer[app.ClaimChange], error) {
			return reply(a.SplitClaim(ctx, in.ID, in.Body))
		})

	type merging struct {
		ID   string `path:"id"`
		Body struct {
			ClaimID string `json:"claimId" doc:"The claim that is merged into this one"`
		}
	}
	add(h, "merge-claims", route{method: http.MethodPost, path: "/api/claims/{id}/merge", summary: "Make one claim of two"},
		func(ctx context.Context, in *merging) (*answer[app.ClaimChange], error) {
			return reply(a.MergeClaims(ctx, in.ID, in.Body.ClaimID))
		})
}
