package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
	"tickmark/app/sealed"
)

// damagedWithBackup is a library that has lost a page, and of which there is a backup; and
// what it holds now.
func damagedWithBackup(t *testing.T) (path string, backup Backup, o Options, damaged []byte) {
	t.Helper()
	now := noon
	a, o := openAt(t, &now)
	harbour(t, a)
	backup, err := a.BackUp(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	path = a.db.Path()
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// Its last page, in which there is nothing that the list of articles is made of.
	damaged = append(content[:len(content)-4096], make([]byte, 4096)...)
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	// A log, of which nothing counts: with one, a library does not open before it is looked through, however long that takes.
	if err := os.WriteFile(path+"-wal", make([]byte, 32), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, backup, o, damaged
}

func articlesOf(t *testing.T, s *Session) int {
	t.Helper()
	a, err := s.App()
	if err != nil {
		t.Fatal(err)
	}
	l, err := a.Library(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return l.Articles
}

// rescued waits until a rescue is over.
func rescued(t *testing.T, s *Session) func(task Task, err error) Task {
	return func(task Task, err error) Task {
		t.Helper()
		for err == nil && task.State == Running {
			task, err = s.Task(t.Context(), task.ID, time.Minute)
		}
		if err != nil {
			t.Fatal(err)
		}
		return task
	}
}

// A library that cannot be opened is told of with what can be done about it; it is not
// changed by any of that but a restore, which keeps it.
func TestSessionOfDamagedLibrary(t *testing.T) {
	path, backup, o, damaged := damagedWithBackup(t)
	same := func(path string) {
		t.Helper()
		if now, err := os.ReadFile(path); err != nil || string(now) != string(damaged) {
			t.Fatalf("the damaged library has changed: %v", err)
		}
	}
	s := NewSession(t.Context(), path, o)
	defer s.Close()
	_, err := s.App()
	wantCode(t, err, annotate.Invalid)
	state := s.State()
	if strings.Contains(state.Problem, "--") {
		t.Errorf("whoever sees only the window is told: %s", state.Problem)
	}
	if state.IsOpen || !state.Readable || state.Code != annotate.Invalid || len(state.Backups) != 1 || state.Backups[0] != backup {
		t.Errorf("the state is %+v", state)
	}
	if err := s.Reopen(t.Context(), false); err != nil || s.State().IsOpen {
		t.Errorf("it was opened, %v", err)
	}
	same(path)

	if err := s.Reopen(t.Context(), true); err != nil || !s.State().IsOpen {
		t.Fatalf("it cannot be opened to be read: %+v, %v", s.State(), err)
	}
	if got := articlesOf(t, s); got != 1 {
		t.Errorf("%d articles can be read", got)
	}
	a, err := s.App()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.Articles(t.Context(), ArticleQuery{Limit: 10}); err != nil {
		t.Errorf("the list of articles: %v", err)
	}
	wantCode(t, a.SetPerson(t.Context(), "Ada"), annotate.Invalid)
	same(path)

	// What can be read is saved beside it, and takes its place if that is wanted.
	if _, err := s.StartSalvage(t.Context()); annotate.CodeOf(err) != annotate.Conflict {
		t.Errorf("an open one was salvaged: %v", err)
	}
	if err := s.Reopen(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	task := rescued(t, s)(s.StartSalvage(t.Context()))
	saved := task.Salvaged
	if saved == nil || saved.Name != "checks.saved.tickmark" || saved.Kinds[0] != (SalvagedKind{Title: "Article", Saved: 1}) {
		t.Fatalf("saved is %+v", task)
	}
	if state := s.State(); state.Rescue == nil || state.Rescue.ID != task.ID || state.Rescue.Salvaged != saved {
		t.Errorf("the session knows of %+v", state.Rescue)
	}
	kept := rescued(t, s)(s.StartRestore(t.Context(), saved.Name, sealed.Passphrase{})).Kept
	same(filepath.Join(filepath.Dir(path), kept))
	if got := articlesOf(t, s); got != 1 {
		t.Errorf("saved are %d articles", got)
	}
	if err := errors.Join(os.Remove(path), os.Rename(filepath.Join(filepath.Dir(path), kept), path)); err != nil {
		t.Fatal(err)
	}

	_, err = s.StartRestore(t.Context(), "../elsewhere.tickmark", sealed.Passphrase{})
	wantCode(t, err, annotate.NotFound)
	kept = rescued(t, s)(s.StartRestore(t.Context(), backup.Name, sealed.Passphrase{})).Kept
	same(filepath.Join(filepath.Dir(path), kept))
	if got := articlesOf(t, s); got != 1 {
		t.Errorf("restored are %d articles", got)
	}
	if a, err = s.App(); err != nil {
		t.Fatal(err)
	}
	if err := a.SetPerson(t.Context(), "Ada"); err != nil {
		t.Errorf("the restored library cannot be written: %v", err)
	}
}

// A backup that is not whole leaves the library open as it was; another library can be
// chosen, also one that cannot be opened, and the way back stays open.
func TestSessionChangesLibraries(t *testing.T) {
	now := noon
	a, o := openAt(t, &now)
	harbour(t, a)
	backup, err := a.BackUp(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	path := a.db.Path()
	listed, err := a.Backups(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	a.Close()
	s := NewSession(t.Context(), path, o)
	defer s.Close()
	if err := os.WriteFile(filepath.Join(listed.Folder, backup.Name), make([]byte, backup.Size), 0o600); err != nil {
		t.Fatal(err)
	}
	task := rescued(t, s)(s.StartRestore(t.Context(), backup.Name, sealed.Passphrase{}))
	if task.State != Failed || !strings.Contains(task.Error, "not what was written") {
		t.Errorf("the restore is %+v", task)
	}
	if got := articlesOf(t, s); got != 1 {
		t.Errorf("%d articles are left", got)
	}
	text := filepath.Join(t.TempDir(), "letter.tickmark")
	if err := os.WriteFile(text, []byte("Dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, each := range []struct {
		path string
		code annotate.Code
	}{{text, annotate.Unsupported}, {path, ""}, {filepath.Join(t.TempDir(), "new.tickmark"), ""}} {
		if err := s.Choose(t.Context(), each.path); err != nil {
			t.Fatal(err)
		}
		if state := s.State(); state.Code != each.code || state.IsOpen != (each.code == "") || state.Readable {
			t.Errorf("%s: %+v", each.path, state)
		}
	}
	if got := articlesOf(t, s); got != 0 {
		t.Errorf("the new library has %d articles", got)
	}
}
