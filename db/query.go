package db

import (
	"context"
	"database/sql"

	"tickmark/annotate"
)

// PutQuery inserts or updates a query about a claim.
func (tx *Tx) PutQuery(q annotate.Query) error {
	return tx.put(queries, q.ID, q.ClaimID, q.To, q.Question, q.Suggestion, q.Answer, q.AskedBy, millis(q.AskedAt), orNull(q.ClosedAt))
}

// DeleteQuery deletes a query, or returns a NotFound error.
func (tx *Tx) DeleteQuery(id string) error { return tx.deleteOne(queries, id) }

const queryColumns = "k.id, k.claim_id, k.addressee, k.question, k.suggestion, k.answer, k.asked_by, k.asked_at, k.closed_at"

// Query returns the query with the id.
func (r Reader) Query(ctx context.Context, id string) (annotate.Query, error) {
	return one(ctx, r.q, "query", scanQuery, "SELECT "+queryColumns+" FROM queries k WHERE k.id = ?", id)
}

func addQueries(ctx context.Context, q queryer, to []annotate.Claim, condition, arg string) error {
	all, err := query(ctx, q, scanQuery, "SELECT "+queryColumns+` FROM claims c JOIN queries k ON k.claim_id = c.id
		WHERE `+condition+" ORDER BY k.asked_at, k.id", arg)
	index := byID(to)
	for _, k := range all {
		if c := index[k.ClaimID]; c != nil {
			c.Queries = append(c.Queries, k)
		}
	}
	return err
}

func scanQuery(row scanner) (k annotate.Query, err error) {
	var closed sql.NullInt64
	err = row.Scan(&k.ID, &k.ClaimID, &k.To, &k.Question, &k.Suggestion, &k.Answer, &k.AskedBy, moment{&k.AskedAt}, &closed)
	k.ClosedAt = ifSet(closed)
	return k, err
}
