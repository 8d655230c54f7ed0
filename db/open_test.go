package db

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
)

// Pragmas that reach one connection of the pool only are the classic mistake.
func TestEveryConnectionHasThePragmas(t *testing.T) {
	d, _ := openTest(t)
	want := map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000"}
	var held []*sql.Conn
	for i := range d.pool.Stats().MaxOpenConnections {
		conn, err := d.pool.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		held = append(held, conn)
		for pragma, value := range want {
			var got string
			if err := conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != value {
				t.Errorf("connection %d: %s is %s (%v), want %s", i, pragma, got, err, value)
			}
		}
	}
	for _, conn := range held {
		conn.Close()
	}
	// A transaction that is not immediate would let both in, and fail one later.
	tx, err := d.pool.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := d.pool.BeginTx(ctx, nil); err == nil {
		t.Error("two writers are in at once")
	}
}

// folder returns the names and contents of the files in a folder.
func folder(t *testing.T, path string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if content, err := os.ReadFile(filepath.Join(path, e.Name())); err == nil {
			files[e.Name()] = string(content)
		}
	}
	return files
}

// closedLibrary returns the path of a library with some articles.
func closedLibrary(t *testing.T) string {
	t.Helper()
	d, _ := openTest(t)
	for i := range 10 {
		addArticle(t, d, fmt.Sprint("Pier ", i), strings.Repeat("The pier is 900 m long. ", 50))
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return d.Path()
}

// What cannot be a library is refused with a reason, and nothing in its folder
// changes.
func TestRefusedFilesAreLeftAlone(t *testing.T) {
	edit := func(change func(b []byte) []byte) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			t.Helper()
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, change(b), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	cases := []struct {
		name    string
		change  func(t *testing.T, path string) // of a good library
		code    annotate.Code
		message string
	}{
		{"a text", edit(func([]byte) []byte { return []byte("Dear diary, today the pier was long.") }), annotate.Unsupported, "not a Tickmark library"},
		{"a long text", edit(func([]byte) []byte { return bytes.Repeat([]byte("long "), 5000) }), annotate.Unsupported, "not a Tickmark library"},
		{"another program's database", func(t *testing.T, path string) {
			t.Helper()
			os.Remove(path)
			err := using(path, setupParameters, func(pool *sql.DB) error {
				_, err := pool.ExecContext(t.Context(), "PRAGMA application_id = 7; CREATE TABLE notes (text)")
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}, annotate.Unsupported, "not a Tickmark library"},
		{"a newer library", edit(func(b []byte) []byte {
			binary.BigEndian.PutUint32(b[60:], newest+1)
			return b
		}), annotate.Unsupported, "newer Tickmark"},
		{"a damaged page", edit(func(b []byte) []byte {
			for i := 4096 * 3; i < len(b); i += 4096 {
				copy(b[i:], bytes.Repeat([]byte{0xA5}, 200))
			}
			return b
		}), annotate.Invalid, "damaged"},
		{"a file that was cut short", edit(func(b []byte) []byte { return b[:len(b)/2] }), annotate.Invalid, "damaged"},
		{"a version that is missing", edit(func(b []byte) []byte {
			binary.BigEndian.PutUint32(b[60:], 0)
			return b
		}), annotate.Invalid, "damaged"},
		{"a header that forbids writing", edit(func(b []byte) []byte {
			b[18] = 3
			return b
		}), annotate.Invalid, "damaged"},
		{"a header alone", edit(func(b []byte) []byte { return b[:100] }), annotate.Invalid, "damaged"},
		{"a folder", func(t *testing.T, path string) {
			t.Helper()
			os.Remove(path)
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, annotate.Invalid, "is a folder"},
	}
	library, err := os.ReadFile(closedLibrary(t))
	if err != nil {
		t.Fatal(err)
	}
	refuse := func(t *testing.T) {
		t.Helper()
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "library.tickmark")
				if err := os.WriteFile(path, library, 0o600); err != nil {
					t.Fatal(err)
				}
				c.change(t, path)
				before := folder(t, filepath.Dir(path))
				d, err := Open(t.Context(), path, Options{})
				if err == nil { // it is the check that finds it, later
					err = d.check.wait(t.Context())
					d.Close()
				}
				wantCode(t, err, c.code)
				if !strings.Contains(err.Error(), c.message) || !strings.Contains(err.Error(), path) {
					t.Errorf("the message is %q", err)
				}
				if after := folder(t, filepath.Dir(path)); !maps.Equal(before, after) {
					t.Errorf("the folder has changed: %v, before %v", slices.Collect(maps.Keys(after)), slices.Collect(maps.Keys(before)))
				}
			})
		}
	}
	refuse(t)
	// A large file is opened while it is looked through; so is any on a slow machine.
	defer func(was time.Duration) { checkInOpen = was }(checkInOpen)
	checkInOpen = 0
	t.Run("large", refuse)
	t.Run("no permission", func(t *testing.T) {
		if os.Geteuid() == 0 || runtime.GOOS == "windows" {
			t.Skip("whoever runs this test may read and write everything")
		}
		path := closedLibrary(t)
		if err := os.Chmod(path, 0o400); err != nil {
			t.Fatal(err)
		}
		_, err := Open(t.Context(), path, Options{})
		wantCode(t, err, annotate.Invalid)
	})
}

