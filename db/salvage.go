package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"tickmark/annotate"
)

// Salvaged is what could be saved of a damaged library.
type Salvaged struct {
	Kinds []SalvagedKind // in the order of [allRecords], without those of which there was nothing
	// Lost is the records that are known to be lost, as deleted ones. There may be more, of
	// which nothing says that they were there.
	Lost []annotate.Change
	// LostBytes is originals, texts and copies that are lost, by what they were.
	LostBytes []annotate.Damage
	// HistoryWhole says that the chain of the history was found whole, and goes on. It is
	// made anew otherwise, over what is left of the history.
	HistoryWhole bool
	Unread       int // rows, and pages of tables, that could not be read
}

// SalvagedKind is how much of one sort of record was saved.
type SalvagedKind struct {
	Record      string // as in [annotate.Change]
	Saved, Lost int
	FromHistory int // of those saved: as the history last had them
}

// salvageLabel is what the history calls what salvaging did to the records.
const salvageLabel = "Save what could be saved"

// Salvage makes a new library at path to, where there is no file yet, of whatever can be
// read of the library at path from, which is damaged. That file is only read, and not by
// SQLite, which would give up at the first page that is not as it should be; see [pagesFile].
//
// Bytes are taken only if they have their hash. A record that cannot be read, or holds
// what it cannot hold, becomes what the history last had of it; where all of the history
// can be read and its chain is whole, every record does. What refers to something that is
// lost does without it or, if it cannot, is left out. All that is recorded as one action
// more, so that the new library passes [DB.Verify]. Nothing from before can be undone.
//
// Errors: NotFound if there is no file; Conflict if another process has it open, or there
// is a file at the new path; Unsupported if it was written by a newer Tickmark; Invalid if
// nothing in it can be read; Unavailable if the disk is full. If ctx ends, there is no new
// library. progress is told how many bytes were gone through, and of how many: the file is
// read, what was read is mended, and the new library is read again. It may be nil.
func Salvage(ctx context.Context, from, to string, o Options, progress func(done, total int64)) (saved Salvaged, err error) {
	if from, err = place(from); err != nil {
		return saved, err
	}
	held, err := acquire(from)
	if annotate.CodeOf(err) == annotate.Conflict {
		return saved, err
	} // else it lies where no lock can be made, nor anything be written by others
	defer func() { err = errors.Join(err, held.release()) }()
	pages, err := openPages(ctx, from)
	if errors.Is(err, fs.ErrNotExist) {
		return saved, annotate.Errorf(annotate.NotFound, "There is no library %s.", from)
	}
	if err != nil {
		return saved, unusable(from, err)
	}
	defer func() { err = errors.Join(err, pages.close()) }()
	size := pages.size()
	pages.tell = stage(progress, size, 0, 3)
	s := salvage{from: from, pages: pages, size: size, mended: stage(progress, size, 1, 3), seen: map[uint32]bool{}, lost: map[string]bool{}}
	err = makeLibrary(ctx, to, o, func(pool *sql.DB) error {
		sqlTx, err := pool.BeginTx(ctx, nil)
		if err != nil {
			return fmt.Errorf("begin to salvage: %w", err)
		}
		defer sqlTx.Rollback()
		s.tx = &Tx{Reader: Reader{q: sqlTx, view: inside(sqlTx)}, ctx: ctx, now: millisecond(o.clock()()), sql: sqlTx, ready: map[string]compiled{}}
		if err := s.fill(); err != nil {
			return err
		}
		return sqlTx.Commit()
	}, func(d *DB) error {
		found, err := d.Verify(ctx, stage(progress, size, 2, 3))
		if err == nil && len(found.Damages) > 0 {
			err = fmt.Errorf("what was salvaged is not whole: %+v", found.Damages)
		}
		return err
	})
	return s.Salvaged, (&DB{path: to}).explain(ctx, err)
}

// salvage is one under way.
type salvage struct {
	Salvaged
	from  string
	pages *pagesFile
	size  int64 // of these, in bytes
	tx    *Tx   // of the new library

	mended func(done, total int64) // how far the mending has come
	tell   func(done, total int64) // how far its present step has come

	seen   map[uint32]bool // pages of which it is known what they are, or that they are nothing
	tables []*salvagedTable
	lost   map[string]bool // records that are in Lost

	fromHistory map[string]int // how many records, by their sort
}

