package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

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
// nothing in it can be read; Unavailable if the disk is full. progress is told how many
// bytes were read, and of how many, until everything else is done with them; it may be nil.
func Salvage(ctx context.Context, from, to string, o Options, progress func(done, total int64)) (saved Salvaged, err error) {
	if from, err = place(from); err != nil {
		return saved, err
	}
	held, err := acquire(from)
	if annotate.CodeOf(err) == annotate.Conflict {
		return saved, err
	} // else it lies where no lock can be made, nor anything be written by others
	defer func() { err = errors.Join(err, held.release()) }()
	pages, err := openPages(from)
	if errors.Is(err, fs.ErrNotExist) {
		return saved, annotate.Errorf(annotate.NotFound, "There is no library %s.", from)
	}
	if err != nil {
		return saved, unusable(from, err)
	}
	defer func() { err = errors.Join(err, pages.close()) }()
	pages.progress = progress
	s := salvage{from: from, pages: pages, seen: map[uint32]bool{}, lost: map[string]bool{}}
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
		found, err := d.Verify(ctx, nil)
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
	tx    *Tx // of the new library

	seen   map[uint32]bool // pages of which it is known what they are, or that they are nothing
	tables []*salvagedTable
	lost   map[string]bool // records that are in Lost

	fromHistory map[string]int // how many records, by their sort
}

// salvagedTable is a table of the new library, and what is known of it in the damaged one.
type salvagedTable struct {
	name       string
	columns    []salvagedColumn
	root       uint32 // 0: not known
	incomplete bool   // pages of which nobody knows may be its own
}

type salvagedColumn struct {
	name, kind string
	isNumber   bool // the row’s number stands in for it
	notNull    bool
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
		return inTurn(
			s.readTables, s.readStrays, s.checkHistory, s.takeFromHistory, s.checkBlobs, s.checkContents, s.missBytes,
			s.cutSentences, s.useEarlierVersions, s.replaceScales, s.checkPlaces, s.prune, s.countUses, s.record, s.count,
		)
	})
	if err != nil {
		return err
	}
	return seal(s.tx.ctx, s.tx.sql, newest)
}

func (s *salvage) exec(text string, args ...any) error {
	if _, err := s.tx.sql.ExecContext(s.tx.ctx, text, args...); err != nil {
		return fmt.Errorf("salvage: %w", err)
	}
	return nil
}

// readSchema returns on which page each table begins, of those of which it can be told.
func (s *salvage) readSchema() (map[string]uint32, error) {
	if first, err := s.pages.page(1); err == nil {
		if found, err := parseHeader(s.from, first[:headerSize]); err == nil && found.checkAge(s.from) != nil {
			return nil, found.checkAge(s.from)
		}
	}
	roots := map[string]uint32{}
	add := func(r row) error {
		if name, root, ok := tableIn(r); ok && roots[name] == 0 {
			roots[name] = root
		}
		return nil
	}
	unread := 0
	if err := s.pages.table(1, s.seen, add, func() { unread++ }); err != nil {
		return nil, err
	}
	if unread > 0 {
		// The rest of it lies on pages of its own, which show what they are.
		for n := range s.pages.count {
			t, err := s.pages.tablePage(n + 1)
			if err != nil || t.kind != leafPage || s.seen[n+1] {
				continue
			}
			if err := s.pages.rows(t, map[uint32]bool{}, add, func() {}); err != nil {
				return nil, err
			}
		}
	}
	return roots, nil
}

// tableIn is the name and the first page of a table, if that is what the row tells of
// (https://www.sqlite.org/schematab.html).
func tableIn(r row) (name string, root uint32, ok bool) {
	if len(r.values) != 5 || r.values[0] != "table" {
		return "", 0, false
	}
	name, isText := r.values[1].(string)
	number, isNumber := r.values[3].(int64)
	definition, _ := r.values[4].(string)
	return name, uint32(number), isText && isNumber && number > 1 && number == int64(uint32(number)) && strings.HasPrefix(definition, "CREATE TABLE")
}

