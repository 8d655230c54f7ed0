package app

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
	"tickmark/app/sealed"
)

var noon = time.Date(2026, 3, 20, 12, 0, 0, 0, time.UTC) // a Friday

// madeAt are backups of a megabyte each, made so long before noon; the newest first.
func madeAt(ages ...time.Duration) []Backup {
	all := make([]Backup, len(ages))
	for i, age := range ages {
		all[i] = Backup{At: noon.Add(-age), Size: 1e6}
	}
	return all
}

func TestKeepBackups(t *testing.T) {
	const day = 24 * time.Hour
	hours := func(first, last int) (ages []time.Duration) {
		for h := first; h <= last; h++ {
			ages = append(ages, time.Duration(h)*time.Hour)
		}
		return ages
	}
	cases := []struct {
		name  string
		all   []time.Duration
		limit int64
		want  []time.Duration
	}{
		{"none", nil, 5e9, nil},
		{"all of a day", hours(0, 24), 5e9, hours(0, 24)},
		{"the last of a day", hours(25, 60), 5e9, []time.Duration{25 * time.Hour, 37 * time.Hour}}, // to the beginning of Thursday, the end of Wednesday
		{"fourteen days", []time.Duration{13 * day, 14 * day, 15 * day}, 5e9, []time.Duration{13 * day, 14 * day, 15 * day}},
		{"the last of a week", []time.Duration{0, 26 * day, 27 * day, 28 * day, 34 * day}, 5e9, []time.Duration{0, 26 * day, 33*day + day}},
		{"twelve weeks", []time.Duration{0, 12 * 7 * day, 12*7*day + time.Hour}, 5e9, []time.Duration{0, 12 * 7 * day}},
		{"the newest, though it is old", []time.Duration{400 * day, 500 * day}, 5e9, []time.Duration{400 * day}},
		{"as many as there is room for, the oldest go", hours(0, 9), 3e6, hours(0, 2)},
		{"the newest, though it is too large", hours(0, 2), 5e5, hours(0, 0)},
		{"a clock that went back: all from the future, and the newest from the past", append([]time.Duration{-400 * day, -2 * time.Hour}, hours(0, 2)...), 1e6, []time.Duration{-400 * day, 0}},
		{"a clock that went back, with room", append([]time.Duration{-400 * day, -2 * time.Hour}, hours(0, 2)...), 5e9, append([]time.Duration{-400 * day, -2 * time.Hour}, hours(0, 2)...)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := []time.Duration{}
			for _, b := range keepBackups(madeAt(c.all...), noon, c.limit) {
				got = append(got, noon.Sub(b.At))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("kept are %v, not %v", got, c.want)
			}
		})
	}
}

// openAt opens a library whose clock the test sets, with preferences of its own.
func openAt(t *testing.T, now *time.Time) (*App, Options) {
	t.Helper()
	o := Options{Version: "test", Settings: t.TempDir(), Now: func() time.Time { return *now }}
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "checks.tickmark"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a, o
}

