package db

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
)

// A backup is of the moment at which it began, however much is written meanwhile.
func TestBackUpWhileOthersWrite(t *testing.T) {
	d, clock := openTest(t)
	a := addArticle(t, d, "Pier", "The pier is 900 m long.")
	addClaim(t, d, a, annotate.Span{Start: 0, End: 8})
	if _, _, err := d.AddContent(t.Context(), strings.NewReader(strings.Repeat("copy of a source ", 1<<17)), 1<<30); err != nil {
		t.Fatal(err)
	}
	before := state(t, d)
	head, err := d.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "backup.tickmark")
	last, calls := int64(0), 0
	made, err := d.BackUp(t.Context(), path, func(done, total int64) {
		addArticle(t, d, fmt.Sprint("Meanwhile ", calls), "Words.")
		if done < last || done > total {
			t.Errorf("%d of %d bytes after %d", done, total, last)
		}
		last, calls = done, calls+1
	})
	if err != nil {
		t.Fatal(err)
	}
	if calls < 2 {
		t.Errorf("it was copied in %d steps, so nothing came between them", calls)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if made.Head != head || made.Size != info.Size() || made.LibraryID == "" {
		t.Errorf("it is %+v of %d bytes, of a library with the head %+v", made, info.Size(), head)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("it has the permissions %v", info.Mode())
	}
	if left := folder(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("%d files are in the folder of the backup", len(left))
	}
	_, err = d.BackUp(t.Context(), path, nil)
	wantCode(t, err, annotate.Conflict)
	if got := state(t, reopen(t, path, clock)); got != before {
		t.Errorf("the backup holds\n%s\nnot\n%s", got, before)
	}
}

