package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// Undo takes back the newest action in the history of an article ("" for the
// library's own) that has not been taken back, and returns the action that
// records this. Errors: NotFound if there is nothing to undo; Conflict if other
// work has since changed or come to depend on a record. Then nothing happens.
func (d *DB) Undo(ctx context.Context, articleID, person string) (annotate.Action, error) {
	return d.step(ctx, articleID, person, undoing)
}

// Redo does again what Undo has taken back last, as long as nothing new was
// done. Its errors are those of Undo.
func (d *DB) Redo(ctx context.Context, articleID, person string) (annotate.Action, error) {
	return d.step(ctx, articleID, person, redoing)
}

// direction is what undo and redo differ in.
type direction struct {
	kind     annotate.ActionKind
	next     string // SQL: which action it is the turn of
	changes  string // SQL: the order of its changes
	from, to string // the action's state before and after
	none     string
}

var (
	undoing = direction{
		kind: annotate.Undo, from: "done", to: "undone", none: "Nothing to undo.",
		next: "ORDER BY n DESC", changes: "SELECT record, record_id, after, before FROM changes WHERE action_id = ? ORDER BY n DESC",
	}
	redoing = direction{
		kind: annotate.Redo, from: "undone", to: "done", none: "Nothing to redo.",
		next: "ORDER BY n", changes: "SELECT record, record_id, before, after FROM changes WHERE action_id = ? ORDER BY n",
	}
)

func (d *DB) step(ctx context.Context, articleID, person string, dir direction) (done annotate.Action, err error) {
	err = d.write(ctx, func(tx *Tx) error {
		a, err := tx.turn(ctx, articleID, dir)
		if err != nil {
			return err
		}
		if a == nil {
			return annotate.Errorf(annotate.NotFound, "%s", dir.none)
		}
		steps, err := query(ctx, tx.q, scanStep, dir.changes, a.ID)
		if err != nil {
			return fmt.Errorf("read the changes of “%s”: %w", a.Label, err)
		}
		for _, c := range steps {
			if err := tx.restore(c.record, c.id, c.before, c.after); err != nil {
				return err
			}
		}
		if _, err := tx.q.ExecContext(ctx, "UPDATE actions SET state = ? WHERE id = ?", dir.to, a.ID); err != nil {
			return fmt.Errorf("mark “%s”: %w", a.Label, err)
		}
		done, err = tx.recordAs(Work{Label: a.Label, ArticleID: articleID, Person: person}, dir.kind, "")
		return err
	})
	return done, err
}

// scanStep reads a change with its two states in the direction to go.
func scanStep(row scanner) (c change, err error) {
	var name string
	if err := row.Scan(&name, &c.id, &c.before, &c.after); err != nil {
		return c, err
	}
	known := false
	if c.record, known = records[name]; !known {
		return c, fmt.Errorf("a change of an unknown sort of record, %q", name)
	}
	return c, nil
}

// turn returns the action that is next in the direction, or nil.
func (r Reader) turn(ctx context.Context, articleID string, dir direction) (*annotate.Action, error) {
	found, err := query(ctx, r.q, scanAction, selectActions+"WHERE article_id = ? AND state = ? "+dir.next+" LIMIT 1", articleID, dir.from)
	if err != nil {
		return nil, fmt.Errorf("find what to %s: %w", dir.kind, err)
	}
	if len(found) == 0 {
		return nil, nil //nolint:nilnil // there is nothing to undo more often than not
	}
	return &found[0], nil
}

// UndoState returns the actions that [DB.Undo] and [DB.Redo] would take back and
// do again; nil where there is none.
func (r Reader) UndoState(ctx context.Context, articleID string) (undo, redo *annotate.Action, err error) {
	if undo, err = r.turn(ctx, articleID, undoing); err != nil {
		return nil, nil, err
	}
	redo, err = r.turn(ctx, articleID, redoing)
	return undo, redo, err
}