// makeTables makes those of this Tickmark, in which rows of an older one fit: columns are
// only ever added at the end.
func (s *salvage) makeTables(roots map[string]uint32) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return fmt.Errorf("find the migrations: %w", err)
	}
	for _, name := range names {
		if err := apply(s.tx.ctx, s.tx.sql, migrations, name); err != nil {
			return fmt.Errorf("apply %s: %w", name, err)
		}
	}
	found, err := query(s.tx.ctx, s.tx.q, scanText, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
	if err != nil {
		return fmt.Errorf("list the tables: %w", err)
	}
	for _, name := range found {
		t := &salvagedTable{name: name, root: roots[name]}
		t.columns, err = query(s.tx.ctx, s.tx.q, func(row scanner) (c salvagedColumn, err error) {
			var key bool
			err = row.Scan(&c.name, &c.kind, &c.notNull, &key)
			c.isNumber = key && c.kind == "INTEGER"
			return c, err
		}, "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid", name)
		if err != nil {
			return fmt.Errorf("list the columns of %s: %w", name, err)
		}
		s.tables = append(s.tables, t)
		delete(roots, name)
	}
	// What is left are the tables of the search indexes, which are made anew.
	for _, root := range roots {
		if err := s.pages.table(root, s.seen, func(row) error { return nil }, func() {}); err != nil {
			return err
		}
	}
	s.pages.free(s.seen)
	return nil
}

// readTables brings in the rows of each table, one by itself.
func (s *salvage) readTables() error {
	for _, t := range s.tables {
		if t.incomplete = t.root == 0; t.incomplete {
			s.Unread++
			continue
		}
		bad := func() { s.Unread, t.incomplete = s.Unread+1, true }
		err := s.pages.table(t.root, s.seen, func(r row) error {
			values, ok := t.fit(r)
			if ok {
				var err error
				if ok, err = s.add(t, values); err != nil {
					return err
				}
			}
			if !ok {
				bad()
			}
			return nil
		}, bad)
		if err != nil {
			return err
		}
	}
	return nil
}

// add reports whether the row was taken.
func (s *salvage) add(t *salvagedTable, values []any) (bool, error) {
	if t.name == "damages" {
		return true, nil // it is of the other file
	}
	names := make([]string, len(values))
	for i := range values {
		names[i] = t.columns[i].name
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", ")
	insert, err := s.tx.prepared("INSERT INTO " + t.name + " (" + strings.Join(names, ", ") + ") VALUES (" + marks + ")")
	if err != nil {
		return false, fmt.Errorf("salvage %s: %w", t.name, err)
	}
	_, err = insert.ExecContext(s.tx.ctx, values...)
	if isRow(err) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("salvage %s: %w", t.name, err)
	}
	return true, nil
}

// fit returns the values of a row as the table takes them, and false if it is none of
// its. One of an older Tickmark has fewer.
func (t *salvagedTable) fit(r row) ([]any, bool) {
	if len(r.values) > len(t.columns) || len(r.values) == 0 {
		return nil, false
	}
	values := slices.Clone(r.values)
	for i, c := range t.columns[:len(values)] {
		if c.isNumber && values[i] == nil {
			if values[i] = r.n; r.n < 1 { // they are counted from 1
				return nil, false
			}
		}
		if whole, ok := values[i].(int64); ok && c.kind == "REAL" {
			values[i] = float64(whole) // as which SQLite keeps it
		}
		if !c.takes(values[i]) || !isSound(t.name+"."+c.name, values[i]) {
			return nil, false
		}
		if derived[t.name+"."+c.name] != "" && !c.notNull && !c.isNumber {
			values[i] = nil // it is worked out anew
		}
	}
	return values, true
}

