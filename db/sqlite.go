package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"tickmark/annotate"
)

// engine is SQLite with the functions that our schema calls. It is not
// registered with database/sql, where names are global.
var engine = newEngine()

func newEngine() *sqlite.Driver {
	d := &sqlite.Driver{}
	d.MustRegisterDeterministicScalarFunction("searchable", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		s, _ := args[0].(string) // of NULL: ""
		return searchable(s), nil
	})
	d.MustRegisterDeterministicScalarFunction("block_text", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		blocks, _ := args[0].([]byte)
		return blockText(blocks)
	})
	d.MustRegisterDeterministicScalarFunction("cut_sentences", 2, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		blocks, _ := args[0].([]byte)
		lang, _ := args[1].(string)
		return cutSentences(blocks, lang)
	})
	d.MustRegisterDeterministicScalarFunction("sha256", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		b, _ := args[0].([]byte)
		return annotate.Hash(b), nil
	})
	return d
}

type connector string // a DSN

func (c connector) Connect(context.Context) (driver.Conn, error) { return engine.Open(string(c)) }

func (connector) Driver() driver.Driver { return engine }

// Pragmas belong in the DSN: one that is executed reaches one connection of the
// pool only. That what is acknowledged is on the disk, TestPowerCuts shows; without
// any of those in durable, acknowledged writes are lost.
const (
	// A sync on macOS reaches the drive but not its platters or chips, unless it is a
	// full one; elsewhere every sync is.
	durable        = "&_pragma=synchronous(full)&_pragma=fullfsync(on)&_pragma=checkpoint_fullfsync(on)"
	poolParameters = "_txlock=immediate&_defensive=1&_dqs=0&_busy_timeout=10000" +
		"&_pragma=journal_mode(wal)&_pragma=foreign_keys(on)" + durable
	// For creating and migrating: tables are replaced there, which foreign keys
	// would forbid, and the journal mode stays what it is.
	setupParameters = "_txlock=immediate&_defensive=1&_dqs=0&_busy_timeout=10000&_pragma=foreign_keys(off)" + durable
	// For looking at a file that nobody writes: SQLite then makes no files of its
	// own beside it, but does not see a write-ahead log either.
	lookParameters = "mode=ro&immutable=1&_dqs=0"
	// For looking at a file with a log beside it; neither is changed.
	lookWithLogParameters = "mode=ro&_dqs=0&_busy_timeout=10000"
)

// connect returns a pool of connections to the file; none is made yet.
func connect(path, parameters string) *sql.DB {
	return sql.OpenDB(connector(dataSource(path, parameters)))
}

// dataSource is the name by which SQLite opens a file.
func dataSource(path, parameters string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… is /C:/… in a URI
	}
	name := url.URL{Scheme: "file", Path: path, RawQuery: parameters}
	return name.String()
}

// using runs fn with a pool of its own.
func using(path, parameters string, fn func(pool *sql.DB) error) error {
	pool := connect(path, parameters)
	return errors.Join(fn(pool), pool.Close())
}

// failed reports whether err is one of the SQLite result codes. A primary code
// stands for all its extended ones.
func failed(err error, codes ...int) bool {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return false
	}
	for _, code := range codes {
		if e.Code() == code || e.Code()&0xFF == code {
			return true
		}
	}
	return false
}

// damaged reports whether SQLite found the file itself to be at fault.
func damaged(err error) bool { return failed(err, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) }

// unreachable reports whether the disk does not read or write.
func unreachable(err error) bool {
	return failed(err, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
}

func millis(t time.Time) int64 { return t.UnixMilli() }

// orNull is the value of a column for a time that may not have come.
func orNull(t *time.Time) sql.NullInt64 {
	if t == nil {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: millis(*t), Valid: true}
}

// orNothing is the value of a column for a reference that may not be there.
func orNothing(id string) sql.NullString { return sql.NullString{String: id, Valid: id != ""} }

// ifSet is the time in such a column, or nil.
func ifSet(column sql.NullInt64) *time.Time {
	if !column.Valid {
		return nil
	}
	t := time.UnixMilli(column.Int64).UTC()
	return &t
}

// moment scans a column of milliseconds.
type moment struct{ *time.Time }

// Scan implements [sql.Scanner].
func (m moment) Scan(value any) error {
	n, ok := value.(int64)
	if !ok {
		return errors.New("a time is not a number of milliseconds")
	}
	*m.Time = time.UnixMilli(n).UTC()
	return nil
}
