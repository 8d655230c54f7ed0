package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
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
	previous, err := lastLink(tx.ctx, tx.q)
	if err != nil {
		return a, err
	}
	link, ids := annotate.NewLink(previous.stored, a), make([]string, len(tx.changes))
	for i, c := range tx.changes {
		ids[i] = annotate.NewID()
		link.Add(c.as(ids[i], a.At))
	}
	_, err = tx.q.ExecContext(tx.ctx, "INSERT INTO actions (id, kind, label, article_id, person, at, state, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		a.ID, a.Kind, a.Label, a.ArticleID, a.Person, millis(a.At), sql.NullString{String: state, Valid: state != ""}, link.Hash())
	if err != nil {
		return a, fmt.Errorf("record the action: %w", err)
	}
	statement, err := tx.prepared("INSERT INTO changes (id, action_id, at, record, record_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return a, fmt.Errorf("record the changes: %w", err)
	}
	for i, c := range tx.changes {
		if _, err := statement.ExecContext(tx.ctx, ids[i], a.ID, millis(a.At), c.record.name, c.id, c.before, c.after); err != nil {
			return a, fmt.Errorf("record a change: %w", err)
		}
	}
	return a, nil
}

// as is the change as the history tells of it.
func (c change) as(id string, at time.Time) annotate.Change {
	told := annotate.Change{ID: id, At: at, Record: c.record.name, RecordID: c.id}
	if c.before.Valid {
		told.Before = json.RawMessage(c.before.String)
	}
	if c.after.Valid {
		told.After = json.RawMessage(c.after.String)
	}
	return told
}

// merge makes c part of the newest action if it goes on with the same typing;
// see [Work]. Only the last link of the chain can be made anew.
func (tx *Tx) merge(w Work, c change) (bool, error) {
	a, n, err := tx.lastAction()
	if err != nil || n <= tx.told || a.Kind != annotate.Do || a.ArticleID != w.ArticleID || a.Label != w.Label || a.Person != w.Person {
		return false, err
	}
	made, err := query(tx.ctx, tx.q, scanChange, selectChanges+"WHERE c.action_id = ? LIMIT 2", a.ID)
	if err != nil {
		return false, fmt.Errorf("read what was typed before: %w", err)
	}
	if len(made) != 1 || !c.before.Valid || made[0].Record != c.record.name || made[0].RecordID != c.id ||
		string(made[0].After) != c.before.String || made[0].At.Before(tx.now.Add(-mergeWithin)) || made[0].At.After(tx.now) { // the clock may have been set back
		return false, nil
	}
	previous, err := hashBefore(tx.ctx, tx.q, n)
	if err != nil {
		return false, err
	}
	merged := c.as(made[0].ID, tx.now)
	merged.Before = made[0].Before
	link := annotate.NewLink(previous, a)
	link.Add(merged)
	if _, err := tx.q.ExecContext(tx.ctx, "UPDATE changes SET after = ?, at = ? WHERE id = ?", c.after, millis(tx.now), merged.ID); err != nil {
		return false, fmt.Errorf("merge with the action before: %w", err)
	}
	if _, err := tx.q.ExecContext(tx.ctx, "UPDATE actions SET hash = ? WHERE n = ?", link.Hash(), n); err != nil {
		return false, fmt.Errorf("chain “%s” anew: %w", a.Label, err)
	}
	return true, nil
}

// lastAction returns the newest action that can be undone and nothing was done
// after, with its number, or 0.
func (tx *Tx) lastAction() (a annotate.Action, n int64, err error) {
	err = tx.q.QueryRowContext(tx.ctx, `SELECT n, id, kind, label, article_id, person, at FROM actions
		WHERE n = (SELECT max(n) FROM actions) AND state = 'done'`).
		Scan(&n, &a.ID, &a.Kind, &a.Label, &a.ArticleID, &a.Person, moment{&a.At})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return a, 0, fmt.Errorf("read the action before: %w", err)
	}
	return a, n, nil
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
	found, err := query(ctx, r.q, scanChange, selectChanges+"WHERE c.record_id = ? ORDER BY c.n DESC LIMIT ?", recordID, orNone(limit))
	if err != nil {
		return nil, fmt.Errorf("read the changes of %s: %w", recordID, err)
	}
	return found, nil
}

const selectChanges = `SELECT c.id, c.action_id, c.at, a.person, c.record, c.record_id, c.before, c.after
	FROM changes c JOIN actions a ON a.id = c.action_id `

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
