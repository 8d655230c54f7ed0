package db

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"tickmark/annotate"
)

// A View is the library at one moment, however long it is read and whatever is
// done in the meantime.
type View struct {
	Reader
	at time.Time
}

// View runs fn on the library as it is now. What is written while fn runs stays in
// the log beside the file, which grows by it.
func (d *DB) View(ctx context.Context, fn func(v View) error) error {
	return d.view(ctx, func(q queryer) error {
		return fn(View{Reader: Reader{q: q, view: inside(q)}, at: millisecond(d.now())})
	})
}

// At is when the view was taken.
func (v View) At() time.Time { return v.at }

// Schema is the number of the library's last migration: which tables it has, and
// which columns they have.
func (v View) Schema() int { return newest }

// A Table is a part of a library as it leaves it and comes back: all that was ever
// done. It has every table and column of the schema but the [derived] ones, so that
// nothing that a migration adds can be forgotten.
type Table struct {
	Name    string
	Columns []string
	types   []string // of the columns, as SQL has them
	order   string   // SQL: the order of the rows
	only    string   // SQL: which rows
}

// Where bytes lie that are known by their SHA-256: originals, texts and pictures in
// one, copies of sources in the other. Their rows are the hashes; the bytes are had
// by [View.Bytes].
const blobsTable, contentsTable = "blobs", "contents"

// derived is what is no part of a library's content, and why. A table, or a column
// of one.
var derived = map[string]string{
	"blobs.bytes":       "had by the hash",
	"contents.id":       "joins the bytes to their parts",
	"parts":             "bytes, had by the hash of their content",
	"damages":           "what verification found wrong with this file",
	"articles.coverage": "worked out from the claims when somebody asks",
}

// Tables returns what the library consists of, by name.
func (v View) Tables(ctx context.Context) ([]Table, error) { return tables(ctx, v.q) }

