package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tickmark/annotate"
)

// Problem is an error answer after RFC 9457 (application/problem+json).
type Problem struct {
	Title  string `json:"title" doc:"The HTTP status in words"`
	Status int    `json:"status" doc:"The HTTP status"`
	Detail string `json:"detail" doc:"What is wrong and what to do, for the person at the screen"`
	Code   string `json:"code" doc:"invalid, not_found, conflict, too_large, unsupported, unavailable, or internal for a fault of the program"`
}

var _ huma.StatusError = (*Problem)(nil)

// Error returns the detail.
func (p *Problem) Error() string { return p.Detail }

// GetStatus returns the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType returns the media type of problems where JSON was asked for.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// internal is the code of a fault of ours.
const internal = "internal"

var statusOf = map[annotate.Code]int{
	annotate.Invalid:     http.StatusUnprocessableEntity,
	annotate.NotFound:    http.StatusNotFound,
	annotate.Conflict:    http.StatusConflict,
	annotate.TooLarge:    http.StatusRequestEntityTooLarge,
	annotate.Unsupported: http.StatusUnsupportedMediaType,
	annotate.Unavailable: http.StatusServiceUnavailable,
}

// NewProblem makes the problem for an HTTP status. Huma reports what does not
// fit a schema as errs.
func NewProblem(status int, message string, errs ...error) *Problem {
	code := internal
	if status < http.StatusInternalServerError {
		code = string(annotate.Invalid)
	}
	for c, s := range statusOf {
		if s == status {
			code = string(c)
		}
	}
	details := make([]string, 0, len(errs))
	for _, err := range errs {
		if err != nil {
			details = append(details, err.Error())
		}
	}
	if len(details) > 0 {
		message = strings.Join(details, "; ")
	}
	return &Problem{Title: http.StatusText(status), Status: status, Detail: message, Code: code}
}

// ProblemOf turns an error of a use case into a problem. What a person cannot
// act on is logged, with the operation's name, and not shown.
func ProblemOf(ctx context.Context, operation string, err error) *Problem {
	if p, ok := errors.AsType[*Problem](err); ok {
		return p
	}
	code := annotate.CodeOf(err)
	if status, ok := statusOf[code]; ok {
		return NewProblem(status, err.Error())
	}
	if ctx.Err() != nil {
		return NewProblem(http.StatusServiceUnavailable, "The request was given up.")
	}
	logFault(ctx, operation, err)
	return NewProblem(http.StatusInternalServerError, "Something went wrong inside Tickmark, and nothing was changed. Try again; if it happens again, the log says more.")
}

// Write answers with the problem, outside of Huma's operations.
func (p *Problem) Write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	// The connection may be gone; there is nobody left to tell.
	_ = json.NewEncoder(w).Encode(p)
}
