package db

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"tickmark/annotate"
)

// Whichever call the disk fails, once or from then on: work that is refused says why
// and changes nothing, and goes well once the disk does.
func TestDiskFailsDuringWork(t *testing.T) {
	faults := []struct {
		name    string
		code    int32
		ops     string
		message string
	}{
		{"full", sqlite3.SQLITE_FULL, "write", "no room left"},
		{"write error", sqlite3.SQLITE_IOERR_WRITE, "write", "does not take this"},
		{"sync error", sqlite3.SQLITE_IOERR_FSYNC, "sync", "does not take this"},
		{"read error", sqlite3.SQLITE_IOERR_READ, "read", "disk that holds"},
		{"read-only", sqlite3.SQLITE_READONLY, "write sync truncate delete", "does not take this"},
		{"gone", sqlite3.SQLITE_IOERR, "open read write sync truncate delete size map access", "disk that holds"},
	}
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			disk := newDisk(t)
			d := reopen(t, filepath.Join(disk.folder, "library.tickmark"), newClock())
			a := addArticle(t, d, "Pier", strings.Repeat("The pier is 900 m long. ", 20))
			for _, lasts := range []bool{false, true} {
				for n := 1; ; n++ {
					if n > 200 {
						t.Fatal("work that fails all the time")
					}
					// A cold start: pages that are in memory are not read.
					if _, err := d.pool.ExecContext(t.Context(), "PRAGMA shrink_memory; PRAGMA wal_checkpoint"); err != nil {
						t.Fatal(err)
					}
					before, calls := everything(t, d), 0
					disk.failing(func(op, _ string) int32 {
						if !strings.Contains(f.ops, op) {
							return 0
						}
						if calls++; calls == n || lasts && calls > n {
							return f.code
						}
						return 0
					})
					err := d.Do(t.Context(), Work{Label: "Rename", ArticleID: a.ID}, func(tx *Tx) error {
						a.Title, a.UpdatedAt = a.Title+"!", tx.Now()
						return tx.PutArticle(a)
					})
					disk.failing(nil)
					if after := everything(t, d); err != nil && after != before {
						t.Fatalf("call %d failed, so did the work (%v), and something has changed", n, err)
					} else if err == nil && after == before {
						t.Fatalf("call %d failed, the work did not, and nothing has changed", n)
					}
					if err == nil {
						if calls < n {
							break // nothing has failed
						}
						continue
					}
					wantCode(t, err, annotate.Unavailable)
					if !strings.Contains(err.Error(), f.message) {
						t.Errorf("call %d: the message is %q", n, err)
					}
				}
			}
			want := everything(t, d)
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			d = reopen(t, d.path, newClock())
			if everything(t, d) != want {
				t.Error("opened again, it holds something else")
			}
			if v, err := d.Verify(t.Context(), nil); err != nil || len(v.Damages) > 0 {
				t.Errorf("it is damaged: %+v, %v", v.Damages, err)
			}
		})
	}
}

// A disk that cannot be read is not a fault of the program.
func TestDiskFailsDuringReading(t *testing.T) {
	disk := newDisk(t)
	d := reopen(t, filepath.Join(disk.folder, "library.tickmark"), newClock())
	a := addArticle(t, d, "Pier", "The pier is long.")
	disk.failing(func(op, _ string) int32 {
		if op == "read" || op == "open" {
			return sqlite3.SQLITE_IOERR
		}
		return 0
	})
	defer disk.failing(nil)
	d.pool.SetMaxIdleConns(0) // a new connection has nothing in memory
	_, err := d.Article(t.Context(), a.ID)
	wantCode(t, err, annotate.Unavailable)
	_, _, err = d.Articles(t.Context(), ArticleQuery{})
	wantCode(t, err, annotate.Unavailable)
}

