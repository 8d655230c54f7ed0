package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

// A record that somebody adds is in a dump, or has a reason not to be.
func TestDumpLeavesNothingOut(t *testing.T) {
	d, _ := openTest(t)
	dumped := map[string]bool{}
	for _, table := range allTables(t, d) {
		dumped[table.Name] = true
		for _, column := range table.Columns {
			dumped[table.Name+"."+column] = true
		}
	}
	for name, r := range records {
		snapshot := r.snapshot[:strings.LastIndex(r.snapshot, " FROM ")]
		if !dumped[r.table] || strings.Count(snapshot, "', ") == 0 {
			t.Errorf("no dump has the record %s", name)
		}
		for _, member := range strings.Split(snapshot, "'") {
			if !strings.ContainsAny(member, " ,()") && !dumped[r.table+"."+member] {
				t.Errorf("no dump has the column %s of the record %s", member, name)
			}
		}
	}
	columns, err := query(t.Context(), d.q, func(row scanner) (c [2]string, err error) {
		err = row.Scan(&c[0], &c[1])
		return c, err
	}, "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table' AND s.name NOT LIKE '%\\_fts%' ESCAPE '\\'")
	if err != nil {
		t.Fatal(err)
	}
	exists := map[string]bool{}
	for _, c := range columns {
		table, column := c[0], c[0]+"."+c[1]
		exists[table], exists[column] = true, true
		if !dumped[column] && derived[table] == "" && derived[column] == "" {
			t.Errorf("no dump has %s, and nothing says why", column)
		}
	}
	for name := range derived {
		if !exists[name] || dumped[name] {
			t.Errorf("%s is said to be derived, and is not there or dumped", name)
		}
	}
}

