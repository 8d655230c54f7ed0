package db

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

const pagesTable = "CREATE TABLE t (n INTEGER PRIMARY KEY, a, b)"

// FuzzPages reads files that are databases no more, and what may be their logs and
// journals, to an end. Of a database that SQLite finds whole it reads the rows that
// SQLite reads, or says that it could not.
func FuzzPages(f *testing.F) {
	path := filepath.Join(f.TempDir(), "pages.db")
	err := using(path, "_pragma=journal_mode(wal)&_pragma=wal_autocheckpoint(0)", func(pool *sql.DB) error {
		for _, statement := range []string{
			pagesTable,
			"INSERT INTO t VALUES (1, 'pier', 900), (-7, NULL, 0.5), (1 << 40, x'00ff', -1), (9, zeroblob(9000), 1 << 60)",
			"WITH RECURSIVE i (n) AS (VALUES (10) UNION ALL SELECT n + 1 FROM i WHERE n < 200) INSERT INTO t SELECT n, printf('%.*c', n, 'x'), n * 1000000007 FROM i",
			"DELETE FROM t WHERE n BETWEEN 20 AND 120",
		} {
			if _, err := pool.ExecContext(f.Context(), statement); err != nil {
				return err
			}
		}
		database, err := os.ReadFile(path)
		log, logErr := os.ReadFile(path + "-wal")
		f.Add(database, log, true)
		return errors.Join(err, logErr)
	})
	if err != nil {
		f.Fatal(err)
	}
	database, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(database, []byte{}, true)
	f.Add(database, logOf(2, database[pageSize:2*pageSize]), true)
	f.Add(database, logOf(math.MaxUint32, database[pageSize:2*pageSize]), true)
	f.Add(database, journalOf(2, database[pageSize:2*pageSize]), false)
	f.Fuzz(func(t *testing.T, database, beside []byte, log bool) {
		path := filepath.Join(t.TempDir(), "pages.db")
		ending := map[bool]string{true: "-wal", false: "-journal"}[log]
		if err := errors.Join(os.WriteFile(path, database, 0o600), os.WriteFile(path+ending, beside, 0o600)); err != nil {
			t.Fatal(err)
		}
		got, unread := rowsInPages(t, path)
		if len(beside) > 0 {
			return
		}
		want, ok := rowsInSQLite(t, path)
		if !ok {
			return
		}
		rest := slices.DeleteFunc(slices.Clone(want), func(row string) bool { return slices.Contains(got, row) })
		if len(rest) > unread || len(got)+len(rest) != len(want) {
			t.Errorf("%d rows, %d unread; SQLite reads %d, of them others %.300q", len(got), unread, len(want), rest)
		}
	})
}

// rowsInPages returns the rows of the table t, and how many rows and pages could not be
// read. It also reads all that no table leads to.
func rowsInPages(t *testing.T, path string) (rows []string, unread int) {
	t.Helper()
	p, err := openPages(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer p.close()
	seen, root, nothing := map[uint32]bool{}, uint32(0), func() {}
	err = p.table(1, seen, func(r row) error {
		if name, page, ok := tableIn(r); ok && name == "t" {
			root = page
		}
		return nil
	}, nothing)
	if err == nil {
		err = p.table(root, seen, func(r row) error {
			values := append(r.values, nil, nil, nil)
			rows = append(rows, rowText(r.n, values[1], values[2]))
			return nil
		}, func() { unread++ })
	}
	p.free(seen)
	for _, n := range p.numbers() {
		if page, pageErr := p.tablePage(n); pageErr == nil && page.kind == leafPage {
			err = errors.Join(err, p.rows(page, seen, func(row) error { return nil }, nothing))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return rows, unread
}

// rowsInSQLite returns the rows of the table t; not ok if SQLite finds anything wrong, or
// the database is none of those that we make.
func rowsInSQLite(t *testing.T, path string) (rows []string, ok bool) {
	t.Helper()
	err := using(path, "mode=ro&immutable=1", func(pool *sql.DB) error {
		var found string
		err := pool.QueryRowContext(t.Context(), `SELECT integrity_check || page_size || encoding || group_concat(sql)
			FROM pragma_integrity_check, pragma_page_size, pragma_encoding, sqlite_schema`).Scan(&found)
		if err != nil || found != "ok4096UTF-8"+pagesTable {
			return errors.Join(errors.New(found), err)
		}
		rows, err = query(t.Context(), pool, func(s scanner) (string, error) {
			var n, a, b any
			err := s.Scan(&n, &a, &b)
			return rowText(n, a, b), err
		}, "SELECT n, a, b FROM t")
		return err
	})
	return rows, err == nil
}

// rowText is a row so that it can be compared. SQLite takes what is no number for NULL.
func rowText(values ...any) string {
	for i, v := range values {
		if number, ok := v.(float64); ok && math.IsNaN(number) {
			values[i] = nil
		}
	}
	return fmt.Sprintf("%T %[1]v, %T %[2]q, %T %[3]v", values...)
}

// logOf is a write-ahead log with one page.
func logOf(number uint32, page []byte) []byte {
	sum := logSum{order: binary.LittleEndian}
	summed := func(b, of []byte) []byte {
		sum.add(of)
		return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, sum.s0), sum.s1)
	}
	numbers := func(all ...uint32) (b []byte) {
		for _, n := range all {
			b = binary.BigEndian.AppendUint32(b, n)
		}
		return b
	}
	header := numbers(0x377f0682, 3007000, pageSize, 0, 1, 2)
	header = summed(header, header)
	frame := numbers(number, number)
	sum.add(frame)
	frame = summed(append(frame, header[16:24]...), page)
	return slices.Concat(header, frame, page)
}

// journalOf is a rollback journal with one page.
func journalOf(number uint32, page []byte) []byte {
	const sector = 512
	journal := []byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
	for _, n := range []uint32{1, 0, number, sector, pageSize} {
		journal = binary.BigEndian.AppendUint32(journal, n)
	}
	journal = append(journal, make([]byte, sector-len(journal))...)
	journal = append(binary.BigEndian.AppendUint32(journal, number), page...)
	sum := uint32(0)
	for i := pageSize - 200; i > 0; i -= 200 {
		sum += uint32(page[i])
	}
	return binary.BigEndian.AppendUint32(journal, sum)
}