func backupsOf(t *testing.T, a *App) []Backup {
	t.Helper()
	found, err := a.Backups(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return found.Backups
}

func TestBackupsThatAreDue(t *testing.T) {
	now := noon
	a, _ := openAt(t, &now)
	look := func(want int, why string) {
		t.Helper()
		if err := a.backUpIfDue(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := backupsOf(t, a); len(got) != want {
			t.Fatalf("%s: there are %d backups, not %d", why, len(got), want)
		}
	}
	harbour(t, a)
	look(1, "the first")
	now = now.Add(2 * time.Hour)
	look(1, "nothing has changed")
	harbour2 := func(text string) {
		if _, err := a.Import(t.Context(), Intake{Name: "more.txt", Bytes: []byte(text)}); err != nil {
			t.Fatal(err)
		}
	}
	harbour2("Something else happened in Lindmouth.")
	look(2, "something has")
	now = now.Add(59 * time.Minute)
	harbour2("And then something more.")
	look(2, "not an hour ago")
	now = now.Add(-6 * time.Hour)
	look(3, "the clock has gone back")
	if got := backupsOf(t, a); !got[0].At.Equal(noon.Add(2 * time.Hour)) {
		t.Errorf("the first listed is of %v", got[0].At)
	}

	gone := filepath.Join(t.TempDir(), "stick")
	if _, err := a.ChangePreferences(func(p *Preferences) error { p.BackupFolder = gone; return nil }); err != nil {
		t.Fatal(err)
	}
	wantCode(t, a.backUpIfDue(t.Context()), annotate.NotFound)
	if !strings.Contains(a.backupFailure(), gone) {
		t.Errorf("the failure is %q", a.backupFailure())
	}
	if err := os.Mkdir(gone, 0o700); err != nil {
		t.Fatal(err)
	}
	look(1, "the folder is there")
	if a.backupFailure() != "" {
		t.Errorf("the failure is still %q", a.backupFailure())
	}
}

func TestRotationDeletesWhatItMade(t *testing.T) {
	now := noon
	a, _ := openAt(t, &now)
	harbour(t, a)
	make1 := func() {
		t.Helper()
		if _, err := a.BackUp(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	}
	make1()
	folder := filepath.Join(filepath.Dir(a.db.Path()), "backups")
	foreign := filepath.Join(folder, "checks-20250101T0000Z.tickmark")
	if err := os.WriteFile(foreign, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	other := Backup{Format: backupFormat, LibraryID: "another library", Name: "checks-20240101T0000Z.tickmark", Size: 4}
	if err := os.WriteFile(filepath.Join(folder, other.Name), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := writeManifest(folder, other); err != nil {
		t.Fatal(err)
	}
	now = noon.AddDate(1, 0, 0)
	make1()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := []string{"checks-20240101T0000Z.json", other.Name, filepath.Base(foreign), "checks-20270320T1200Z.json", "checks-20270320T1200Z.tickmark"}
	if !slices.Equal(names, want) {
		t.Errorf("the folder has %q, not %q", names, want)
	}
}

func TestRestoreBackup(t *testing.T) {
	now := noon
	a, o := openAt(t, &now)
	harbour(t, a)
	b, err := a.BackUp(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Import(t.Context(), Intake{Name: "more.txt", Bytes: []byte("Something else happened.")}); err != nil {
		t.Fatal(err)
	}
	library := a.db.Path()
	_, err = Restore(t.Context(), library, b.Name, sealed.Passphrase{}, o, nil)
	wantCode(t, err, annotate.Conflict)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	listed, err := ListBackups(library, o.Settings)
	if err != nil || len(listed.Backups) != 1 {
		t.Fatalf("listed are %+v, %v", listed, err)
	}
	kept, err := Restore(t.Context(), library, b.Name, sealed.Passphrase{}, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{library: 1, kept: 2} {
		again, err := Open(t.Context(), path, o)
		if err != nil {
			t.Fatal(err)
		}
		l, err := again.Library(t.Context())
		if err != nil || l.Articles != want {
			t.Errorf("%s has %d articles, not %d; %v", path, l.Articles, want, err)
		}
		again.Close()
	}

	// A word that has become another, which the database does not notice.
	path := filepath.Join(listed.Folder, b.Name)
	content, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, bytes.ReplaceAll(content, []byte("40 million"), []byte("90 million")), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	_, err = Restore(t.Context(), library, path, sealed.Passphrase{}, o, nil)
	wantCode(t, err, annotate.Invalid)
}

// A file that says it is of a backup, and names one elsewhere, is not believed.
func TestManifestNamesItsNeighbour(t *testing.T) {
	folder := t.TempDir()
	outside := filepath.Join(filepath.Dir(folder), "precious.tickmark")
	if err := os.WriteFile(outside, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]Backup{
		"precious.json": {Format: backupFormat, Name: "../precious.tickmark", Size: 4},
		"other.json":    {Format: backupFormat, Name: "precious.tickmark", Size: 4},
		"odd.json":      {Format: "of another program", Name: "odd.tickmark"},
	} {
		content, err := json.Marshal(b)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name), content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if found, err := listBackups(folder); err != nil || len(found) != 0 {
		t.Errorf("believed is %+v, %v", found, err)
	}
}
