package db

import (
	"context"
	"database/sql"

	"tickmark/annotate"
)

// PutVerdict inserts or updates a verdict. A claim has one verdict in force at
// most: the earlier one is put with its ReplacedAt before the new one.
func (tx *Tx) PutVerdict(v annotate.Verdict) error {
	return tx.put(verdicts, v.ID, v.ClaimID, v.ScaleVersionID, v.Level, v.Explanation, v.GivenBy, millis(v.GivenAt),
		millis(v.UpdatedAt), orNull(v.ReplacedAt))
}

// DeleteVerdict deletes a verdict, or returns a NotFound error.
func (tx *Tx) DeleteVerdict(id string) error { return tx.deleteOne(verdicts, id) }

func addVerdicts(ctx context.Context, q queryer, to []annotate.Claim, condition, arg string) error {
	all, err := query(ctx, q, scanVerdict, `SELECT j.id, j.claim_id, j.scale_version_id, j.level, j.explanation, j.given_by,
		j.given_at, j.updated_at, j.replaced_at FROM claims c JOIN verdicts j ON j.claim_id = c.id
		WHERE `+condition+" ORDER BY j.given_at DESC, j.id DESC", arg)
	index := byID(to)
	for _, v := range all {
		switch c := index[v.ClaimID]; {
		case c == nil:
		case v.ReplacedAt == nil:
			c.Verdict = &v
		default:
			c.EarlierVerdicts = append(c.EarlierVerdicts, v)
		}
	}
	return err
}

func scanVerdict(row scanner) (v annotate.Verdict, err error) {
	var replaced sql.NullInt64
	err = row.Scan(&v.ID, &v.ClaimID, &v.ScaleVersionID, &v.Level, &v.Explanation, &v.GivenBy, moment{&v.GivenAt},
		moment{&v.UpdatedAt}, &replaced)
	v.ReplacedAt = ifSet(replaced)
	return v, err
}
