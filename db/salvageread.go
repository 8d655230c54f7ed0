package db

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"tickmark/annotate"
)

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
		for _, n := range s.pages.numbers() {
			t, err := s.pages.tablePage(n)
			if err != nil || t.kind != leafPage || s.seen[n] {
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
	for _, n := range s.pages.numbers() {
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
