package db

import (
	"database/sql"

	"tickmark/annotate"
)

// carriedValues are the values of the columns that say how a place came from an
// earlier version: from_id, anchor, score, decision, decided_by, decided_at.
func carriedValues(c *annotate.Carried) []any {
	if c == nil {
		c = &annotate.Carried{}
	}
	return []any{orNothing(c.From), c.Anchor, c.Score, c.Decision, c.DecidedBy, orNull(c.DecidedAt)}
}

// carriedColumns are those columns as they are read, with the words of the place
// that it came from after the score.
type carriedColumns struct {
	annotate.Carried
	from, was sql.NullString
	decidedAt sql.NullInt64
}

func (c *carriedColumns) fields() []any {
	return []any{&c.from, &c.Anchor, &c.Score, &c.was, &c.Decision, &c.DecidedBy, &c.decidedAt}
}

// value is nil for a place that did not come from anywhere.
func (c *carriedColumns) value() *annotate.Carried {
	if !c.from.Valid {
		return nil
	}
	c.From, c.Was, c.DecidedAt = c.from.String, c.was.String, ifSet(c.decidedAt)
	return &c.Carried
}