// A library that does not fit on the disk any more can be opened once there is room.
func TestDiskIsFullDuringOpening(t *testing.T) {
	for _, version := range []int{0, 7} {
		disk := newDisk(t)
		path := filepath.Join(disk.folder, "library.tickmark")
		if version > 0 {
			if err := migrate(t.Context(), path, 0, theFirst(t, version), newClock().Now()); err != nil {
				t.Fatal(err)
			}
		}
		for n := 1; ; n += 1 + n/4 { // there are hundreds
			calls := 0
			disk.failing(func(op, _ string) int32 {
				if op != "write" {
					return 0
				}
				if calls++; calls >= n {
					return sqlite3.SQLITE_FULL
				}
				return 0
			})
			d, err := Open(t.Context(), path, Options{Now: newClock().Now})
			disk.failing(nil)
			if err == nil {
				d.Close()
				break
			}
			wantCode(t, err, annotate.Unavailable)
			backups, _ := filepath.Glob(path + ".backup*")
			for _, backup := range backups {
				if err := quickCheck(t.Context(), backup, lookParameters); err != nil {
					t.Errorf("half of a backup is left: %v", err)
				}
				os.Remove(backup)
			}
		}
	}
}

// Nothing is written into a file that has been moved away or replaced.
func TestLibraryIsTakenAway(t *testing.T) {
	d, _ := openTest(t)
	addArticle(t, d, "Pier", "The pier is long.")
	before := everything(t, d)
	elsewhere := filepath.Join(t.TempDir(), "library.tickmark")
	if err := os.Rename(d.path, elsewhere); err != nil {
		t.Skip(err) // Windows moves no file that is open
	}
	wantCode(t, d.SetSetting(t.Context(), "Ada", "person", "Ada"), annotate.Unavailable)
	if err := os.WriteFile(d.path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantCode(t, d.SetSetting(t.Context(), "Ada", "person", "Ada"), annotate.Unavailable)
	if err := os.Rename(elsewhere, d.path); err != nil {
		t.Fatal(err)
	}
	if everything(t, d) != before {
		t.Error("something has changed")
	}
	if err := d.SetSetting(t.Context(), "Ada", "person", "Ada"); err != nil {
		t.Error(err)
	}
}

// Work that was stopped says so, whatever the driver calls it.
func TestWorkIsStopped(t *testing.T) {
	d, _ := openTest(t)
	a := addArticle(t, d, "Pier", "The pier is long.")
	before := everything(t, d)
	ctx, stop := context.WithCancel(t.Context())
	err := d.Do(ctx, Work{Label: "Rename", ArticleID: a.ID}, func(tx *Tx) error {
		stop()
		for { // until the transaction is taken back, behind our back
			if _, err := tx.sql.ExecContext(t.Context(), "SELECT 1"); err != nil {
				return err
			}
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if everything(t, d) != before {
		t.Error("something has changed")
	}
}

// A clock that is set back changes neither the order of the history nor what undo
// takes back, and makes no typing of hours later part of what was typed before.
func TestClockIsSetBack(t *testing.T) {
	d, clock := openTest(t)
	a := addArticle(t, d, "Pier", "The pier is long.")
	typed := func(title string) {
		do(t, d, Work{Label: "Rename", ArticleID: a.ID, Person: "Ada", Merge: true}, func(tx *Tx) error {
			a.Title, a.UpdatedAt = title, tx.Now()
			return tx.PutArticle(a)
		})
	}
	typed("Quay")
	clock.t = clock.t.Add(-3 * time.Hour)
	typed("Mole")
	history, err := d.Actions(t.Context(), a.ID, 0)
	if err != nil || len(history) != 2 || !history[0].At.Before(history[1].At) {
		t.Fatalf("the history is %+v, %v", history, err)
	}
	for _, want := range []string{"Quay", "Pier"} {
		if _, err := d.Undo(t.Context(), a.ID, "Ada"); err != nil {
			t.Fatal(err)
		}
		if got, err := d.Article(t.Context(), a.ID); err != nil || got.Title != want {
			t.Errorf("the title is %q, want %q; %v", got.Title, want, err)
		}
	}
	if v, err := d.Verify(t.Context(), nil); err != nil || len(v.Damages) > 0 {
		t.Errorf("it is damaged: %+v, %v", v.Damages, err)
	}
}

func TestDriveOfThisMachineIsNotRemote(t *testing.T) {
	if isRemote(t.TempDir()) {
		t.Skip("the tests run on a network drive")
	}
	if isRemote(filepath.Join(t.TempDir(), "missing")) {
		t.Error("a file that is missing lies on a network drive")
	}
}
