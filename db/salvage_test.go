package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/annotate"
)

// filled is a library with some of everything, and its file as it is once closed.
func filled(t *testing.T) (path string, file []byte, holds string) {
	t.Helper()
	d, _ := openTest(t)
	for i := range 12 {
		a := addArticle(t, d, fmt.Sprintf("Pier %d", i), strings.Repeat(fmt.Sprintf("The pier number %d is 900 m long. ", i), 40))
		var c annotate.Claim
		for j := range 4 {
			c = addClaim(t, d, a, annotate.Span{Start: 40 * j, End: 40*j + 30})
		}
		if i%4 == 0 {
			capture(t, d, c)
		}
	}
	if _, _, err := d.AddContent(t.Context(), bytes.NewReader(noise(50_000)), 1<<20); err != nil {
		t.Fatal(err)
	}
	holds = recordsOf(t, d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	return d.path, file, holds
}

// recordsOf is all that a library holds, without its history.
func recordsOf(t *testing.T, d *DB) string {
	t.Helper()
	_, records, _ := strings.Cut(everything(t, d), "\n2 ")
	return records
}

// salvaged salvages a file and returns what came of it, and the new library.
func salvaged(t *testing.T, path string) (Salvaged, *DB) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "saved.tickmark")
	saved, err := Salvage(t.Context(), path, to, Options{Now: newClock().Now}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return saved, reopen(t, to, newClock())
}

func damagedBy(file []byte, seed uint64) []byte {
	random := rand.New(rand.NewPCG(seed, 1))
	file = bytes.Clone(file)
	page := func() []byte {
		at := random.IntN(len(file)/pageSize) * pageSize
		return file[at : at+pageSize]
	}
	switch seed % 5 {
	case 0:
		for range 1 + random.IntN(4) {
			clear(page())
		}
	case 1:
		for range 1 + random.IntN(100) {
			file[random.IntN(len(file))] ^= 1 << random.IntN(8)
		}
	case 2:
		file = file[:random.IntN(len(file))]
	case 3:
		for range 1 + random.IntN(4) {
			copy(page(), page())
		}
	case 4: // where pages say what is on them
		for range 1 + random.IntN(30) {
			page()[random.IntN(40)] = byte(random.Uint32())
		}
	}
	return file
}

