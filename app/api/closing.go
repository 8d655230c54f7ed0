package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
	"tickmark/annotate/closing"
	"tickmark/app"
)

// houseProfile is the newsroom's own profile, with all that is needed to edit it.
type houseProfile struct {
	closing.Demands
	Defaults closing.Demands `json:"defaults" doc:"Those of a new library"`
	Rules    []closing.Rule  `json:"rules" doc:"Every rule, in the order of work"`
}

func registerClosing(h huma.API, a *app.App) {
	add(h, "get-closing", route{method: http.MethodGet, path: "/api/articles/{id}/closing", summary: "What still speaks against closing the check"},
		func(ctx context.Context, in *byID) (*answer[closing.Closing], error) {
			return reply(a.Closing(ctx, in.ID))
		})

	type waiving struct {
		ID   string `path:"id"`
		Rule string `path:"rule"`
		Body struct {
			Reason   string   `json:"reason" maxLength:"10000"`
			Findings []string `json:"findings" doc:"Keys of the findings that the person saw; the waiver is refused if there are others"`
		}
	}
	add(h, "waive-rule", route{method: http.MethodPut, path: "/api/articles/{id}/waivers/{rule}", summary: "Accept what a closing rule finds, with a reason"},
		func(ctx context.Context, in *waiving) (*answer[closing.Closing], error) {
			return reply(a.Waive(ctx, in.ID, app.Waiving{Rule: in.Rule, Reason: in.Body.Reason, Findings: in.Body.Findings}))
		})

	type waiver struct {
		ID   string `path:"id"`
		Rule string `path:"rule"`
	}
	add(h, "unwaive-rule", route{method: http.MethodDelete, path: "/api/articles/{id}/waivers/{rule}", summary: "Take a waiver back", status: http.StatusOK},
		func(ctx context.Context, in *waiver) (*answer[closing.Closing], error) {
			return reply(a.Unwaive(ctx, in.ID, in.Rule))
		})

	type signingOff struct {
		ID   string `path:"id"`
		Body struct {
			Role annotate.SignOffRole `json:"role" enum:"check,secondRead,legal"`
			Note string               `json:"note" maxLength:"10000" doc:"For the file"`
		}
	}
	add(h, "sign-off", route{method: http.MethodPost, path: "/api/articles/{id}/sign-offs", summary: "Stand for the check as it is now"},
		func(ctx context.Context, in *signingOff) (*answer[closing.Closing], error) {
			return reply(a.SignOff(ctx, in.ID, in.Body.Role, in.Body.Note))
		})

	type signOff struct {
		ID      string `path:"id"`
		SignOff string `path:"signOff"`
	}
	add(h, "withdraw-sign-off", route{method: http.MethodDelete, path: "/api/articles/{id}/sign-offs/{signOff}", summary: "Take a sign-off back", status: http.StatusOK},
		func(ctx context.Context, in *signOff) (*answer[closing.Closing], error) {
			return reply(a.WithdrawSignOff(ctx, in.ID, in.SignOff))
		})

	describe := func(demands closing.Demands, err error) (*answer[houseProfile], error) {
		return reply(houseProfile{demands, closing.DefaultDemands(), closing.Rules()}, err)
	}
	add(h, "get-house-rules", route{method: http.MethodGet, path: "/api/profiles/house", summary: "The closing rules of the newsroom"},
		func(ctx context.Context, _ *empty) (*answer[houseProfile], error) {
			return describe(a.HouseProfile(ctx))
		})

	type saving struct{ Body closing.Demands }
	add(h, "save-house-rules", route{method: http.MethodPut, path: "/api/profiles/house", summary: "Set the closing rules of the newsroom"},
		func(ctx context.Context, in *saving) (*answer[houseProfile], error) {
			return describe(a.SaveHouseProfile(ctx, in.Body))
		})
}