func tables(ctx context.Context, q queryer) ([]Table, error) {
	// Of type “table” are neither the search indexes nor the tables in which these are kept.
	names, err := query(ctx, q, scanText, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
	if err != nil {
		return nil, fmt.Errorf("list the tables: %w", err)
	}
	all := []Table{}
	for _, name := range names {
		if derived[name] != "" {
			continue
		}
		t := Table{Name: name}
		_, err := query(ctx, q, func(row scanner) (struct{}, error) {
			var column, kind string
			var key int
			err := row.Scan(&column, &kind, &key)
			if derived[name+"."+column] == "" {
				t.Columns, t.types = append(t.Columns, column), append(t.types, kind)
				if key > 0 {
					t.order = column
				}
			}
			return struct{}{}, err
		}, "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid", name)
		if err != nil {
			return nil, fmt.Errorf("list the columns of %s: %w", name, err)
		}
		if t.order == "" {
			t.order = t.Columns[0]
		}
		if name == contentsTable {
			t.only = " WHERE hash IS NOT NULL" // without one, somebody is still writing it
		}
		all = append(all, t)
	}
	return all, nil
}

// Count returns how many rows a table has.
func (v View) Count(ctx context.Context, t Table) (n int64, err error) {
	if err = v.q.QueryRowContext(ctx, "SELECT count(*) FROM "+t.Name+t.only).Scan(&n); err != nil {
		return 0, fmt.Errorf("count %s: %w", t.Name, err)
	}
	return n, nil
}

// Rows calls each with every row of a table in the order of its key: as a JSON
// object with the columns in the order of [Table.Columns], without white space. The
// same values are always the same bytes. Text that is not UTF-8 is an object with
// the one member base64. The bytes are each's only during the call.
func (v View) Rows(ctx context.Context, t Table, each func(row []byte) error) error {
	return rowsOf(ctx, v.q, t, each)
}

func rowsOf(ctx context.Context, q queryer, t Table, each func(row []byte) error) error {
	found, err := q.QueryContext(ctx, "SELECT "+strings.Join(t.Columns, ", ")+" FROM "+t.Name+t.only+" ORDER BY "+t.order)
	if err != nil {
		return fmt.Errorf("read %s: %w", t.Name, err)
	}
	defer found.Close()
	values := make([]any, len(t.Columns))
	into := make([]any, len(values))
	for i := range values {
		into[i] = &values[i]
	}
	var row bytes.Buffer
	for found.Next() {
		if err := found.Scan(into...); err != nil {
			return fmt.Errorf("read %s: %w", t.Name, err)
		}
		row.Reset()
		if err := encodeRow(&row, t.Columns, values); err != nil {
			return fmt.Errorf("encode a row of %s: %w", t.Name, err)
		}
		if err := each(row.Bytes()); err != nil {
			return err
		}
	}
	if err := found.Err(); err != nil {
		return fmt.Errorf("read %s: %w", t.Name, err)
	}
	return nil
}

// encodeRow writes the values as a JSON object. SQLite's own json_object would
// round numbers to 15 digits.
func encodeRow(to *bytes.Buffer, columns []string, values []any) error {
	to.WriteByte('{')
	for i, column := range columns {
		if i > 0 {
			to.WriteByte(',')
		}
		to.WriteString(`"` + column + `":`)
		switch value := values[i].(type) {
		case nil:
			to.WriteString("null")
		case int64:
			to.WriteString(strconv.FormatInt(value, 10))
		case float64:
			number, err := json.Marshal(value)
			if err != nil {
				return err
			}
			to.Write(number)
		case string:
			if !utf8.ValidString(value) {
				to.WriteString(`{"base64":"` + base64.StdEncoding.EncodeToString([]byte(value)) + `"}`)
				continue
			}
			encoder := json.NewEncoder(to)
			encoder.SetEscapeHTML(false) // what people wrote stays readable
			if err := encoder.Encode(value); err != nil {
				return err
			}
			to.Truncate(to.Len() - 1) // the line break after it
		default:
			return fmt.Errorf("%s is neither text nor a number", column)
		}
	}
	to.WriteByte('}')
	return nil
}

// Kept is bytes that the library keeps, by their SHA-256.
type Kept struct {
	Hash string
	Size int64
	Name string // of a file that they were; or one that says by its ending what they are; "" where nobody said
}

// Kept returns all bytes that the library keeps, by their hash, each once.
func (v View) Kept(ctx context.Context) ([]Kept, error) {
	found, err := query(ctx, v.q, func(row scanner) (k Kept, err error) {
		err = row.Scan(&k.Hash, &k.Size, &k.Name)
		return k, err
	}, `WITH
		names (hash, name) AS (
			SELECT hash, name FROM snapshots WHERE path = ''
			UNION ALL SELECT original_hash, original_name FROM versions WHERE original_hash IS NOT NULL
			UNION ALL SELECT blocks_hash, 'text.json' FROM versions UNION ALL SELECT sentences_hash, 'sentences.json' FROM versions
			UNION ALL SELECT blocks_hash, 'text.json' FROM snapshots WHERE blocks_hash IS NOT NULL),
		one (hash, name) AS (SELECT hash, min(name) FROM names GROUP BY hash),
		kept (hash, size) AS (
			SELECT hash, length(bytes) FROM blobs
			UNION SELECT hash, size FROM contents WHERE hash IS NOT NULL)
		SELECT k.hash, k.size, coalesce(o.name, '') FROM kept k LEFT JOIN one o ON o.hash = k.hash ORDER BY k.hash`)
	if err != nil {
		return nil, fmt.Errorf("list what is kept: %w", err)
	}
	// A damaged library may know one hash by two sizes.
	return slices.CompactFunc(found, func(a, b Kept) bool { return a.Hash == b.Hash }), nil
}

// Bytes opens bytes that the library keeps. Memory does not grow with copies of
// sources; the others, which are parts of articles, are held as a whole.
func (v View) Bytes(ctx context.Context, hash string) (io.Reader, error) {
	content, err := v.Content(ctx, hash)
	if err == nil {
		return content, nil
	}
	if annotate.CodeOf(err) != annotate.NotFound {
		return nil, err
	}
	blob, err := v.Blob(ctx, hash)
	return bytes.NewReader(blob), err
}

// decodeRow reads what encodeRow wrote: the values in the order of the columns.
func decodeRow(row []byte, t Table) ([]any, error) {
	decoder := json.NewDecoder(bytes.NewReader(row))
	decoder.UseNumber()
	var members map[string]any
	if err := decoder.Decode(&members); err != nil {
		return nil, err
	}
	if len(members) != len(t.Columns) {
		return nil, fmt.Errorf("it has %d columns and not %d", len(members), len(t.Columns))
	}
	values := make([]any, len(t.Columns))
	for i, column := range t.Columns {
		member, ok := members[column]
		if !ok {
			return nil, fmt.Errorf("it has no %s", column)
		}
		var err error
		switch value := member.(type) {
		case nil, string:
			values[i] = value
		case json.Number:
			if t.types[i] == "REAL" {
				values[i], err = value.Float64()
			} else {
				values[i], err = value.Int64()
			}
		case map[string]any:
			text, ok := value["base64"].(string)
			if !ok {
				err = errors.New("it is neither text nor a number")
				break
			}
			var b []byte
			b, err = base64.StdEncoding.DecodeString(text)
			values[i] = string(b)
		default:
			err = errors.New("it is neither text nor a number")
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", column, err)
		}
	}
	return values, nil
}