// unchecked is a library in which a check of the file goes on until the test ends it.
func unchecked(t *testing.T) (*DB, *check) {
	t.Helper()
	d, err := Open(t.Context(), closedLibrary(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	d.check = &check{stop: func() {}, done: make(chan struct{})}
	if err := d.holdUntilChecked(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d, d.check
}

// A large library opens before it has been checked. What is written then leaves the
// file as it is until it has been found whole, and for good if it is damaged.
func TestNoWriteIntoDamagedFile(t *testing.T) {
	d, check := unchecked(t)
	before := folder(t, filepath.Dir(d.path))[filepath.Base(d.path)]
	// More than SQLite leaves in the log.
	hash, _, err := d.AddContent(t.Context(), bytes.NewReader(noise(8<<20)), 16<<20)
	if err != nil {
		t.Fatal(err)
	}
	check.err = damage(d.path, io.ErrUnexpectedEOF)
	close(check.done)
	err = d.SetSetting(t.Context(), "Ada", "person", "Ada")
	wantCode(t, err, annotate.Invalid)
	if !strings.Contains(err.Error(), "-wal") {
		t.Errorf("the message is %q", err)
	}
	wantCode(t, d.Close(), annotate.Invalid)
	if after := folder(t, filepath.Dir(d.path))[filepath.Base(d.path)]; after != before {
		t.Error("the file has changed")
	}
	// It is not really damaged, so that it can be seen that what was acknowledged is kept.
	again, err := Open(t.Context(), d.path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if _, err := again.Content(t.Context(), hash); err != nil {
		t.Error(err)
	}
}

func TestWritesGoIntoWholeFile(t *testing.T) {
	d, check := unchecked(t)
	if err := d.SetSetting(t.Context(), "Ada", "person", "Ada"); err != nil {
		t.Fatal(err)
	}
	closed := make(chan error)
	go func() { closed <- d.Close() }()
	close(check.done)
	if err := <-closed; err != nil {
		t.Fatal(err)
	}
	if left := folder(t, filepath.Dir(d.path)); left[filepath.Base(d.path)+"-wal"] != "" {
		t.Errorf("a log is left of %d bytes", len(left[filepath.Base(d.path)+"-wal"]))
	}
	again, err := Open(t.Context(), d.path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if person, err := again.Setting(t.Context(), "person"); err != nil || person != "Ada" {
		t.Errorf("the person is %q, %v", person, err)
	}
}

func TestOpenPlaces(t *testing.T) {
	for _, name := range []string{"plain", "with space", "50%41 #1?mode=memory&x=y", "图书馆", "quo'te"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "new folder", name)
			d := reopen(t, path, newClock())
			a := addArticle(t, d, "Pier", "The pier is long.")
			d.Close()
			if got := slices.Collect(maps.Keys(folder(t, filepath.Dir(path)))); len(got) != 1 || got[0] != name {
				t.Fatalf("closing leaves the files %q", got)
			}
			if runtime.GOOS != "windows" {
				for path, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
					if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
						t.Errorf("%s has the permissions %v, %v", path, info.Mode(), err)
					}
				}
			}
			if _, err := reopen(t, path, newClock()).Article(t.Context(), a.ID); err != nil {
				t.Error(err)
			}
		})
	}
}

