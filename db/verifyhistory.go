package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"tickmark/annotate"
)

// mostFindings is how many records that are not what the history says are told of.
const mostFindings = 100

// verifyHistory holds the history against its hashes up to the head, and every
// record against its newest change. What it finds is in words. It reads in pieces,
// so that work goes on meanwhile.
func (d *DB) verifyHistory(ctx context.Context, read func(n int64)) (head annotate.Head, found []annotate.Damage, err error) {
	if head, err = d.Head(ctx); err != nil {
		return head, nil, err
	}
	for _, verify := range []func(context.Context) ([]annotate.Damage, error){
		func(ctx context.Context) ([]annotate.Damage, error) { return d.verifyChain(ctx, read) },
		d.verifyRecords, d.verifyPresence,
	} {
		more, err := verify(ctx)
		if err != nil && !damaged(err) {
			return head, nil, err
		}
		if err != nil {
			more = append(more, annotate.Damage{What: "The history", Fault: err.Error()})
		}
		found = append(found, more...)
	}
	if n := len(found) - mostFindings; n > 0 {
		found = append(found[:mostFindings], annotate.Damage{What: "The history", Fault: fmt.Sprintf("As many as %d more records are not what it says.", n)})
	}
	return head, found, nil
}

// verifyChain looks for the first action that is not the one that was recorded. All
// after it would be found wrong as well, and tell nothing.
func (d *DB) verifyChain(ctx context.Context, read func(n int64)) (found []annotate.Damage, err error) {
	last, err := lastLink(ctx, d.q)
	if err != nil {
		return nil, err
	}
	broken := errors.New("a link is broken")
	err = eachLink(ctx, d.q, last.n, read, func(l link) error {
		if l.made == l.stored && l.ordered {
			return nil
		}
		found = []annotate.Damage{{What: "The history", Fault: fmt.Sprintf(
			"Its chain is broken at %s: the record of this, or of what came just before it, has been changed, taken out or put in.", inWords(l.action))}}
		return broken
	})
	if errors.Is(err, broken) {
		err = nil
	}
	return found, err
}

// inWords names an action by what was done, by whom and when.
func inWords(a annotate.Action) string {
	person := a.Person
	if person == "" {
		person = "somebody"
	}
	return fmt.Sprintf("“%s” by %s on %s", a.Label, person, a.At.UTC().Format("2 January 2006, 15:04:05 UTC"))
}

// verifyRecords looks for records that are there and not as their newest change
// left them.
func (d *DB) verifyRecords(ctx context.Context) (found []annotate.Damage, err error) {
	err = eachUnlike(ctx, d.q, func(u unlike) error {
		damage := annotate.Damage{What: recordInWords(u.record.name, u.object)}
		switch {
		case u.last == nil:
			damage.Fault = "It is in the library, but the history does not say who put it there."
		case !u.after.Valid:
			damage.Fault = "It is in the library, but the history says that it was deleted, with " + inWords(*u.last) + "."
		default:
			columns := differing(u.after.String, u.object)
			damage.Fault = fmt.Sprintf("It is not as the history says since %s: other than there is its %s.", inWords(*u.last), strings.Join(columns, ", "))
		}
		found = append(found, damage)
		return nil
	})
	return found, err
}

// unlike is a record that is not as its newest change left it, or for which there is
// none.
type unlike struct {
	record     record
	id, object string
	after      sql.NullString   // of the change
	last       *annotate.Action // of which it is part
}

