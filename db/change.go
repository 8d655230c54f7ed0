package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"tickmark/annotate"
)

// record stores what the transaction changed as an action that can be undone.
func (tx *Tx) record(w Work) error {
	if len(tx.changes) == 0 {
		return nil
	}
	if w.Merge && len(tx.changes) == 1 {
		if merged, err := tx.merge(w, tx.changes[0]); merged || err != nil {
			return err
		}
	}
	// What was undone before cannot be redone any more: it would undo this.
	_, err := tx.q.ExecContext(tx.ctx, "UPDATE actions SET state = 'dropped' WHERE article_id = ? AND state = 'undone'", w.ArticleID)
	if err != nil {
		return fmt.Errorf("drop what was undone: %w", err)
	}
	_, err = tx.recordAs(w, annotate.Do, "done")
	return err
}

// recordAs stores what the transaction changed as an action of the given kind
// and state.
func (tx *Tx) recordAs(w Work, kind annotate.ActionKind, state string) (annotate.Action, error) {
	a := annotate.Action{ID: annotate.NewID(), Label: w.Label, ArticleID: w.ArticleID, Person: w.Person, At: tx.now, Kind: kind}
	if len(tx.changes) == 0 {
		return a, nil
	}
	_, err := tx.q.ExecContext(tx.ctx, "INSERT INTO actions (id, kind, label, article_id, person, at, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
		a.ID, a.Kind, a.Label, a.ArticleID, a.Person, millis(a.At), sql.NullString{String: state, Valid: state != ""})
	if err != nil {
		return a, fmt.Errorf("record the action: %w", err)
	}
	statement, err := tx.prepared("INSERT INTO changes (id, action_id, at, record, record_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return a, fmt.Errorf("record the changes: %w", err)
	}
	for _, c := range tx.changes {
		_, err := statement.ExecContext(tx.ctx, annotate.NewID(), a.ID, millis(a.At), c.record.name, c.id, c.before, c.after)
		if err != nil {
			return a, fmt.Errorf("record a change: %w", err)
		}
	}
	return a, nil
}

// merge makes c part of the newest action if it goes on with the same typing;
// see [Work].
func (tx *Tx) merge(w Work, c change) (bool, error) {
	result, err := tx.q.ExecContext(tx.ctx, `UPDATE changes SET after = ?1, at = ?2
		WHERE action_id = (
			SELECT a.id FROM actions a
			WHERE a.n = (SELECT max(n) FROM actions WHERE article_id = ?3) AND a.state = 'done' AND a.kind = 'do'
			AND a.label = ?4 AND a.person = ?5 AND (SELECT count(*) FROM changes WHERE action_id = a.id) = 1)
		AND record = ?6 AND record_id = ?7 AND after = ?8 AND at >= ?9`,
		c.after, millis(tx.now), w.ArticleID, w.Label, w.Person, c.record.name, c.id, c.before, millis(tx.now.Add(-mergeWithin)))
	if err != nil {
		return false, fmt.Errorf("merge with the action before: %w", err)
	}
	n, err := result.RowsAffected()
	return n == 1, err
}

// Actions returns the history of an article ("" for the library's own), the
// newest first. A limit of 0 is none.
func (r Reader) Actions(ctx context.Context, articleID string, limit int) ([]annotate.Action, error) {
	found, err := query(ctx, r.q, scanAction, selectActions+"WHERE article_id = ? ORDER BY n DESC LIMIT ?", articleID, orNone(limit))
	if err != nil {
		return nil, fmt.Errorf("read the history: %w", err)
	}
	return found, nil
}

const selectActions = "SELECT id, kind, label, article_id, person, at FROM actions "

func scanAction(row scanner) (a annotate.Action, err error) {
	err = row.Scan(&a.ID, &a.Kind, &a.Label, &a.ArticleID, &a.Person, moment{&a.At})
	return a, err
}

// Changes returns what was done to one record, the newest first. A limit of 0 is
// none.
func (r Reader) Changes(ctx context.Context, recordID string, limit int) ([]annotate.Change, error) {
	found, err := query(ctx, r.q, scanChange, `SELECT c.id, c.action_id, c.at, a.person, c.record, c.record_id, c.before, c.after
		FROM changes c JOIN actions a ON a.id = c.action_id WHERE c.record_id = ? ORDER BY c.n DESC LIMIT ?`, recordID, orNone(limit))
	if err != nil {
		return nil, fmt.Errorf("read the changes of %s: %w", recordID, err)
	}
	return found, nil
}

func scanChange(row scanner) (c annotate.Change, err error) {
	var before, after sql.NullString
	err = row.Scan(&c.ID, &c.ActionID, moment{&c.At}, &c.Person, &c.Record, &c.RecordID, &before, &after)
	if before.Valid {
		c.Before = json.RawMessage(before.String)
	}
	if after.Valid {
		c.After = json.RawMessage(after.String)
	}
	return c, err
}

func millisecond(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