func allTables(t testing.TB, d *DB) (all []Table) {
	t.Helper()
	err := d.View(t.Context(), func(v View) (err error) {
		all, err = v.Tables(t.Context())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// content is everything that a library has, as text.
func content(t testing.TB, q queryer) string {
	t.Helper()
	all, err := tables(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, table := range all {
		fmt.Fprintln(&b, table.Name)
		if err := rowsOf(t.Context(), q, table, func(row []byte) error { fmt.Fprintf(&b, "%s\n", row); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// another is a Source over any file of any schema, with faults for some tables.
type another struct {
	schema int
	reader Reader
	alter  func(table string, row []byte) []byte // may be nil
	bytes  func(hash string, b []byte) ([]byte, error)
}

func (a another) Schema() int { return a.schema }

func (a another) Rows(ctx context.Context, t Table, each func([]byte) error) error {
	return rowsOf(ctx, a.reader.q, t, func(row []byte) error {
		if a.alter != nil {
			row = a.alter(t.Name, bytes.Clone(row))
		}
		return each(row)
	})
}

func (a another) Bytes(ctx context.Context, hash string) (io.ReadCloser, error) {
	b, err := a.reader.Blob(ctx, hash)
	if annotate.CodeOf(err) == annotate.NotFound {
		var r io.Reader
		if r, err = (View{Reader: a.reader}).Bytes(ctx, hash); err == nil {
			b, err = io.ReadAll(r)
		}
	}
	if err == nil && a.bytes != nil {
		b, err = a.bytes(hash, b)
	}
	return io.NopCloser(bytes.NewReader(b)), err
}

// lively returns a library in which every record occurs, with a history that was
// partly undone.
func lively(t *testing.T) (*DB, *clock) {
	d, clock := openTest(t)
	random := rand.New(rand.NewPCG(11, 7))
	for name, b := range map[string]io.Reader{"a copy": strings.NewReader("pier plan"), "a large one": io.LimitReader(rand.NewChaCha8([32]byte{}), 2*partSize+5)} {
		if _, _, err := d.AddContent(t.Context(), b, 10*partSize); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if err := d.SetSetting(t.Context(), "Ada", "person", "Zoë <Ben> & \u2028Co"); err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		if i%10 == 5 {
			_, _ = d.Undo(t.Context(), "", "Ada") // may have nothing to do
		}
		workAtRandom(t, d, random)
	}
	for _, making := range []struct {
		record record
		label  string
	}{
		{articles, "Import"},
		{claims, "Mark"},
		{evidence, "Cite"},
		{snapshots, "Capture"},
		{verdicts, "Judge"},
		{regions, "Point"},
		{passages, "Mark"},
		{losses, "Lose"},
		{asides, "Set aside"},
		{queries, "Ask"},
		{searches, "Log"},
		{dismissals, "Dismiss"},
		{waivers, "Waive"},
	} {
		for i := 0; rowCount(t, d, making.record.table) == 0; i++ {
			if i > 30 {
				t.Fatalf("%s makes no %s", making.label, making.record.name)
			}
			work(t, d, random, making.label)
		}
	}
	page, _, err := d.Articles(t.Context(), ArticleQuery{})
	if err != nil {
		t.Fatal(err)
	}
	do(t, d, Work{Label: "Sign off", Person: "Ben"}, func(tx *Tx) error {
		return tx.PutSignOff(annotate.SignOff{ID: annotate.NewID(), ArticleID: page[0].ID, Person: "Ben", At: tx.Now()})
	})
	work(t, d, random, "Rename article")
	for _, r := range records {
		if rowCount(t, d, r.table) == 0 {
			t.Fatalf("there is no %s", r.name)
		}
	}
	if _, err := d.Undo(t.Context(), "", "Ada"); err != nil {
		t.Fatal(err)
	}
	// What no work makes: text that is not UTF-8, and bytes that are an original and a copy.
	do(t, d, Work{Label: "Edit article"}, func(tx *Tx) error {
		page[0].Note = "A\xffB"
		return tx.PutArticle(page[0].Article)
	})
	do(t, d, Work{Label: "Keep"}, func(tx *Tx) error { _, err := tx.putBlob([]byte("pier plan")); return err })
	if _, err := d.pool.Exec("INSERT INTO contents DEFAULT VALUES"); err != nil { // as if a copy was still being written
		t.Fatal(err)
	}
	return d, clock
}

func rowCount(t *testing.T, d *DB, table string) (n int) {
	t.Helper()
	if err := d.q.QueryRowContext(t.Context(), "SELECT count(*) FROM "+table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestBuildMakesTheSameLibrary(t *testing.T) {
	d, clock := lively(t)
	path := filepath.Join(t.TempDir(), "new folder", "again.tickmark")
	err := d.View(t.Context(), func(v View) error {
		return Build(t.Context(), path, Options{Now: clock.Now}, another{schema: v.Schema(), reader: v.Reader}, func(*DB) error { return nil })
	})
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file is %v, %v", info, err)
	}
	again := reopen(t, path, clock)
	if got, want := content(t, again.q), content(t, d.q); got != want {
		t.Errorf("the content is\n%s\nwant\n%s", got, want)
	}
	for _, library := range []*DB{d, again} {
		if v, err := library.Verify(t.Context(), nil); err != nil || len(v.Damages) > 0 {
			t.Errorf("%+v, %v", v, err)
		}
	}
	// From there both go the same way back, and forth again.
	for step := 0; ; step++ {
		if got, want := state(t, again), state(t, d); got != want {
			t.Fatalf("after %d steps the state is\n%s\nwant\n%s", step, got, want)
		}
		_, err1 := d.Undo(t.Context(), "", "Ben")
		_, err2 := again.Undo(t.Context(), "", "Ben")
		if fmt.Sprint(err1) != fmt.Sprint(err2) {
			t.Fatalf("undo: %v, and before: %v", err2, err1)
		}
		if err1 != nil {
			if step < 3 {
				t.Fatalf("only %d steps could be taken back: %v", step, err1)
			}
			break
		}
	}
	if _, err := again.Redo(t.Context(), "", "Ben"); err != nil {
		t.Error(err)
	}
}

// A dump that an earlier Tickmark made comes to the library that its own would have
// been migrated to.
func TestBuildFromEarlierSchemas(t *testing.T) {
	for schema := 1; schema < newest; schema++ {
		t.Run(fmt.Sprint(schema), func(t *testing.T) {
			clock := newClock()
			path := oldLibrary(t, 1, clock, firstLibrary)
			folder := filepath.Dir(path)
			if schema > 1 {
				if err := migrate(t.Context(), path, 1, theFirst(t, schema), clock.Now()); err != nil {
					t.Fatal(err)
				}
			}
			again := filepath.Join(folder, "again.tickmark")
			err := using(path, lookParameters, func(pool *sql.DB) error {
				return Build(t.Context(), again, Options{Now: clock.Now}, another{schema: schema, reader: Reader{q: pool}}, func(*DB) error { return nil })
			})
			if err != nil {
				t.Fatal(err)
			}
			built, migrated := reopen(t, again, clock), reopen(t, path, clock)
			if got, want := content(t, built.q), content(t, migrated.q); got != want {
				t.Errorf("the content is\n%s\nwant\n%s", got, want)
			}
			if got, want := state(t, built), state(t, migrated); got != want {
				t.Errorf("the state is\n%s\nwant\n%s", got, want)
			}
			if left, _ := filepath.Glob(filepath.Join(folder, "again*backup*")); len(left) > 0 {
				t.Errorf("a library that is only being made was backed up: %q", left)
			}
		})
	}
}

// firstLibrary is a small library of the first schema.
const firstLibrary = `
	INSERT INTO blobs SELECT sha256(b), b FROM (SELECT CAST('[{"kind":"paragraph","text":"The pier is long. It is old."}]' AS BLOB) AS b);
	INSERT INTO articles (id, kind, title, byline, publisher, url, lang, published_on, note, version_id, created_at, updated_at)
	VALUES ('a', 'published', 'Pier', 'Ada Marsh', '', '', 'en', '', 'Ask.', 'v', 1, 1);
	INSERT INTO versions (id, article_id, seq, blocks_hash, text_hash, words, original_name, format, captured_at)
	SELECT 'v', 'a', 1, hash, 't', 7, '', 'text', 1 FROM blobs;
	INSERT INTO claims (id, article_id, wording, claimant, claimant_role, said_on, kind, priority, status, tags, note, created_at, updated_at)
	VALUES ('c', 'a', 'Long?', '', '', '', 'other', 'normal', 'verified', '["pier"]', '', 1, 1);
	INSERT INTO passages VALUES ('p', 'c', 'v', 0, 16, 'The pier is long', '', '');
	INSERT INTO scales VALUES ('z1', 'z', 1, 'House', '[{"key":"true","label":"True"}]', 1, NULL);
	INSERT INTO verdicts VALUES ('j', 'c', 'z1', 'true', 'It is.', 'Ben', 2, 2, NULL);
	INSERT INTO sources (id, title, author, publisher, issued, url, class, created_at, updated_at)
	VALUES ('s', 'Harbour survey', '', '', '', '', 'primary', 1, 1);
	INSERT INTO evidence VALUES ('e', 'c', 's', 'supports', 'page', '4', '', '', '', '', 1, 1);
	INSERT INTO settings VALUES ('person', 'Ben');
	INSERT INTO actions (id, kind, label, article_id, person, at, state) VALUES ('h', 'do', 'Mark claim', 'a', 'Ben', 3, 'done');
	INSERT INTO changes (id, action_id, at, record, record_id, before, after) VALUES ('i', 'h', 3, 'setting', 'person', NULL, '{"key":"person","value":"Ben"}');`

// What is not the copy of a whole library becomes none, and leaves no file.
func TestBuildRefuses(t *testing.T) {
	d, clock := openTest(t)
	a := addArticle(t, d, "Pier", "The pier is long.")
	addClaim(t, d, a, annotate.Span{Start: 0, End: 8})
	if _, _, err := d.AddContent(t.Context(), strings.NewReader("pier plan"), 100); err != nil {
		t.Fatal(err)
	}
	in := func(table, was, becomes string) func(string, []byte) []byte {
		return func(name string, row []byte) []byte {
			if name != table {
				return row
			}
			changed := bytes.Replace(row, []byte(was), []byte(becomes), 1)
			if bytes.Equal(changed, row) {
				t.Errorf("%q is not in %s", was, row)
			}
			return changed
		}
	}
	broken := errors.New("the disk is gone")
	fine := func(*DB) error { return nil }
	for name, c := range map[string]struct {
		schema int
		alter  func(string, []byte) []byte
		bytes  func(string, []byte) ([]byte, error)
		look   func(*DB) error
		code   annotate.Code
		err    error
	}{
		"a newer one":             {schema: newest + 1, code: annotate.Unsupported},
		"one of no version":       {schema: -1, code: annotate.Invalid},
		"no JSON":                 {alter: in("claims", "{", "["), code: annotate.Invalid},
		"a column too few":        {alter: in("claims", `"note":"Ask again.",`, ""), code: annotate.Invalid},
		"a column too many":       {alter: in("claims", `"note"`, `"colour":"","note"`), code: annotate.Invalid},
		"another column":          {alter: in("claims", `"note"`, `"colour"`), code: annotate.Invalid},
		"text for a number":       {alter: in("claims", `"created_at":1`, `"created_at":"x","x":1`), code: annotate.Invalid},
		"a fraction for a number": {alter: in("passages", `"start":0`, `"start":0.5`), code: annotate.Invalid},
		"nothing for a text":      {alter: in("claims", `"note":"Ask again."`, `"note":null`), code: annotate.Invalid},
		"a list":                  {alter: in("claims", `"note":"Ask again."`, `"note":[]`), code: annotate.Invalid},
		"no state":                {alter: in("actions", `"state":null`, `"state":"redone"`), code: annotate.Invalid},
		"white space":             {alter: in("claims", `"note":`, `"note": `), code: annotate.Invalid},
		"a broken reference":      {alter: in("passages", a.VersionID, annotate.NewID()), code: annotate.Invalid},
		"other bytes":             {bytes: func(_ string, b []byte) ([]byte, error) { b[0] ^= 1; return b, nil }, code: annotate.Invalid},
		"bytes cut short":         {bytes: func(_ string, b []byte) ([]byte, error) { return b[:len(b)-1], nil }, code: annotate.Invalid},
		"more bytes":              {bytes: func(_ string, b []byte) ([]byte, error) { return append(b, 0), nil }, code: annotate.Invalid},
		"another size":            {alter: in("contents", `"size":9`, `"size":8`), code: annotate.Invalid},
		"a size below nothing":    {alter: in("contents", `"size":9`, `"size":-9`), code: annotate.Invalid},
		"a disk that fails":       {bytes: func(string, []byte) ([]byte, error) { return nil, broken }, err: broken},
		"who looks at it":         {look: func(*DB) error { return broken }, err: broken},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			source := another{schema: newest, reader: d.Reader, alter: c.alter, bytes: c.bytes}
			if c.schema != 0 {
				source.schema = max(c.schema, 0)
			}
			look := fine
			if c.look != nil {
				look = c.look
			}
			err := Build(t.Context(), filepath.Join(folder, "again.tickmark"), Options{Now: clock.Now}, source, look)
			if c.err != nil && !errors.Is(err, c.err) || c.err == nil && annotate.CodeOf(err) != c.code {
				t.Errorf("%v", err)
			}
			if left, _ := os.ReadDir(folder); len(left) > 0 {
				t.Errorf("there is still %v", left)
			}
		})
	}
	t.Run("over another library", func(t *testing.T) {
		before := content(t, d.q)
		err := Build(t.Context(), d.Path(), Options{}, another{schema: newest, reader: d.Reader}, fine)
		wantCode(t, err, annotate.Conflict)
		if content(t, d.q) != before {
			t.Error("it is not what it was")
		}
	})
	t.Run("stopped", func(t *testing.T) {
		folder := t.TempDir()
		ctx, stop := context.WithCancel(t.Context())
		source := another{schema: newest, reader: d.Reader, alter: func(_ string, row []byte) []byte { stop(); return row }}
		if err := Build(ctx, filepath.Join(folder, "again.tickmark"), Options{}, source, fine); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
		if left, _ := os.ReadDir(folder); len(left) > 0 {
			t.Errorf("there is still %v", left)
		}
	})
}

// The bytes are named once, each with a name that says what it is.
func TestKept(t *testing.T) {
	d, _ := openTest(t)
	addArticle(t, d, "Pier", "The pier is long.")
	var names []string
	err := d.View(t.Context(), func(v View) error {
		kept, err := v.Kept(t.Context())
		for _, k := range kept {
			r, err := v.Bytes(t.Context(), k.Hash)
			if err != nil {
				return err
			}
			if b, err := io.ReadAll(r); err != nil || annotate.Hash(b) != k.Hash || int64(len(b)) != k.Size {
				t.Errorf("%+v has the bytes %q, %v", k, b, err)
			}
			names = append(names, k.Name)
		}
		return err
	})
	slices.Sort(names)
	if want := []string{"courier.txt", "sentences.json", "text.json"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("%q, %v", names, err)
	}
}
