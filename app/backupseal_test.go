package app

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tickmark/annotate"
	"tickmark/app/sealed"
)

// Sealed backups tell nothing without the passphrase, open with what lies beside them,
// are restored, and rotate together with plain ones.
func TestSealedBackups(t *testing.T) {
	now := noon
	a, o := openAt(t, &now)
	harbour(t, a)
	first, second := sealed.NewPassphrase("four mild herons at noon"), sealed.NewPassphrase("five grey gulls by night")
	wantCode(t, a.SetBackupPassphrase(sealed.NewPassphrase("short"), sealed.Passphrase{}), annotate.Invalid)
	backUp := func() Backup {
		t.Helper()
		now = now.Add(time.Hour)
		b, err := a.BackUp(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	plain := backUp()
	if err := a.SetBackupPassphrase(first, sealed.Passphrase{}); err != nil {
		t.Fatal(err)
	}
	wantCode(t, a.DeletePlainBackups(t.Context()), annotate.Conflict) // no other way back yet
	folder := filepath.Dir(a.db.Path())
	b := backUp()
	content, err := os.ReadFile(filepath.Join(folder, "backups", b.Name))
	if err != nil || b.SealedFor == "" || !sealed.Is(content) || bytes.Contains(content, []byte("40 million")) {
		t.Errorf("%+v, %v, of %d bytes", b, err, len(content))
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*.partial*")); len(left) > 0 {
		t.Errorf("plain is left behind: %q", left)
	}
	if got := backupsOf(t, a); !slices.Equal(got, []Backup{b, plain}) {
		t.Errorf("listed are %+v", got)
	}
	if err := a.SetBackupPassphrase(second, first); err != nil {
		t.Fatal(err)
	}
	if err := a.DeletePlainBackups(t.Context()); err != nil || len(backupsOf(t, a)) != 1 {
		t.Errorf("left are %+v, %v", backupsOf(t, a), err)
	}
	if _, err := a.Import(t.Context(), Intake{Name: "more.txt", Bytes: []byte("Something else happened.")}); err != nil {
		t.Fatal(err)
	}
	_, err = a.BackUpTo(t.Context(), filepath.Join(t.TempDir(), "own.tickmark"), nil)
	wantCode(t, err, annotate.Invalid)
	library := a.db.Path()
	a.Close()

	// On another machine, where there is nothing but the folder.
	elsewhere := Options{Version: "test", Settings: t.TempDir(), Now: o.Now}
	path := filepath.Join(folder, "backups", b.Name)
	if isSealed, err := IsBackupSealed(library, b.Name, o); err != nil || !isSealed {
		t.Errorf("it is not said to be sealed, %v", err)
	}
	_, err = Restore(t.Context(), library, path, first, elsewhere, nil) // the one of before
	wantCode(t, err, annotate.Invalid)
	if _, err := Restore(t.Context(), library, path, second, elsewhere, nil); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), library, o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if l, err := again.Library(t.Context()); err != nil || l.Articles != 1 {
		t.Errorf("restored are %d articles, %v", l.Articles, err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*.partial*")); len(left) > 0 {
		t.Errorf("plain is left behind: %q", left)
	}
	if err := again.StopSealingBackups(); err != nil {
		t.Fatal(err)
	}
	now = now.AddDate(1, 0, 0)
	if after, err := again.BackUp(t.Context(), nil); err != nil || !slices.Equal(backupsOf(t, again), []Backup{after}) || after.SealedFor != "" {
		t.Errorf("after a year there are %+v, %v", backupsOf(t, again), err)
	}
	// The key stays where sealed backups may have been copied from.
	if keys, _ := filepath.Glob(filepath.Join(folder, "backups", "backup-key-*.age")); len(keys) != 1 {
		t.Errorf("the keys are %q", keys)
	}
}
