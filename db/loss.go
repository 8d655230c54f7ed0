package db

import (
	"context"
	"database/sql"
	"fmt"

	"tickmark/annotate"
)

// PutLoss inserts or updates a place of a claim that a version does not have.
func (tx *Tx) PutLoss(l annotate.Loss) error {
	return tx.put(losses, l.ID, l.ClaimID, l.VersionID, orNothing(l.PassageID), orNothing(l.RegionID), l.ParkedBy, orNull(l.ParkedAt))
}

// DeleteLoss deletes a loss, or returns a NotFound error.
func (tx *Tx) DeleteLoss(id string) error { return tx.deleteOne(losses, id) }

func (s claimScope) addLosses(ctx context.Context, q queryer, to []annotate.Claim) error {
	index := byID(to)
	_, err := query(ctx, q, func(row scanner) (struct{}, error) {
		var l annotate.Loss
		var parked sql.NullInt64
		err := row.Scan(&l.ID, &l.ClaimID, &l.VersionID, &l.PassageID, &l.RegionID, &l.Seq, &l.Quote.Exact, &l.Quote.Prefix, &l.Quote.Suffix,
			&l.ParkedBy, &parked)
		l.ParkedAt = ifSet(parked)
		if c := index[l.ClaimID]; c != nil {
			c.Lost = append(c.Lost, l)
		}
		return struct{}{}, err
	}, `SELECT l.id, l.claim_id, l.version_id, coalesce(l.passage_id, ''), coalesce(l.region_id, ''), v.seq,
		coalesce(p.exact, r.name, ''), coalesce(p.prefix, ''), coalesce(p.suffix, ''), l.parked_by, l.parked_at
		FROM claims c JOIN articles a ON a.id = c.article_id JOIN losses l ON l.claim_id = c.id AND l.version_id = `+s.version+`
		LEFT JOIN passages p ON p.id = l.passage_id LEFT JOIN regions r ON r.id = l.region_id
		JOIN versions v ON v.id = coalesce(p.version_id, r.version_id)
		WHERE `+s.condition+" ORDER BY v.seq, coalesce(p.start, r.start), l.id", s.arg)
	return err
}

// revisions returns what later versions of an article's text did to words of its
// claims. A change or loss in an earlier version that nobody decided about is left
// out: the next version was held against the words before it.
func (r Reader) revisions(ctx context.Context, articleID string) ([]annotate.Revision, error) {
	found, err := query(ctx, r.q, func(row scanner) (v annotate.Revision, err error) {
		err = row.Scan(&v.Seq, moment{&v.At}, &v.ClaimID, &v.Before, &v.After, &v.Waits)
		return v, err
	}, `SELECT seq, captured_at, claim_id, was, now, waits FROM (
		SELECT v.seq, v.captured_at, p.claim_id, w.exact AS was, p.exact AS now, p.decision = '' AS waits, p.start, a.version_id = v.id AS is_current
		FROM articles a JOIN versions v ON v.article_id = a.id JOIN passages p ON p.version_id = v.id JOIN passages w ON w.id = p.from_id
		WHERE a.id = ?1 AND p.anchor = 'changed'
		UNION ALL
		SELECT min(v.seq), v.captured_at, l.claim_id, w.exact, '', max(l.parked_at IS NULL), w.start, max(a.version_id = v.id)
		FROM articles a JOIN versions v ON v.article_id = a.id JOIN losses l ON l.version_id = v.id JOIN passages w ON w.id = l.passage_id
		WHERE a.id = ?1 AND (l.parked_at IS NOT NULL OR v.id = a.version_id) GROUP BY l.passage_id)
		WHERE is_current OR NOT waits ORDER BY seq, start, claim_id`, articleID)
	if err != nil {
		return nil, fmt.Errorf("read what changed in article %s: %w", articleID, err)
	}
	return found, nil
}
