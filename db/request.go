package db

import (
	"context"
	"fmt"
	"net/url"

	"tickmark/annotate"
)

// NoteRequest notes that a request is about to be made, and when. It is no change of the
// library that could be taken back, so the history does not have it.
func (d *DB) NoteRequest(ctx context.Context, r annotate.Request) error {
	return d.write(ctx, func(tx *Tx) error {
		_, err := tx.q.ExecContext(ctx, "INSERT INTO requests (id, made_at, person, purpose, about_id, url, answer, bytes) VALUES (?, ?, ?, ?, ?, ?, '', 0)",
			r.ID, millis(tx.now), r.Person, r.Purpose, r.AboutID, r.URL)
		if err != nil {
			return fmt.Errorf("note a request: %w", err)
		}
		return nil
	})
}

// NoteAnswer notes what came of a request.
func (d *DB) NoteAnswer(ctx context.Context, id, answer string, bytes int64) error {
	return d.write(ctx, func(tx *Tx) error {
		if _, err := tx.q.ExecContext(ctx, "UPDATE requests SET answer = ?, bytes = ? WHERE id = ?", answer, bytes, id); err != nil {
			return fmt.Errorf("note the answer to a request: %w", err)
		}
		return nil
	})
}

// siteOf returns the address without what stands behind its host.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Scheme + "://" + u.Host + "/…"
}

// Requests returns a part of the requests that were made, the newest first, and how
// many there are in all. Of what was asked for a confidential source it tells the
// site alone, which has to be told: it was asked.
func (r Reader) Requests(ctx context.Context, limit, offset int) (requests []annotate.Request, total int, err error) {
	err = r.view(ctx, func(q queryer) error {
		if err := q.QueryRowContext(ctx, "SELECT count(*) FROM requests").Scan(&total); err != nil {
			return err
		}
		requests, err = query(ctx, q, func(row scanner) (one annotate.Request, err error) {
			confidential := false
			err = row.Scan(&one.ID, moment{&one.At}, &one.Person, &one.Purpose, &one.AboutID, &one.About, &one.URL, &confidential, &one.Answer, &one.Bytes)
			if confidential {
				one.URL = siteOf(one.URL)
			}
			return one, err
		}, `SELECT r.id, r.made_at, r.person, r.purpose, r.about_id, coalesce(a.title, `+sourceName+`, ''), r.url, coalesce(s.confidential, 0), r.answer, r.bytes
			FROM requests r LEFT JOIN articles a ON a.id = r.about_id LEFT JOIN sources s ON s.id = r.about_id
			ORDER BY r.made_at DESC, r.id DESC LIMIT ? OFFSET ?`, limit, offset)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("list the requests: %w", err)
	}
	return requests, total, nil
}