func TestBackUpThatFailsLeavesNothing(t *testing.T) {
	t.Run("stopped", func(t *testing.T) {
		d, _ := openTest(t)
		ctx, stop := context.WithCancel(t.Context())
		to := t.TempDir()
		if _, err := d.BackUp(ctx, filepath.Join(to, "b"), func(_, _ int64) { stop() }); err == nil {
			t.Error("it was not stopped")
		}
		if left := folder(t, to); len(left) != 0 {
			t.Errorf("%d files are left", len(left))
		}
	})
	t.Run("damaged library", func(t *testing.T) {
		d, _ := unchecked(t) // a large one, say, in which one can work already
		file, err := os.OpenFile(d.path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		info, _ := file.Stat()
		for at := int64(pageSize * 3); at < info.Size(); at += pageSize * 2 {
			if _, err := file.WriteAt([]byte(strings.Repeat("\xA5", 200)), at); err != nil {
				t.Fatal(err)
			}
		}
		file.Close()
		to := t.TempDir()
		_, err = d.BackUp(t.Context(), filepath.Join(to, "b"), nil)
		wantCode(t, err, annotate.Invalid)
		if left := folder(t, to); len(left) != 0 {
			t.Errorf("%d files are left", len(left))
		}
		close(d.check.done)
		d.Close()
	})
	t.Run("no folder", func(t *testing.T) {
		d, _ := openTest(t)
		_, err := d.BackUp(t.Context(), filepath.Join(t.TempDir(), "gone", "b"), nil)
		wantCode(t, err, annotate.Invalid)
	})
}

// oldAndBackup is a library in a folder of its own, with a log beside it if hot, and a
// backup of another state; and what each holds.
func oldAndBackup(t *testing.T, hot bool) (path, backup, old, restored string) {
	t.Helper()
	d, _ := openTest(t)
	addArticle(t, d, "In both", "The pier is 900 m long.")
	backup = filepath.Join(t.TempDir(), "backup.tickmark")
	restored = state(t, d)
	if _, err := d.BackUp(t.Context(), backup, nil); err != nil {
		t.Fatal(err)
	}
	addArticle(t, d, "Old", "The pier is 700 m long.")
	if old = state(t, d); !hot {
		d.Close()
	}
	path = filepath.Join(t.TempDir(), "library.tickmark")
	for _, ending := range []string{"", "-wal"} {
		if b, err := os.ReadFile(d.path + ending); err == nil && len(b) > 0 {
			if err := os.WriteFile(path+ending, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if holds(path+"-wal") != hot {
		t.Fatalf("there is a log: %v", !hot)
	}
	return path, backup, old, restored
}

// opened returns what the library at path holds, and leaves no log.
func opened(t *testing.T, path string) string {
	t.Helper()
	d, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatalf("open %s: %v", path, err)
	}
	defer d.Close()
	if v, err := d.Verify(t.Context(), nil); err != nil || len(v.Damages) > 0 {
		t.Errorf("%s has the damages %v, %v", path, v.Damages, err)
	}
	return state(t, d)
}

func TestRestore(t *testing.T) {
	for _, hot := range []bool{false, true} {
		t.Run(fmt.Sprintf("log %v", hot), func(t *testing.T) {
			path, backup, old, restored := oldAndBackup(t, hot)
			at := time.Date(2026, 3, 1, 12, 30, 0, 0, time.UTC)
			for round := range 2 { // the second time, the name is taken
				kept, err := Restore(t.Context(), path, backup, Options{Now: func() time.Time { return at }}, nil)
				if err != nil {
					t.Fatal(err)
				}
				want := []string{"library.before-restore-20260301T123000Z.tickmark", "library.before-restore-20260301T123002Z.tickmark"}[round]
				if filepath.Base(kept) != want {
					t.Errorf("the old library is kept as %s, not %s", kept, want)
				}
				if got := opened(t, path); got != restored {
					t.Errorf("restored is\n%s\nnot\n%s", got, restored)
				}
				if round == 0 {
					if got := opened(t, kept); got != old {
						t.Errorf("kept is\n%s\nnot\n%s", got, old)
					}
				}
			}
			if files := folder(t, filepath.Dir(path)); len(files) != 3 {
				t.Errorf("%d files are in the folder of the library", len(files))
			}
		})
	}
	t.Run("no library", func(t *testing.T) {
		_, backup, _, restored := oldAndBackup(t, false)
		path := filepath.Join(t.TempDir(), "new folder", "library.tickmark")
		if kept, err := Restore(t.Context(), path, backup, Options{}, nil); err != nil || kept != "" {
			t.Fatalf("kept %q, %v", kept, err)
		}
		if got := opened(t, path); got != restored {
			t.Errorf("restored is\n%s", got)
		}
	})
	t.Run("from a library that was kept with its log", func(t *testing.T) {
		kept, _, old, _ := oldAndBackup(t, true)
		path := filepath.Join(t.TempDir(), "library.tickmark")
		if _, err := Restore(t.Context(), path, kept, Options{}, nil); err != nil {
			t.Fatal(err)
		}
		if got := opened(t, path); got != old {
			t.Errorf("restored is\n%s", got)
		}
	})
	t.Run("what cannot be restored changes nothing", func(t *testing.T) {
		path, backup, old, _ := oldAndBackup(t, false)
		whole, err := os.ReadFile(backup)
		if err != nil {
			t.Fatal(err)
		}
		folderOf := t.TempDir()
		for name, change := range map[string][]byte{"cut": whole[:len(whole)/2], "text": []byte("no library"), "empty": nil} {
			bad := filepath.Join(folderOf, name)
			if err := os.WriteFile(bad, change, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := Restore(t.Context(), path, bad, Options{}, nil); annotate.CodeOf(err) == "" {
				t.Errorf("%s: %v", name, err)
			}
		}
		_, err = Restore(t.Context(), path, filepath.Join(folderOf, "none"), Options{}, nil)
		wantCode(t, err, annotate.NotFound)
		if files := folder(t, filepath.Dir(path)); len(files) != 1 {
			t.Errorf("%d files are in the folder of the library", len(files))
		}
		d := reopen(t, path, newClock())
		if got := state(t, d); got != old {
			t.Errorf("the library holds\n%s", got)
		}
		_, err = Restore(t.Context(), path, backup, Options{}, nil)
		wantCode(t, err, annotate.Conflict)
	})
}

// Stopped at any step, restoring leaves the library as it is; the last step that is told is the
// one after which nothing stops it.
func TestRestoreIsToldAndStopped(t *testing.T) {
	path, backup, old, _ := oldAndBackup(t, true)
	large := reopen(t, backup, newClock())
	if _, _, err := large.AddContent(t.Context(), bytes.NewReader(noise(12<<20)), 1<<30); err != nil {
		t.Fatal(err)
	}
	restored := state(t, large)
	if err := large.Close(); err != nil {
		t.Fatal(err)
	}
	copied := func(t *testing.T) string {
		t.Helper()
		to := filepath.Join(t.TempDir(), filepath.Base(path))
		if err := os.CopyFS(filepath.Dir(to), os.DirFS(filepath.Dir(path))); err != nil {
			t.Fatal(err)
		}
		return to
	}
	steps := told(t, func(tell func(done, total int64)) error {
		_, err := Restore(t.Context(), copied(t), backup, Options{}, tell)
		return err
	})
	for step := range steps {
		t.Run(fmt.Sprint(step), func(t *testing.T) {
			at := copied(t)
			before := folder(t, filepath.Dir(at))
			ctx, tell := stoppedAt(t, step)
			_, err := Restore(ctx, at, backup, Options{}, tell)
			if step == steps-1 {
				if got := opened(t, at); err != nil || got != restored {
					t.Errorf("after its last step, %v, and the library holds\n%s", err, got)
				}
				return
			}
			if !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			if after := folder(t, filepath.Dir(at)); !maps.Equal(before, after) {
				t.Errorf("the folder has %d files, of which some are others", len(after))
			}
			if got := opened(t, at); got != old {
				t.Errorf("the library holds\n%s", got)
			}
		})
	}
}

// A restore that ends in the middle, after whichever step, leaves the old library or the
// restored one, whole, and the old one is kept; the restored one never meets its log.
func TestRestoreThatWasCutShort(t *testing.T) {
	damage := func(t *testing.T, path string) {
		t.Helper()
		b, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(path, b[:len(b)/2], 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	cases := []struct {
		name           string
		hot, isDamaged bool
		// keepFile is how the first step is done; nil: as always.
		keepFile func(s swap) error
	}{
		{name: "closed library"},
		{name: "library with a log", hot: true},
		{name: "damaged library", isDamaged: true},
		{name: "damaged library with a log", hot: true, isDamaged: true},
		{name: "disk on which a file has one name", hot: true, keepFile: func(s swap) error { return os.Rename(s.path, s.kept) }},
	}
	for _, c := range cases {
		laid, backup, old, restored := oldAndBackup(t, c.hot)
		if c.isDamaged {
			damage(t, laid)
		}
		before := folder(t, filepath.Dir(laid))
		for done := -1; done <= len(swap{}.steps()); done++ {
			t.Run(fmt.Sprintf("%s, %d steps", c.name, done), func(t *testing.T) {
				t.Parallel()
				path := filepath.Join(t.TempDir(), filepath.Base(laid))
				if err := os.CopyFS(filepath.Dir(path), os.DirFS(filepath.Dir(laid))); err != nil {
					t.Fatal(err)
				}
				if _, err := writeCopy(t.Context(), backup, lookParameters, path+".restoring", nil); err != nil {
					t.Fatal(err)
				}
				if done < 0 { // before it was decided
					if !c.isDamaged {
						if got := opened(t, path); got != old {
							t.Errorf("the library holds\n%s\nnot\n%s", got, old)
						}
					}
					return
				}
				if err := os.Rename(path+".restoring", path+restoredEnding); err != nil {
					t.Fatal(err)
				}
				kept, err := keptName(path, path+restoredEnding)
				if err != nil {
					t.Fatal(err)
				}
				s := swap{path, kept}
				steps := s.steps()
				if c.keepFile != nil {
					steps[0] = func() error { return c.keepFile(s) }
				}
				for _, step := range steps[:done] {
					if err := step(); err != nil {
						t.Fatal(err)
					}
				}
				if got := opened(t, path); got != restored {
					t.Errorf("the library holds\n%s\nnot\n%s", got, restored)
				}
				after := folder(t, filepath.Dir(path))
				for _, ending := range []string{"", "-wal"} {
					if after[filepath.Base(kept)+ending] != before["library.tickmark"+ending] {
						t.Errorf("the old library%s is not kept as it was", ending)
					}
				}
				if !c.isDamaged {
					if got := opened(t, kept); got != old {
						t.Errorf("kept is\n%s\nnot\n%s", got, old)
					}
				}
			})
		}
	}
}