// A copy made with VACUUM INTO is a library, and reads as the one it was made of.
func TestBackupOpens(t *testing.T) {
	d, clock := openTest(t)
	a := addArticle(t, d, "Pier", "The pier is long.")
	addClaim(t, d, a, annotate.Span{Start: 0, End: 8})
	copied := filepath.Join(t.TempDir(), "backup.tickmark")
	if _, err := d.pool.ExecContext(t.Context(), "VACUUM INTO ?", copied); err != nil {
		t.Fatal(err)
	}
	if got := state(t, reopen(t, copied, clock)); got != state(t, d) {
		t.Errorf("the backup holds\n%s", got)
	}
}

// One library is open once, under all its names, and free again at once when its
// holder is gone, even if that was killed.
func TestOneProcessAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.tickmark")
	child := startChild(t, path)
	link := path + "-link"
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{path, link} {
		_, err := Open(t.Context(), name, Options{})
		wantCode(t, err, annotate.Conflict)
	}
	child.kill(t)
	reopen(t, path, newClock())
	_, err := Open(t.Context(), path, Options{})
	wantCode(t, err, annotate.Conflict)
}

// Whatever Do has acknowledged is there after kill -9 in the middle of writing.
func TestKilledWhileWriting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.tickmark")
	acknowledged := map[string]bool{}
	for round := range 5 {
		child := startChild(t, path)
		for _, id := range child.kill(t) {
			acknowledged[id] = true
		}
		d, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatalf("after kill %d: %v", round+1, err)
		}
		page, total, err := d.Articles(t.Context(), ArticleQuery{})
		if err != nil || total > len(acknowledged)+round+1 { // one a kill may have been stored but not acknowledged
			t.Fatalf("the library has %d articles, %d were acknowledged; %v", total, len(acknowledged), err)
		}
		found := map[string]bool{}
		for _, a := range page {
			found[a.ID] = true
		}
		for id := range acknowledged {
			if !found[id] {
				t.Fatalf("article %s was acknowledged and is lost", id)
			}
		}
		state(t, d)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// child is this test binary in another process, at TestMain, which writes
// articles into a library and prints the id of each once it is stored.
type child struct {
	command *exec.Cmd
	output  *bufio.Scanner
}

const childLibrary = "TICKMARK_TEST_CHILD_LIBRARY"

// startChild returns when the child has the library open.
func startChild(t *testing.T, path string) child {
	t.Helper()
	command := exec.CommandContext(t.Context(), os.Args[0])
	command.Env = append(os.Environ(), childLibrary+"="+path)
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	c := child{command, bufio.NewScanner(output)}
	if !c.output.Scan() {
		t.Fatal("the child did not open the library")
	}
	return c
}

// kill lets the child write some articles, kills it in the middle of the next,
// and returns the ids it has printed.
func (c child) kill(t *testing.T) (ids []string) {
	t.Helper()
	for c.output.Scan() {
		ids = append(ids, c.output.Text())
		if len(ids) == 20 {
			if err := c.command.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	c.command.Wait()
	return ids
}

func TestMain(m *testing.M) {
	if path := os.Getenv(childLibrary); path != "" {
		if err := writeForEver(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

func writeForEver(path string) error {
	d, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	fmt.Println("open")
	for {
		var id string
		err := d.Do(context.Background(), Work{Label: "Import"}, func(tx *Tx) error {
			a, v, original := newArticle(tx, "Pier", strings.Repeat("The pier is 900 m long. ", 100))
			id = a.ID
			return firstError(tx.PutArticle(a), tx.AddVersion(v, original))
		})
		if err != nil {
			return err
		}
		fmt.Println(id)
	}
}