// eachUnlike calls fn for every record that is not what the history says. fn must not
// write.
func eachUnlike(ctx context.Context, q queryer, fn func(unlike) error) error {
	for _, r := range allRecords {
		rows, err := q.QueryContext(ctx, `SELECT t.id, t.object, c.after, a.label, a.person, a.at
			FROM (SELECT `+r.key+" AS id, "+r.object+" AS object FROM "+r.table+`) t
			LEFT JOIN changes c ON c.n = (SELECT max(n) FROM changes WHERE record_id = t.id AND record = '`+r.name+`')
			LEFT JOIN actions a ON a.id = c.action_id WHERE c.after IS NOT t.object`)
		if err != nil {
			return fmt.Errorf("hold every %s against the history: %w", r.name, err)
		}
		err = eachRow(rows, func() error {
			u := unlike{record: r}
			var label, person sql.NullString
			var at sql.NullInt64
			if err := rows.Scan(&u.id, &u.object, &u.after, &label, &person, &at); err != nil {
				return err
			}
			if label.Valid {
				u.last = &annotate.Action{Label: label.String, Person: person.String}
				if t := ifSet(at); t != nil {
					u.last.At = *t
				}
				if u.after.Valid && len(differing(u.after.String, u.object)) == 0 {
					return nil
				}
			}
			return fn(u)
		})
		if err != nil {
			return fmt.Errorf("hold every %s against the history: %w", r.name, err)
		}
	}
	return nil
}

// verifyPresence looks for records that the history has not deleted, but which are
// not there.
func (d *DB) verifyPresence(ctx context.Context) (found []annotate.Damage, err error) {
	err = eachAbsent(ctx, d.q, func(a absent) error {
		found = append(found, annotate.Damage{What: recordInWords(a.record.name, a.object), Fault: "It is not in the library any more, but the history does not say that it was deleted. The last that it has is " + inWords(a.last) + "."})
		return nil
	})
	return found, err
}

// absent is a record that the history has not deleted, but which is not there.
type absent struct {
	record     record
	id, object string // as its newest change left it
	last       annotate.Action
}

// eachAbsent calls fn for every such record. fn must not write.
func eachAbsent(ctx context.Context, q queryer, fn func(absent) error) error {
	var missing strings.Builder
	for _, r := range allRecords {
		fmt.Fprintf(&missing, "WHEN '%s' THEN NOT EXISTS (SELECT 1 FROM %s WHERE %s = c.record_id) ", r.name, r.table, r.key)
	}
	rows, err := q.QueryContext(ctx, `SELECT c.record, c.record_id, c.after, coalesce(a.label, ''), coalesce(a.person, ''), c.at
		FROM changes c LEFT JOIN actions a ON a.id = c.action_id
		WHERE c.after IS NOT NULL AND CASE c.record `+missing.String()+`END
		AND NOT EXISTS (SELECT 1 FROM changes l WHERE l.record_id = c.record_id AND l.record = c.record AND l.n > c.n)`)
	if err != nil {
		return fmt.Errorf("look for missing records: %w", err)
	}
	err = eachRow(rows, func() error {
		var a absent
		var name string
		if err := rows.Scan(&name, &a.id, &a.object, &a.last.Label, &a.last.Person, moment{&a.last.At}); err != nil {
			return err
		}
		a.record = records[name]
		return fn(a)
	})
	if err != nil {
		return fmt.Errorf("look for missing records: %w", err)
	}
	return nil
}

// eachRow calls fn at every row, and closes them.
func eachRow(rows *sql.Rows, fn func() error) error {
	defer rows.Close()
	for rows.Next() {
		if err := fn(); err != nil {
			return err
		}
	}
	return rows.Err()
}

// differing returns the columns, in words, in which the record is not what was
// stored of it. Columns that only one of the two has are of another Tickmark.
func differing(stored, object string) []string {
	var before, now map[string]any
	for text, into := range map[string]*map[string]any{stored: &before, object: &now} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			return []string{"stored form"}
		}
	}
	var columns []string
	for column, value := range before {
		if is, ok := now[column]; ok && !reflect.DeepEqual(is, value) {
			columns = append(columns, strings.ReplaceAll(column, "_", " "))
		}
	}
	slices.Sort(columns)
	return columns
}

// recordInWords names a record by its sort and the first of its fields that says
// which one it is.
func recordInWords(name, object string) string {
	var fields map[string]any
	_ = json.Unmarshal([]byte(object), &fields) // what cannot be read has no name
	for _, column := range []string{"title", "wording", "name", "exact", "question", "quote", "alias", "key", "id"} {
		if words, _ := fields[column].(string); words != "" {
			return fmt.Sprintf("The %s “%s”", name, shortened(words))
		}
	}
	return "A " + name
}

// shortened is the beginning of a text, on one line.
func shortened(s string) string {
	const most = 80
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:most])) + "…"
}
