package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"tickmark/annotate"
)

// Subject is what a history is of.
type Subject string

// The subjects. All but the last two have an identifier.
const (
	OfClaim    Subject = "claim"    // with its places, verdicts, evidence, queries and searches
	OfSource   Subject = "source"   // with its copies
	OfDetails  Subject = "details"  // of an article: its own fields, and its note
	OfScale    Subject = "scale"    // all versions of a rating scale, by its id
	OfArticle  Subject = "article"  // everything done in an article
	OfSettings Subject = "settings" // of the library
	OfLibrary  Subject = "library"  // everything done to the library itself
)

// HistoryQuery says which part of the history to read.
type HistoryQuery struct {
	Of     Subject
	ID     string
	Person string // only what this person has done; "" is everybody
	Before int64  // only what came before the entry with this number; 0 is all
	Limit  int    // how many entries at most
}

// HistoryEntry is an action with those of its changes that are of the subject.
type HistoryEntry struct {
	N       int64 // its number in the history
	Action  annotate.Action
	Changes []annotate.Change // the first of them; what others belong to leads
	Total   int               // how many there are
}

// mostChanges is how many changes of one action are told: a new version of a text
// has thousands.
const mostChanges = 60

// claimParts are the sorts of record that belong to a claim.
const claimParts = "('passage', 'region', 'loss', 'verdict', 'evidence', 'query', 'search')"

// scope returns the SQL condition for the changes (c) and actions (a) of a subject,
// whose identifier is ?1.
func (want HistoryQuery) scope() (string, error) {
	switch want.Of {
	case OfClaim:
		return "c.n IN (SELECT n FROM changes WHERE record_id = ?1 UNION SELECT n FROM changes WHERE record IN " + claimParts + " AND coalesce(after, before) ->> 'claim_id' = ?1)", nil
	case OfSource:
		return "c.n IN (SELECT n FROM changes WHERE record_id = ?1 UNION SELECT n FROM changes WHERE record = 'snapshot' AND coalesce(after, before) ->> 'source_id' = ?1)", nil
	case OfDetails:
		return "c.record_id = ?1", nil
	case OfScale:
		return "c.record_id IN (SELECT id FROM scales WHERE scale_id = ?1)", nil
	case OfSettings:
		return "c.record = 'setting' AND c.record_id IN (SELECT key FROM settings) AND ?1 = ''", nil
	case OfArticle, OfLibrary:
		return "a.article_id = ?1", nil
	}
	return "", annotate.Errorf(annotate.Invalid, "There is no history of “%s”.", want.Of)
}

