package app

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tickmark/annotate"
	"tickmark/app/sealed"
)

// long is how long a file is that takes a while to be gone through, in bytes. What is added to
// one takes no room on the disk.
const long = 8 << 30

// stopped waits until a rescue has come some way, finds that nothing else may be done with the
// library meanwhile, and stops it.
func stopped(t *testing.T, s *Session) func(task Task, err error) {
	return func(task Task, err error) {
		t.Helper()
		for err == nil && task.State == Running && task.Done == 0 {
			task, err = s.Task(t.Context(), task.ID, time.Minute)
		}
		if err != nil || task.State != Running {
			t.Fatalf("it is %+v, %v", task, err)
		}
		if state := s.State(); state.IsOpen || state.Rescue == nil || state.Rescue.ID != task.ID || state.Rescue.State != Running {
			t.Errorf("the session is %+v", state)
		}
		for name, err := range map[string]error{
			"opened": s.Reopen(t.Context(), false), "left": s.Choose(t.Context(), filepath.Join(t.TempDir(), "other.tickmark")),
		} {
			if annotate.CodeOf(err) != annotate.Conflict {
				t.Errorf("meanwhile it was %s: %v", name, err)
			}
		}
		_, err = s.StartSalvage(t.Context())
		wantCode(t, err, annotate.Conflict)
		if err := s.CancelTask(task.ID); err != nil {
			t.Fatal(err)
		}
		if task := rescued(t, s)(task, nil); task.State != Cancelled || task.Error != "" || task.Salvaged != nil {
			t.Errorf("it ended as %+v", task)
		}
	}
}

// A salvage that is stopped has made nothing, and can be begun again.
func TestStoppedSalvage(t *testing.T) {
	path, _, o, damaged := damagedWithBackup(t)
	// Without its first page, none opens: other damage is found only when a check comes to it.
	clear(damaged[:4096])
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	s := NewSession(t.Context(), path, o)
	defer s.Close()
	if err := os.Truncate(path, long); err != nil {
		t.Fatal(err)
	}
	stopped(t, s)(s.StartSalvage(t.Context()))
	if made, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*saved*")); err != nil || len(made) > 0 {
		t.Errorf("it has made %q, %v", made, err)
	}
	if err := os.Truncate(path, int64(len(damaged))); err != nil {
		t.Fatal(err)
	}
	if task := rescued(t, s)(s.StartSalvage(t.Context())); task.State != Done || task.Done != task.Total {
		t.Errorf("begun again, it is %+v", task)
	}
}

// A restore that is stopped leaves the library open as it was, here to be read only; and
// without a library, there is none. The program may end while one goes on.
func TestStoppedRestore(t *testing.T) {
	path, backup, o, damaged := damagedWithBackup(t)
	s := NewSession(t.Context(), path, o)
	defer s.Close()
	listed, err := ListBackups(path, o.Settings)
	if err != nil {
		t.Fatal(err)
	}
	lengthen := func(b Backup, size int64) {
		t.Helper()
		b.Size = size
		if err := errors.Join(os.Truncate(filepath.Join(listed.Folder, b.Name), size), writeManifest(listed.Folder, b)); err != nil {
			t.Fatal(err)
		}
	}
	lengthen(backup, long)
	restore := func() (Task, error) { return s.StartRestore(t.Context(), backup.Name, sealed.Passphrase{}) }
	for _, c := range []struct {
		content string
		isOpen  bool // to be read only
	}{{"Dear diary", false}, {string(damaged), true}} {
		if err := errors.Join(os.WriteFile(path, []byte(c.content), 0o600), s.Reopen(t.Context(), c.isOpen)); err != nil {
			t.Fatal(err)
		}
		stopped(t, s)(restore())
		a, err := s.App()
		if isOpen := err == nil; isOpen != c.isOpen {
			t.Errorf("the session is %+v", s.State())
		} else if isOpen {
			wantCode(t, a.SetPerson(t.Context(), "Ada"), annotate.Invalid)
		}
		if now, err := os.ReadFile(path); err != nil || string(now) != c.content {
			t.Errorf("the library has changed: %v", err)
		}
	}
	task, err := restore()
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	if task := rescued(t, s)(task, nil); task.State != Cancelled {
		t.Errorf("at the end of the program it is %+v", task)
	}
	lengthen(backup, backup.Size)
	again := NewSession(t.Context(), path, o)
	defer again.Close()
	if task := rescued(t, again)(again.StartRestore(t.Context(), backup.Name, sealed.Passphrase{})); task.State != Done || task.Done != task.Total {
		t.Errorf("begun again, it is %+v", task)
	}
	if got := articlesOf(t, again); got != 1 {
		t.Errorf("restored are %d articles", got)
	}
}
