package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/annotate/likeness"
	"tickmark/app"
)

func registerEvidence(h huma.API, a *app.App) {
	type addingEvidence struct {
		ID   string `path:"id"`
		Body struct {
			SourceID   string                         `json:"sourceId,omitempty" doc:"A source that the library has"`
			Source     *annotate.SourceFields         `json:"source,omitempty" doc:"Or a new one"`
			SnapshotID string                         `json:"snapshotId,omitempty" doc:"The copy of the source that it is taken from; quotation, locator and day of access then come from there"`
			Place      *annotate.Selector             `json:"place,omitempty" doc:"Where in that copy; the quote in it is not read"`
			Evidence   Patch[annotate.EvidenceFields] `json:"evidence,omitempty"`
		}
	}
	add(h, "add-evidence", route{method: http.MethodPost, path: "/api/claims/{id}/evidence", summary: "Tie a claim to a source", status: http.StatusCreated},
		func(ctx context.Context, in *addingEvidence) (*answer[annotate.Evidence], error) {
			n := app.NewEvidence{SourceID: in.Body.SourceID, Source: in.Body.Source, SnapshotID: in.Body.SnapshotID, Place: in.Body.Place}
			if err := in.Body.Evidence.Apply(&n.Fields); err != nil {
				return nil, err
			}
			return reply(a.AddEvidence(ctx, in.ID, n))
		})

	add(h, "get-comparison", route{method: http.MethodGet, path: "/api/claims/{id}/comparison", summary: "A claim beside its evidence: what of the one the other has"},
		func(ctx context.Context, in *byID) (*answer[likeness.Comparison], error) {
			return reply(a.Comparison(ctx, in.ID))
		})

	add(h, "save-evidence", route{method: http.MethodPatch, path: "/api/evidence/{id}", summary: "Change the fields of a piece of evidence"},
		func(ctx context.Context, in *patchByID[annotate.EvidenceFields]) (*answer[annotate.Evidence], error) {
			return reply(a.SaveEvidence(ctx, in.ID, in.Body.Apply))
		})

	add(h, "delete-evidence", route{method: http.MethodDelete, path: "/api/evidence/{id}", summary: "Untie a claim from a source"},
		func(ctx context.Context, in *byID) (*empty, error) { return nil, a.DeleteEvidence(ctx, in.ID) })
}