// History returns a part of the history, the newest first, and whether there is
// more. It returns an Invalid error for an unknown subject.
func (r Reader) History(ctx context.Context, want HistoryQuery) (found []HistoryEntry, more bool, err error) {
	scope, err := want.scope()
	if err != nil {
		return nil, false, err
	}
	if want.Of == OfSettings || want.Of == OfLibrary {
		want.ID = ""
	}
	from := "FROM changes c JOIN actions a ON a.id = c.action_id WHERE " + scope
	if want.Of == OfArticle || want.Of == OfLibrary {
		from = "FROM actions a WHERE " + scope // every action has changes
	}
	err = r.view(ctx, func(q queryer) error {
		found, err = query(ctx, q, func(row scanner) (e HistoryEntry, err error) {
			err = row.Scan(&e.N, &e.Action.ID, &e.Action.Kind, &e.Action.Label, &e.Action.ArticleID, &e.Action.Person, moment{&e.Action.At})
			return e, err
		}, "SELECT DISTINCT a.n, a.id, a.kind, a.label, a.article_id, a.person, a.at "+from+
			" AND (?2 = '' OR a.person = ?2) AND (?3 = 0 OR a.n < ?3) ORDER BY a.n DESC LIMIT ?4", want.ID, want.Person, want.Before, want.Limit+1)
		if err != nil {
			return err
		}
		if more = len(found) > want.Limit; more {
			found = found[:want.Limit]
		}
		for i := range found {
			e := &found[i]
			if err := q.QueryRowContext(ctx, "SELECT count(*) FROM changes c JOIN actions a ON a.id = c.action_id WHERE a.id = ?2 AND "+scope, want.ID, e.Action.ID).Scan(&e.Total); err != nil {
				return err
			}
			e.Changes, err = query(ctx, q, scanChange, selectChanges+"WHERE a.id = ?2 AND "+scope+
				" ORDER BY c.record IN ('article', 'claim', 'source', 'scale', 'setting') DESC, c.n LIMIT ?3", want.ID, e.Action.ID, mostChanges)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, false, fmt.Errorf("read the history of %s %s: %w", want.Of, want.ID, err)
	}
	return found, more, nil
}

// People returns who has done something in an article, or for "" to the library
// itself, by name.
func (r Reader) People(ctx context.Context, articleID string) ([]string, error) {
	found, err := query(ctx, r.q, scanText, "SELECT DISTINCT person FROM actions WHERE article_id = ? ORDER BY person", articleID)
	if err != nil {
		return nil, fmt.Errorf("list who has done something: %w", err)
	}
	return found, nil
}

// Change returns the change with the id, and the action that it is part of.
func (r Reader) Change(ctx context.Context, id string) (c annotate.Change, a annotate.Action, err error) {
	if c, err = one(ctx, r.q, "change", scanChange, selectChanges+"WHERE c.id = ?", id); err != nil {
		return c, a, err
	}
	a, err = one(ctx, r.q, "action", scanAction, selectActions+"WHERE id = ?", c.ActionID)
	return c, a, err
}

// Stored returns a record as it is now, in the form of [annotate.Change]; nil if it is
// not there.
func (r Reader) Stored(ctx context.Context, sort, id string) (json.RawMessage, error) {
	of, known := records[sort]
	if !known {
		return nil, fmt.Errorf("an unknown sort of record, %q", sort)
	}
	var object string
	err := r.q.QueryRowContext(ctx, of.snapshot+" WHERE "+of.key+" = ?", id).Scan(&id, &object)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s %s: %w", sort, id, err)
	}
	return json.RawMessage(object), nil
}

// PutBack gives columns of a record the values again that they had before the change.
// It returns a Conflict error if the record is not there any more, and an Invalid
// one if the columns have these values already.
func (tx *Tx) PutBack(c annotate.Change, columns ...string) error {
	r, known := records[c.Record]
	if !known || c.Before == nil {
		return annotate.Errorf(annotate.Invalid, "There is nothing to put back.")
	}
	now, err := tx.row(r, c.RecordID)
	if err != nil {
		return err
	}
	if !now.Valid {
		return annotate.Errorf(annotate.Conflict, "The %s is not in the library any more. Put it back first, and then this.", c.Record)
	}
	// JSON's own text of the value keeps a number a number and a list a list.
	const set = "SELECT json_set(?1, '$.' || ?2, json(?3 -> ('$.' || ?2)))"
	to := now
	for _, column := range columns {
		if err := tx.q.QueryRowContext(tx.ctx, set, to.String, column, string(c.Before)).Scan(&to); err != nil {
			return fmt.Errorf("put back the %s of %s: %w", column, c.RecordID, err)
		}
	}
	if to == now {
		return annotate.Errorf(annotate.Invalid, "It is like that already.")
	}
	const touch = "SELECT iif(?1 -> '$.updated_at' IS NULL, ?1, json_set(?1, '$.updated_at', ?2))"
	if err := tx.q.QueryRowContext(tx.ctx, touch, to.String, millis(tx.now)).Scan(&to); err != nil {
		return fmt.Errorf("put back %s: %w", c.RecordID, err)
	}
	return tx.restore(r, c.RecordID, now, to)
}

// PutBackDeleted brings back every record that an action has deleted, and returns the
// sort of the one that was deleted last, to which the others belong. It returns a
// Conflict error if one of them is there again, or what it belongs to is not.
func (tx *Tx) PutBackDeleted(actionID string) (sort string, err error) {
	deleted, err := query(tx.ctx, tx.q, scanChange, selectChanges+"WHERE c.action_id = ? AND c.after IS NULL ORDER BY c.n DESC", actionID)
	if err != nil {
		return "", fmt.Errorf("read what was deleted: %w", err)
	}
	if len(deleted) == 0 {
		return "", annotate.Errorf(annotate.Invalid, "There is nothing to put back.")
	}
	for _, c := range deleted {
		if err := tx.putBackDeleted(c); err != nil {
			return "", err
		}
	}
	return deleted[0].Record, nil
}

func (tx *Tx) putBackDeleted(c annotate.Change) error {
	r, known := records[c.Record]
	if !known {
		return fmt.Errorf("a change of an unknown sort of record, %q", c.Record)
	}
	now, err := tx.row(r, c.RecordID)
	if err != nil {
		return err
	}
	if now.Valid {
		return annotate.Errorf(annotate.Conflict, "The %s is in the library again already.", c.Record)
	}
	var has map[string]json.RawMessage
	if err := json.Unmarshal(c.Before, &has); err != nil {
		return fmt.Errorf("read the %s that was deleted: %w", c.Record, err)
	}
	if _, err := tx.q.ExecContext(tx.ctx, r.restoreOnly(func(column string) bool { return has[column] != nil }), string(c.Before)); err != nil {
		return fmt.Errorf("put back %s %s: %w", c.Record, c.RecordID, err)
	}
	after, err := tx.row(r, c.RecordID)
	if err == nil && !after.Valid {
		err = errors.New("it is not there")
	}
	if err != nil {
		return fmt.Errorf("put back %s %s: %w", c.Record, c.RecordID, err)
	}
	tx.changes = append(tx.changes, change{record: r, id: c.RecordID, after: after})
	return nil
}