func (c salvagedColumn) takes(value any) bool {
	switch value := value.(type) {
	case nil:
		return !c.notNull
	case int64:
		return c.kind == "INTEGER"
	case float64:
		return c.kind == "REAL"
	case string:
		return c.kind == "TEXT" && utf8.ValidString(value)
	default:
		return c.kind == "BLOB"
	}
}

// isSound reports whether text is what is read from it.
func isSound(column string, value any) bool {
	text, ok := value.(string)
	if !ok {
		return true
	}
	var err error
	switch column {
	case "claims.tags", "claims.checked":
		err = json.Unmarshal([]byte(text), &[]string{})
	case "scales.levels":
		err = json.Unmarshal([]byte(text), &[]annotate.Level{})
	case "evidence.selector":
		err = json.Unmarshal([]byte(text), &annotate.Selector{})
	case "changes.before", "changes.after":
		err = json.Unmarshal([]byte(text), &map[string]any{})
	}
	return err == nil
}

// readStrays brings in the rows of pages that no table leads to any more, because what did
// is damaged. Whose they are, their rows show: each has to fit, and only in one table. Of
// records the history knows better: such a page may also be one from which rows were
// deleted.
func (s *salvage) readStrays() error {
	for n := uint32(1); n <= s.pages.count; n++ {
		if s.seen[n] {
			continue
		}
		page, err := s.pages.tablePage(n)
		if err != nil || page.kind != leafPage {
			continue
		}
		var found []row
		if err := s.pages.rows(page, map[uint32]bool{}, func(r row) error { found = append(found, r); return nil }, func() { s.Unread++ }); err != nil {
			return err
		}
		t, ok := s.ownerOf(found)
		if !ok {
			continue
		}
		for _, r := range found {
			values, _ := t.fit(r)
			if told, err := s.isTold(t, values); err != nil || told {
				if err != nil {
					return err
				}
				continue
			}
			if _, err := s.add(t, values); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *salvage) ownerOf(rows []row) (*salvagedTable, bool) {
	var owner *salvagedTable
	for _, t := range s.tables {
		if !t.incomplete || len(rows) == 0 || slices.ContainsFunc(rows, func(r row) bool { _, ok := t.fit(r); return !ok }) {
			continue
		}
		if owner != nil {
			return nil, false
		}
		owner = t
	}
	return owner, owner != nil
}

// isTold reports whether the history tells of the record.
func (s *salvage) isTold(t *salvagedTable, values []any) (told bool, err error) {
	i := slices.IndexFunc(allRecords, func(r record) bool { return r.table == t.name })
	if i < 0 {
		return false, nil
	}
	key := slices.IndexFunc(t.columns, func(c salvagedColumn) bool { return c.name == allRecords[i].key })
	err = s.tx.q.QueryRowContext(s.tx.ctx, "SELECT EXISTS (SELECT 1 FROM changes WHERE record_id = ? AND record = ?)", values[key], allRecords[i].name).Scan(&told)
	return told, err
}

// checkBlobs drops the bytes that are not those of their hash.
func (s *salvage) checkBlobs() error { return s.exec("DELETE FROM blobs WHERE sha256(bytes) <> hash") }

// checkContents drops copies of sources that are not whole, and finds out of which hash
// the parts are of which nothing says so.
func (s *salvage) checkContents() error {
	type content struct {
		id   int64
		hash sql.NullString
		sum  hash.Hash
		end  int64 // of the parts so far; -1: one is missing
	}
	var all []content
	rows, err := s.tx.q.QueryContext(s.tx.ctx, "SELECT p.content, c.hash, p.start, p.bytes FROM parts p LEFT JOIN contents c ON c.id = p.content ORDER BY p.content, p.start")
	if err != nil {
		return fmt.Errorf("read the copies of sources: %w", err)
	}
	err = eachRow(rows, func() error {
		var now content
		var start int64
		var bytes sql.RawBytes
		if err := rows.Scan(&now.id, &now.hash, &start, &bytes); err != nil {
			return err
		}
		if len(all) == 0 || all[len(all)-1].id != now.id {
			now.sum = sha256.New()
			all = append(all, now)
		}
		c := &all[len(all)-1]
		if c.end != start {
			c.end = -1
			return nil
		}
		c.sum.Write(bytes)
		c.end += int64(len(bytes))
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the copies of sources: %w", err)
	}
	whole := map[int64]bool{}
	for _, c := range all {
		sum := hex.EncodeToString(c.sum.Sum(nil))
		if c.end < 0 || c.hash.Valid && c.hash.String != sum {
			continue
		}
		if !c.hash.Valid { // or nobody had come to its end
			var wanted bool
			err := s.tx.q.QueryRowContext(s.tx.ctx, "SELECT EXISTS (SELECT 1 FROM snapshots WHERE hash = ?1) AND NOT EXISTS (SELECT 1 FROM contents WHERE hash = ?1)", sum).Scan(&wanted)
			if err != nil {
				return fmt.Errorf("tell whose parts these are: %w", err)
			}
			if !wanted {
				continue
			}
		}
		whole[c.id] = true
		if err := s.exec("INSERT INTO contents (id, hash, size) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET hash = ?2, size = ?3", c.id, sum, c.end); err != nil {
			return err
		}
	}
	ids, err := query(s.tx.ctx, s.tx.q, func(row scanner) (id int64, err error) { err = row.Scan(&id); return id, err }, "SELECT id FROM contents UNION SELECT content FROM parts")
	if err != nil {
		return fmt.Errorf("list the copies of sources: %w", err)
	}
	for _, id := range ids {
		if whole[id] {
			continue
		}
		if err := errors.Join(s.exec("DELETE FROM parts WHERE content = ?", id), s.exec("DELETE FROM contents WHERE id = ?", id)); err != nil {
			return err
		}
	}
	return nil
}

// checkHistory finds out whether all of the history is there, as it was written. Then it
// says better than any row what the records were: its chain would show a letter changed.
func (s *salvage) checkHistory() error {
	for _, t := range s.tables {
		if t.incomplete && (t.name == "actions" || t.name == "changes") {
			return nil
		}
	}
	last, err := lastLink(s.tx.ctx, s.tx.q)
	if err != nil {
		return err
	}
	s.HistoryWhole = true
	return eachLink(s.tx.ctx, s.tx.q, last.n, func(int64) {}, func(l link) error {
		s.HistoryWhole = s.HistoryWhole && l.made == l.stored && l.ordered
		return nil
	})
}

// takeFromHistory makes records that are missing what the history last had of them, and,
// where it is whole, those that are other than it says.
func (s *salvage) takeFromHistory() error {
	s.fromHistory = map[string]int{}
	wanted := []change{}
	if s.HistoryWhole {
		err := eachUnlike(s.tx.ctx, s.tx.q, func(u unlike) error {
			if u.last != nil {
				wanted = append(wanted, change{record: u.record, id: u.id, before: sql.NullString{Valid: true}, after: u.after})
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	err := eachAbsent(s.tx.ctx, s.tx.q, func(a absent) error {
		wanted = append(wanted, change{record: a.record, id: a.id, after: sql.NullString{String: a.object, Valid: true}})
		return nil
	})
	if err != nil {
		return err
	}
	for _, c := range wanted {
		if c.before.Valid {
			if err := s.exec(c.record.remove+" WHERE "+c.record.key+" = ?", c.id); err != nil {
				return err
			}
		}
	}
	for _, c := range wanted {
		var has map[string]json.RawMessage
		if json.Unmarshal([]byte(c.after.String), &has) != nil {
			continue // it was deleted
		}
		_, err := s.tx.sql.ExecContext(s.tx.ctx, c.record.restoreOnly(func(column string) bool { return has[column] != nil }), c.after.String)
		if err != nil && !isRow(err) {
			return fmt.Errorf("take a %s from the history: %w", c.record.name, err)
		}
		if err == nil {
			s.fromHistory[c.record.name]++
		}
	}
	return nil
}

// missBytes notes the bytes that something refers to and that are not there, and drops the
// texts and copies that were made of them.
func (s *salvage) missBytes() error {
	missing, err := query(s.tx.ctx, s.tx.q, scanText, `SELECT hash FROM (
		SELECT blocks_hash AS hash FROM versions UNION SELECT original_hash FROM versions UNION SELECT blocks_hash FROM snapshots)
		WHERE hash NOT IN (SELECT hash FROM blobs)
		UNION SELECT hash FROM snapshots WHERE path = '' AND hash NOT IN (SELECT hash FROM contents WHERE hash IS NOT NULL)`)
	if err != nil {
		return fmt.Errorf("look for bytes that are lost: %w", err)
	}
	for _, hash := range missing {
		uses, err := query(s.tx.ctx, s.tx.q, func(row scanner) (annotate.Damage, error) {
			use := annotate.Damage{Hash: hash, Fault: missed}
			err := row.Scan(&use.What, &use.SnapshotID)
			return use, err
		}, usesOfHash, hash)
		if err != nil {
			return fmt.Errorf("name bytes that are lost: %w", err)
		}
		s.LostBytes = append(s.LostBytes, uses...)
	}
	return inTurn(
		func() error { return s.drop(versions, "blocks_hash NOT IN (SELECT hash FROM blobs)") },
		func() error {
			return s.drop(snapshots, "path = '' AND hash NOT IN (SELECT hash FROM contents WHERE hash IS NOT NULL)")
		},
		func() error {
			return s.exec("UPDATE evidence SET snapshot_id = NULL, selector = NULL WHERE snapshot_id NOT IN (SELECT id FROM snapshots)")
		},
	)
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

// cutSentences cuts those again that are lost, or that an older Tickmark did not keep.
func (s *salvage) cutSentences() error {
	return inTurn(
		func() error {
			return s.exec(`INSERT OR IGNORE INTO blobs (hash, bytes) SELECT sha256(sentences), sentences FROM (` + sentencesAgain + `)`)
		},
		func() error {
			return s.exec(`UPDATE versions SET sentences_hash = c.hash FROM (SELECT id, sha256(sentences) AS hash FROM (` + sentencesAgain + `)) c WHERE c.id = versions.id`)
		},
	)
}

const sentencesAgain = `SELECT v.id, cut_sentences(t.bytes, coalesce(a.lang, '')) AS sentences
	FROM versions v JOIN blobs t ON t.hash = v.blocks_hash LEFT JOIN articles a ON a.id = v.article_id
	WHERE v.sentences_hash NOT IN (SELECT hash FROM blobs)`

// useEarlierVersions gives articles whose current text is lost the newest that is not.
func (s *salvage) useEarlierVersions() error {
	return s.exec(`UPDATE articles SET version_id = v.id FROM (SELECT article_id, id, max(seq) FROM versions GROUP BY article_id) v
		WHERE v.article_id = articles.id AND articles.version_id NOT IN (SELECT id FROM versions)`)
}

// replaceScales makes scales anew that are lost: a verdict without its scale would be lost
// as well. If they can be those of the default scale, the levels are; else they have no
// more than their keys.
func (s *salvage) replaceScales() error {
	type use struct{ scale, level string }
	uses, err := query(s.tx.ctx, s.tx.q, func(row scanner) (u use, err error) {
		err = row.Scan(&u.scale, &u.level)
		return u, err
	}, "SELECT DISTINCT scale_version_id, level FROM verdicts WHERE scale_version_id NOT IN (SELECT id FROM scales) ORDER BY scale_version_id, level")
	if err != nil {
		return fmt.Errorf("look for scales that are lost: %w", err)
	}
	made := map[string]annotate.ScaleFields{}
	for _, u := range uses {
		f, known := made[u.scale]
		if !known {
			f = annotate.DefaultScale()
		}
		if _, ok := f.Level(u.level); !ok {
			keys := []annotate.Level{}
			for _, other := range uses {
				if other.scale == u.scale {
					keys = append(keys, annotate.Level{Key: other.level, Label: other.level})
				}
			}
			f.Levels = keys
		}
		made[u.scale] = f
	}
	for id, f := range made {
		f.Name = "A scale that was lost"
		if err := s.tx.AddScale(annotate.Scale{ID: id, ScaleID: annotate.NewID(), Version: 1, CreatedAt: s.tx.now, ScaleFields: f}); err != nil {
			return err
		}
	}
	s.tx.changes = nil // record finds what has changed
	return nil
}

// checkPlaces drops places that are not, or not with those words, in the text that they
// are of.
func (s *salvage) checkPlaces() error {
	ids, err := query(s.tx.ctx, s.tx.q, scanText, "SELECT id FROM versions")
	if err != nil {
		return fmt.Errorf("list the texts: %w", err)
	}
	for _, id := range ids {
		version, err := s.tx.Version(s.tx.ctx, id)
		if err != nil {
			return err
		}
		text := version.Text()
		for _, r := range []record{passages, asides} {
			places, err := query(s.tx.ctx, s.tx.q, func(row scanner) (p annotate.Passage, err error) {
				err = row.Scan(&p.ID, &p.Start, &p.End, &p.Quote.Exact)
				return p, err
			}, "SELECT id, start, stop, exact FROM "+r.table+" WHERE version_id = ?", id)
			if err != nil {
				return fmt.Errorf("read the places in a text: %w", err)
			}
			for _, p := range places {
				if text.Check(p.Span) == nil && text.Slice(p.Span) == p.Quote.Exact {
					continue
				}
				if err := s.drop(r, "id = ?", p.ID); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// prune has records do without what is lost, or drops them, until nothing refers to
// anything that is not there.
func (s *salvage) prune() error {
	type reference struct {
		table, column string
		row           int64
		needed        bool
	}
	for {
		broken, err := query(s.tx.ctx, s.tx.q, func(row scanner) (r reference, err error) {
			err = row.Scan(&r.table, &r.row, &r.column, &r.needed)
			return r, err
		}, `SELECT c."table", c.rowid, k."from", t."notnull" FROM pragma_foreign_key_check c
			JOIN pragma_foreign_key_list(c."table") k ON k.id = c.fkid JOIN pragma_table_info(c."table") t ON t.name = k."from"`)
		if err != nil {
			return fmt.Errorf("look for what refers to nothing: %w", err)
		}
		if len(broken) == 0 {
			break
		}
		for _, b := range broken {
			i := slices.IndexFunc(allRecords, func(r record) bool { return r.table == b.table })
			switch {
			case !b.needed:
				err = s.exec("UPDATE "+b.table+" SET "+b.column+" = NULL WHERE rowid = ?", b.row)
			case i >= 0:
				err = s.drop(allRecords[i], "rowid = ?", b.row)
			default:
				err = s.exec("DELETE FROM "+b.table+" WHERE rowid = ?", b.row)
			}
			if err != nil {
				return err
			}
		}
	}
	return s.drop(losses, "passage_id IS NULL AND region_id IS NULL")
}

// countUses brings up to date what the triggers keep otherwise.
func (s *salvage) countUses() error {
	return inTurn(
		func() error {
			return s.exec("UPDATE sources SET uses = (SELECT count(*) FROM evidence WHERE source_id = sources.id)")
		},
		func() error {
			return s.exec("UPDATE articles SET worked_at = max(updated_at, coalesce((SELECT max(at) FROM actions WHERE article_id = articles.id), 0)) WHERE worked_at = 0")
		},
	)
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