// Of a library in which nothing is damaged, everything is saved: closed, or with a log
// beside it, or of an older Tickmark in the middle of a migration.
func TestSalvageOfWhatIsWhole(t *testing.T) {
	path, _, holds := filled(t)
	saved, again := salvaged(t, path)
	if got := recordsOf(t, again); got != holds || !saved.HistoryWhole || len(saved.Lost)+len(saved.LostBytes)+saved.Unread > 0 {
		t.Errorf("of a closed one, it saved %+v", saved)
	}

	d := reopen(t, path, newClock())
	addArticle(t, d, "Quay", "The quay is long.")
	logged := filepath.Join(t.TempDir(), "logged.tickmark")
	for _, ending := range []string{"", "-wal"} {
		copyFile(t, path+ending, logged+ending)
	}
	if _, again := salvaged(t, logged); recordsOf(t, again) != recordsOf(t, d) {
		t.Error("what is only in the log is not saved")
	}

	old := filepath.Join(t.TempDir(), "old.tickmark")
	beginOld(t, old)
	half := filepath.Join(t.TempDir(), "half.tickmark")
	err := using(old, setupParameters+"&_pragma=cache_size(1)&_pragma=journal_mode(delete)", func(pool *sql.DB) error {
		tx, err := pool.BeginTx(t.Context(), nil)
		if err != nil {
			return err
		}
		defer tx.Rollback()
		if _, err := tx.ExecContext(t.Context(), "UPDATE articles SET title = 'Half'; CREATE TABLE big (b); INSERT INTO big VALUES (randomblob(1000000))"); err != nil {
			return err
		}
		for _, ending := range []string{"", "-journal"} {
			copyFile(t, old+ending, half+ending)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, again = salvaged(t, half)
	migrated := reopen(t, old, newClock())
	if got, want := recordsOf(t, again), recordsOf(t, migrated); got != want {
		t.Errorf("of an old one it saved\n%s\nand not\n%s", got, want)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// What the history still tells is not lost, even where the tables are that it is of, and
// the page that says where they begin.
func TestSalvageFromHistory(t *testing.T) {
	path, file, holds := filled(t)
	clear(file[:pageSize])
	for _, table := range []string{"claims", "verdicts", "sources", "scales"} {
		root, err := rootOf(t, path, table)
		if err != nil {
			t.Fatal(err)
		}
		clear(file[(root-1)*pageSize : root*pageSize])
	}
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	saved, d := salvaged(t, path)
	if recordsOf(t, d) != holds || len(saved.Lost) > 0 || !saved.HistoryWhole {
		t.Errorf("it saved %+v", saved)
	}
	if found, _, err := d.Articles(t.Context(), ArticleQuery{Search: "number 7"}); err != nil || len(found) != 1 {
		t.Errorf("found are %v, %v", found, err)
	}
}

func rootOf(t *testing.T, path, table string) (root int, err error) {
	t.Helper()
	err = using(path, lookParameters, func(pool *sql.DB) error {
		return pool.QueryRowContext(t.Context(), "SELECT rootpage FROM sqlite_schema WHERE name = ?", table).Scan(&root)
	})
	return root, err
}

// However a library is damaged: what comes of it is whole ([Salvage] verifies that), what
// is lost is said, and the damaged file stays as it is.
func TestSalvage(t *testing.T) {
	path, file, _ := filled(t)
	for seed := range uint64(15) {
		damaged := damagedBy(file, seed)
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(t.TempDir(), "saved.tickmark")
		saved, err := Salvage(t.Context(), path, to, Options{Now: newClock().Now}, nil)
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, damaged) {
			t.Fatalf("%d: the damaged file has changed: %v", seed, err)
		}
		if err != nil {
			wantCode(t, err, annotate.Invalid)
			if _, err := os.Stat(to); err == nil {
				t.Errorf("%d: there is a file", seed)
			}
			continue
		}
		for _, k := range saved.Kinds {
			if k.Record == "article" && k.Saved+k.Lost != 12 {
				t.Errorf("%d: of the articles it says %+v", seed, k)
			}
		}
	}
}

func TestSalvageRefuses(t *testing.T) {
	d, _ := openTest(t)
	to := filepath.Join(t.TempDir(), "saved.tickmark")
	_, err := Salvage(t.Context(), d.path, to, Options{}, nil)
	wantCode(t, err, annotate.Conflict)
	_, err = Salvage(t.Context(), filepath.Join(t.TempDir(), "none"), to, Options{}, nil)
	wantCode(t, err, annotate.NotFound)
	text := filepath.Join(t.TempDir(), "letter")
	if err := os.WriteFile(text, bytes.Repeat([]byte("Dear diary. "), 10_000), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Salvage(t.Context(), text, to, Options{}, nil)
	wantCode(t, err, annotate.Invalid)
	_, err = Salvage(t.Context(), text, text, Options{}, nil)
	wantCode(t, err, annotate.Conflict)
}

// Whoever waits sees it come nearer to its end at every step. Stopped at any of them, it leaves
// no new library and nothing else.
func TestSalvageIsToldAndStopped(t *testing.T) {
	path, file, _ := filled(t)
	if err := os.WriteFile(path, damagedBy(file, 5), 0o600); err != nil {
		t.Fatal(err)
	}
	salvageTo := func(ctx context.Context, folder string, tell func(done, total int64)) error {
		_, err := Salvage(ctx, path, filepath.Join(folder, "saved.tickmark"), Options{Now: newClock().Now}, tell)
		return err
	}
	steps := told(t, func(tell func(done, total int64)) error { return salvageTo(t.Context(), t.TempDir(), tell) })
	for step := 0; step < steps-1; step += 1 + steps/12 { // after the last, it is whole
		folderOf := t.TempDir()
		ctx, tell := stoppedAt(t, step)
		if err := salvageTo(ctx, folderOf, tell); !errors.Is(err, context.Canceled) {
			t.Fatalf("stopped at step %d of %d: %v", step, steps, err)
		}
		if left := folder(t, folderOf); len(left) > 0 {
			t.Errorf("stopped at step %d of %d, it leaves %d files", step, steps, len(left))
		}
	}
}
