package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"tickmark/annotate"
)

// Head returns where the history ends. To keep a head outside the library, ask
// [DB.Head].
func (r Reader) Head(ctx context.Context) (h annotate.Head, err error) {
	err = r.view(ctx, func(q queryer) error {
		if err := q.QueryRowContext(ctx, "SELECT count(*) FROM actions").Scan(&h.Actions); err != nil {
			return err
		}
		last, err := lastLink(ctx, q)
		h.Hash = last.stored
		return err
	})
	if err != nil {
		return h, fmt.Errorf("read the head of the history: %w", err)
	}
	return h, nil
}

// Head returns where the history ends, for keeping it outside the library: in a
// report, or beside a backup. What has been done by then stays as it is in the
// history, also where typing goes on with it ([Work]). It waits for a write under
// way.
func (d *DB) Head(ctx context.Context) (annotate.Head, error) {
	select {
	case d.writing <- struct{}{}:
		defer func() { <-d.writing }()
	case <-ctx.Done():
		return annotate.Head{}, ctx.Err()
	}
	last, err := lastLink(ctx, d.q)
	if err != nil {
		return annotate.Head{}, err
	}
	d.told = last.n
	return d.Reader.Head(ctx) // nobody else writes, so that this is still the last one
}

// ActionsUpTo returns the action whose hash begins with the given characters, at
// least eight, and how many there are up to it. It returns a NotFound error if the
// history has none: then it is not the one that the hash was taken from, or has
// been changed since.
func (r Reader) ActionsUpTo(ctx context.Context, hash string) (a annotate.Action, count int64, err error) {
	const least = 8
	var n int64
	a, err = one(ctx, r.q, "state of the history", func(row scanner) (a annotate.Action, err error) {
		err = row.Scan(&n, &a.ID, &a.Kind, &a.Label, &a.ArticleID, &a.Person, moment{&a.At})
		return a, err
	}, "SELECT n, id, kind, label, article_id, person, at FROM actions WHERE length(?1) >= ?2 AND substr(hash, 1, length(?1)) = ?1 LIMIT 1", hash, least)
	if err != nil {
		return a, 0, err
	}
	if err := r.q.QueryRowContext(ctx, "SELECT count(*) FROM actions WHERE n <= ?", n).Scan(&count); err != nil {
		return a, 0, fmt.Errorf("count the actions: %w", err)
	}
	return a, count, nil
}

// link is an action in the chain.
type link struct {
	n       int64
	action  annotate.Action
	stored  string // the hash that it has
	made    string // the hash that it should have
	ordered bool   // whether its changes come after those of the actions before
}

// lastLink returns the number and the hash of the last action; none is no error.
func lastLink(ctx context.Context, q queryer) (last link, err error) {
	err = q.QueryRowContext(ctx, "SELECT n, hash FROM actions ORDER BY n DESC LIMIT 1").Scan(&last.n, &last.stored)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return link{}, fmt.Errorf("read the end of the history: %w", err)
	}
	return last, nil
}

// hashBefore returns the hash of the action before the one with the number, or "".
func hashBefore(ctx context.Context, q queryer, n int64) (hash string, err error) {
	err = q.QueryRowContext(ctx, "SELECT hash FROM actions WHERE n < ? ORDER BY n DESC LIMIT 1", n).Scan(&hash)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("read the hash of the action before: %w", err)
	}
	return hash, nil
}

// linksAtOnce is how many actions are read in one query: few enough that no reader
// holds the write-ahead log up, and that what is known of them fits any memory.
const linksAtOnce = 500

// eachLink goes through the history up to the action with the number last, and
// calls fn for each once its hash has been made: from those that were made before,
// not from those that are stored. fn may write; an error ends it. One change is in
// memory at a time; read is told how many bytes of them were read.
func eachLink(ctx context.Context, q queryer, last int64, read func(n int64), fn func(link) error) error {
	w := chainWalk{read: read}
	for at := int64(0); at < last; {
		links, err := w.next(ctx, q, at, last)
		if err != nil {
			return fmt.Errorf("read the history: %w", err)
		}
		if len(links) == 0 {
			return nil
		}
		for _, l := range links {
			if err := fn(l); err != nil {
				return err
			}
		}
		at = links[len(links)-1].n
	}
	return nil
}

// chainWalk is what is known of the actions that were gone through.
type chainWalk struct {
	previous string // hash
	change   int64  // the number of the last change
	bytes    int64
	read     func(n int64)
}

// next reads some actions after the number at. Their rows are closed when it
// returns.
func (w *chainWalk) next(ctx context.Context, q queryer, at, last int64) (links []link, err error) {
	rows, err := q.QueryContext(ctx, `SELECT a.n, a.id, a.kind, a.label, a.article_id, a.person, a.at, a.hash,
		c.n, coalesce(c.id, ''), coalesce(c.at, 0), coalesce(c.record, ''), coalesce(c.record_id, ''), c.before, c.after
		FROM (SELECT * FROM actions WHERE n > ? AND n <= ? ORDER BY n LIMIT ?) a
		LEFT JOIN changes c ON c.action_id = a.id ORDER BY a.n, c.n`, at, last, linksAtOnce)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var sum annotate.Link
	end := func() {
		if len(links) > 0 {
			w.previous = sum.Hash()
			links[len(links)-1].made = w.previous
		}
	}
	for rows.Next() {
		l := link{ordered: true}
		var n sql.NullInt64
		var c annotate.Change
		var before, after []byte
		err := rows.Scan(&l.n, &l.action.ID, &l.action.Kind, &l.action.Label, &l.action.ArticleID, &l.action.Person, moment{&l.action.At}, &l.stored,
			&n, &c.ID, moment{&c.At}, &c.Record, &c.RecordID, &before, &after)
		if err != nil {
			return nil, err
		}
		if len(links) == 0 || links[len(links)-1].n != l.n {
			end()
			links = append(links, l)
			sum = annotate.NewLink(w.previous, l.action)
		}
		if !n.Valid {
			continue // an action without changes, which nobody has recorded
		}
		if n.Int64 <= w.change {
			links[len(links)-1].ordered = false
		}
		w.change = n.Int64
		c.Before, c.After = before, after
		sum.Add(c)
		w.bytes += int64(len(before) + len(after))
	}
	end()
	w.read(w.bytes)
	return links, rows.Err()
}

// chainHistory gives the actions of a library from before they had one their hash.
func chainHistory(ctx context.Context, tx *sql.Tx) error {
	last, err := lastLink(ctx, tx)
	if err != nil {
		return err
	}
	return eachLink(ctx, tx, last.n, func(int64) {}, func(l link) error {
		if _, err := tx.ExecContext(ctx, "UPDATE actions SET hash = ? WHERE n = ?", l.made, l.n); err != nil {
			return fmt.Errorf("chain “%s”: %w", l.action.Label, err)
		}
		return nil
	})
}
