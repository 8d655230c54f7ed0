package app

import (
	"context"
	"log/slog"

	"tickmark/annotate"
	"tickmark/app/capture"
)

// requestLog notes the requests that are made for a purpose. A request that cannot be
// noted is not made.
func (a *App) requestLog(purpose annotate.RequestPurpose, aboutID string) capture.Log {
	return func(ctx context.Context, url string) (func(string, int64), error) {
		person, err := a.person(ctx)
		if err != nil {
			return nil, err
		}
		id := annotate.NewID()
		if err := a.db.NoteRequest(ctx, annotate.Request{ID: id, Person: person, Purpose: purpose, AboutID: aboutID, URL: url}); err != nil {
			return nil, err
		}
		return func(answer string, bytes int64) {
			// Also what was stopped is noted.
			if err := a.db.NoteAnswer(context.WithoutCancel(ctx), id, answer, bytes); err != nil {
				slog.WarnContext(ctx, "note the answer to a request", "error", err)
			}
		}, nil
	}
}

// Requests returns a part of the requests that were ever made on the network for this
// library, the newest first, and how many there are in all.
func (a *App) Requests(ctx context.Context, limit, offset int) ([]annotate.Request, int, error) {
	return a.db.Requests(ctx, limit, offset)
}