// fill makes the tables and brings in what there is, step by step.
func (s *salvage) fill() error {
	roots, err := s.readSchema()
	if err != nil {
		return err
	}
	if err := s.makeTables(roots); err != nil {
		return err
	}
	err = withoutTriggers(s.tx.ctx, s.tx.sql, func() error {
		return inTurn(s.readTables, s.readStrays, s.mend, s.count)
	})
	if err != nil {
		return err
	}
	return seal(s.tx.ctx, s.tx.sql, newest)
}

// mend makes what was read whole again, in steps of which each needs those before.
func (s *salvage) mend() error {
	steps := []func() error{
		s.checkHistory, s.takeFromHistory, s.checkBlobs, s.checkContents, s.missBytes,
		s.cutSentences, s.useEarlierVersions, s.replaceScales, s.checkPlaces, s.prune, s.countUses, s.record,
	}
	for i, step := range steps {
		s.tell = stage(s.mended, s.size, i, len(steps))
		if err := step(); err != nil {
			return err
		}
		s.tell(s.size, s.size)
	}
	return nil
}

func (s *salvage) exec(text string, args ...any) error {
	if _, err := s.tx.sql.ExecContext(s.tx.ctx, text, args...); err != nil {
		return fmt.Errorf("salvage: %w", err)
	}
	return nil
}

// drop deletes the records for which the SQL condition holds, and notes that they are lost.
func (s *salvage) drop(r record, condition string, args ...any) error {
	dropped, err := query(s.tx.ctx, s.tx.q, func(row scanner) (c annotate.Change, err error) {
		c.Record = r.name
		err = row.Scan(&c.RecordID, (*[]byte)(&c.Before))
		return c, err
	}, r.snapshot+" WHERE "+condition, args...)
	if err != nil {
		return fmt.Errorf("read every %s to drop: %w", r.name, err)
	}
	for _, c := range dropped {
		s.lose(c)
	}
	return s.exec(r.remove+" WHERE "+condition, args...)
}

func (s *salvage) lose(c annotate.Change) {
	if key := c.Record + " " + c.RecordID; !s.lost[key] {
		s.lost[key] = true
		s.Lost = append(s.Lost, c)
	}
}

// record writes into the history what has become of the records, and chains what is left
// of it.
func (s *salvage) record() error {
	if err := endUndo(s.tx.ctx, s.tx.sql); err != nil {
		return err
	}
	if !s.HistoryWhole {
		err := inTurn(
			// The order of the changes is that of their actions.
			func() error {
				return s.exec(`UPDATE changes SET n = -o.place FROM (
					SELECT c.n AS was, row_number() OVER (ORDER BY a.n, c.n) AS place FROM changes c JOIN actions a ON a.id = c.action_id) o WHERE o.was = changes.n`)
			},
			func() error { return s.exec("UPDATE changes SET n = -n") },
			func() error { return chainHistory(s.tx.ctx, s.tx.sql) },
		)
		if err != nil {
			return err
		}
	}
	err := eachUnlike(s.tx.ctx, s.tx.q, func(u unlike) error {
		s.tx.changes = append(s.tx.changes, change{record: u.record, id: u.id, before: u.after, after: sql.NullString{String: u.object, Valid: true}})
		return nil
	})
	if err != nil {
		return err
	}
	err = eachAbsent(s.tx.ctx, s.tx.q, func(a absent) error {
		s.tx.changes = append(s.tx.changes, change{record: a.record, id: a.id, before: sql.NullString{String: a.object, Valid: true}})
		s.lose(annotate.Change{Record: a.record.name, RecordID: a.id, Before: json.RawMessage(a.object)})
		return nil
	})
	if err != nil {
		return err
	}
	_, err = s.tx.recordAs(Work{Label: salvageLabel}, annotate.Do, "")
	return err
}

// count says how much of what was saved.
func (s *salvage) count() error {
	saved := 0
	for _, r := range allRecords {
		n, err := count(s.tx.ctx, s.tx.q, "SELECT count(*) FROM "+r.table)
		if err != nil {
			return fmt.Errorf("count what was saved: %w", err)
		}
		k := SalvagedKind{Record: r.name, Saved: n, FromHistory: s.fromHistory[r.name]}
		for _, c := range s.Lost {
			if c.Record == r.name {
				k.Lost++
			}
		}
		if k.Saved+k.Lost > 0 {
			s.Kinds = append(s.Kinds, k)
		}
		if r.name == articles.name || r.name == sources.name {
			saved += n
		}
	}
	if saved == 0 {
		return annotate.Errorf(annotate.Invalid, "Nothing can be saved of %s: no article and no source in it can be read. Restore a backup.", s.from)
	}
	return nil
}

// inTurn takes steps of which each needs those before.
func inTurn(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
